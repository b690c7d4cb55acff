import type { Canvas } from '@napi-rs/canvas';

/** A linear-light picture with premultiplied coverage: r, g, b, a per pixel. */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Float32Array(width * height * 4);
  }

  /** Lays a colour over a pixel with a coverage of 0..1. */
  over(pixel: number, red: number, green: number, blue: number, coverage: number): void {
    const at = pixel * 4;
    const keep = 1 - coverage;
    this.data[at] = this.data[at] * keep + red * coverage;
    this.data[at + 1] = this.data[at + 1] * keep + green * coverage;
    this.data[at + 2] = this.data[at + 2] * keep + blue * coverage;
    this.data[at + 3] = this.data[at + 3] * keep + coverage;
  }

  add(other: Picture, weight: number): void {
    for (let index = 0; index < this.data.length; index++) this.data[index] += other.data[index] * weight;
  }
}

/** sRGB byte -> linear light. */
export const LINEAR = Float32Array.from({ length: 256 }, (_, byte) =>
  byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
);

const TABLE = 4096;
/** Linear light with a soft shoulder above 0.8 -> sRGB byte. */
const ENCODED = Uint8ClampedArray.from({ length: TABLE + 1 }, (_, index) => {
  const value = shoulder((index / TABLE) * 2);
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055) + 0.5;
});

function shoulder(value: number): number {
  const knee = 0.8;
  return value < knee ? value : knee + (1 - knee) * (1 - Math.exp(-(value - knee) / (1 - knee)));
}

/** Lays the figure over the scenery, whose light is multiplied by `shade` per pixel first; returns RGBA bytes. */
export function composed(scenery: Canvas, shade: Float32Array, figure: Picture): Uint8ClampedArray {
  const { width, height } = figure;
  const bytes = scenery.getContext('2d').getImageData(0, 0, width, height).data;
  const encode = (value: number): number => ENCODED[Math.min(TABLE, Math.max(0, Math.round((value / 2) * TABLE)))];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * 4;
    const coverage = figure.data[at + 3];
    if (coverage === 0 && shade[pixel] === 1) continue;
    for (let c = 0; c < 3; c++)
      bytes[at + c] = encode(figure.data[at + c] + LINEAR[bytes[at + c]] * shade[pixel] * (1 - coverage));
  }
  return bytes as Uint8ClampedArray;
}
