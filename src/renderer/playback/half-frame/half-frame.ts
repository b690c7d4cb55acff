import { HALF_FRAME_CODE } from './half-frame-code.ts';

/** How colours of a frame are coded. */
export interface YuvCoding {
  /** Shares of red and of blue in the luma. */
  readonly red: number;
  readonly blue: number;
  /** Luma and chroma use all of a byte, not 16 to 235 and 16 to 240. */
  readonly isFullRange: boolean;
}

/** Where a plane of a frame lies in its bytes. */
export interface Plane {
  readonly offset: number;
  /** Bytes from a row to the next. */
  readonly stride: number;
}

/** A frame in 4:2:0 (I420). */
export interface PlanarLayout {
  /** Size of the frame, pixels: both even, the width 16 at least. */
  readonly width: number;
  readonly height: number;
  readonly luma: Plane;
  /** Half as wide and half as high; one stride for both. */
  readonly u: Plane;
  readonly v: Plane;
}

interface Code {
  readonly memory: WebAssembly.Memory;
  convert(...numbers: number[]): void;
}

const PAGE = 65_536;
/** What a vector may read behind the last row. */
const MARGIN = 16;

/**
 * Makes pictures of half the width and height out of frames in 4:2:0, in RGBA: every pixel is the mean of four of luma with the chroma that
 * the four share, so that nothing is read twice and nothing made up. Colours by the definition of the luma (ITU-R BT.709-6, 3.2 to 3.5;
 * BT.601 and BT.2020 with their own shares), within 1 of 255 of what is exact.
 */
export class HalfFrame {
  readonly #code: Code;
  #planes = new Uint8Array(0);

  /** @throws WebAssembly.CompileError where there is no WebAssembly with vectors */
  constructor() {
    const bytes = Uint8Array.from(atob(HALF_FRAME_CODE), (letter) => letter.charCodeAt(0));
    this.#code = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Code;
  }

  /** Room for the planes of a frame, to be filled. It is valid until more is asked for. @param bytes of all planes */
  planes(bytes: number, { width, height }: Pick<PlanarLayout, 'width' | 'height'>): Uint8Array<ArrayBuffer> {
    const { memory } = this.#code;
    const missing = bytes + MARGIN + width * height - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.#planes = new Uint8Array(memory.buffer, 0, bytes);
    return this.#planes as Uint8Array<ArrayBuffer>;
  }

  /** @returns the picture of what lies in {@link planes}, row by row; it is valid until the next one */
  convert(layout: PlanarLayout, coding: YuvCoding): Uint8ClampedArray<ArrayBuffer> {
    const { width, height, luma, u, v } = layout;
    const [columns, rows] = [width / 2, height / 2];
    const out = this.#planes.length + MARGIN;
    const { black, ofLuma, redOfV, greenOfU, greenOfV, blueOfU } = factorsOf(coding);
    this.#code.convert(
      ...[luma.offset, luma.stride, u.offset, v.offset, u.stride, out, columns, rows],
      ...[black, ofLuma, redOfV, greenOfU, greenOfV, blueOfU],
    );
    return new Uint8ClampedArray(this.#code.memory.buffer as ArrayBuffer, out, columns * rows * 4);
  }
}

/** Factors of numbers in sixteenths, in 1/32768: of sums of four luma values times eight, and of chroma times 128. */
function factorsOf({ red, blue, isFullRange }: YuvCoding) {
  const luma = isFullRange ? 1 : 255 / 219;
  const chroma = isFullRange ? 1 : 255 / 224;
  const green = 1 - red - blue;
  const ofChroma = (factor: number) => Math.round(factor * chroma * ((16 / 128) * 32_768));
  return {
    black: isFullRange ? 0 : 4 * 16,
    ofLuma: Math.round(luma * ((16 / 4 / 8) * 32_768)),
    redOfV: ofChroma(2 * (1 - red)),
    greenOfU: ofChroma((2 * (1 - blue) * blue) / green),
    greenOfV: ofChroma((2 * (1 - red) * red) / green),
    blueOfU: ofChroma(2 * (1 - blue)),
  };
}
