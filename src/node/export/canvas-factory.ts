import { type Canvas, createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import type { CanvasRect } from '../../document/overlay/scene.ts';
import type { CanvasFactory, FrameOptions, PictureCanvas } from '../../engine/export/video/canvas-port.ts';
import type { RgbFrame } from '../../engine/ports.ts';
import { registerFonts } from './fonts.ts';
import { rgbToRgba } from './rgb-to-rgba.ts';

/** Pictures on `@napi-rs/canvas` (Skia). */
export function createCanvasFactory(): CanvasFactory {
  registerFonts();
  return { create: (width, height) => new SkiaPicture(width, height) };
}

/** A frame size's buffers, kept from frame to frame: a fresh 8 MB buffer costs more than filling it. */
interface Stage {
  readonly image: ImageData;
  /** Made when a frame has to be scaled or blended. */
  canvas?: { readonly canvas: Canvas; readonly context: SKRSContext2D };
}

class SkiaPicture implements PictureCanvas {
  readonly width: number;
  readonly height: number;
  readonly context: SKRSContext2D;
  readonly #canvas: Canvas;
  readonly #stages = new Map<string, Stage>();

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#canvas = createCanvas(width, height);
    this.context = this.#canvas.getContext('2d');
    this.context.fillStyle = '#000';
    this.context.fillRect(0, 0, width, height);
  }

  drawFrame(frame: RgbFrame, to: CanvasRect, options: FrameOptions = {}): void {
    const { from = { x: 0, y: 0, w: frame.width, h: frame.height }, opacity = 1, blend = 'over', clip } = options;
    const stage = this.#stage(frame.width, frame.height);
    rgbToRgba(frame.data, stage.image.data);
    const whole = from.x === 0 && from.y === 0 && from.w === frame.width && from.h === frame.height;
    const sameSize = from.w === to.width && from.h === to.height && Number.isInteger(to.x) && Number.isInteger(to.y);
    if (whole && sameSize && opacity === 1 && blend === 'over' && (!clip || holds(clip, to))) {
      this.context.putImageData(stage.image, to.x, to.y);
      return;
    }
    const { canvas, context } = (stage.canvas ??= newCanvas(frame.width, frame.height));
    context.putImageData(stage.image, 0, 0);
    this.context.save();
    if (clip) {
      this.context.beginPath();
      this.context.rect(clip.x, clip.y, clip.width, clip.height);
      this.context.clip();
    }
    this.context.globalAlpha = opacity;
    if (blend === 'difference') this.context.globalCompositeOperation = 'difference';
    this.context.imageSmoothingEnabled = true;
    this.context.imageSmoothingQuality = 'high';
    this.context.drawImage(canvas, from.x, from.y, from.w, from.h, to.x, to.y, to.width, to.height);
    this.context.restore();
  }

  rgba(): Uint8Array {
    // The picture is opaque, so that premultiplied pixels are the pixels.
    return this.#canvas.data();
  }

  png(): Promise<Uint8Array> {
    return this.#canvas.encode('png');
  }

  #stage(width: number, height: number): Stage {
    const key = `${width}x${height}`;
    let stage = this.#stages.get(key);
    if (!stage) this.#stages.set(key, (stage = { image: new ImageData(width, height) }));
    return stage;
  }
}

/** Whether one rectangle lies in another. */
function holds(outer: CanvasRect, { x, y, width, height }: CanvasRect): boolean {
  return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
}

function newCanvas(width: number, height: number): { canvas: Canvas; context: SKRSContext2D } {
  const canvas = createCanvas(width, height);
  return { canvas, context: canvas.getContext('2d') };
}
