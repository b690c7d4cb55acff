import type { Fraction } from '../../contract/media.ts';

/** What stands at the beginning of ffmpeg's `framecrc` output, before the frames. */
export interface FrameListHead {
  readonly timeBase: Fraction;
  /** Size of the frames, pixels as stored, displayed orientation. */
  readonly width: number;
  readonly height: number;
  /** Width by height of a pixel, displayed orientation; null when ffmpeg does not know. */
  readonly pixelAspect: Fraction | null;
}

/** What ffmpeg's `framecrc` output says of a decoded video. */
export interface FrameList extends FrameListHead {
  /** Whether all frames have as many bytes as the first: the size and the format of the pictures never change. */
  readonly uniform: boolean;
  /** Presentation order, units of the time base. */
  readonly pts: readonly number[];
  /** How long the last frame is shown, units of the time base; 0 when ffmpeg does not know. */
  readonly lastDuration: number;
  /** Adler-32 of every frame's decoded pixels in the file's own pixel format, planes one after another without padding. */
  readonly checksums: Uint32Array;
}

/**
 * Reads the text of ffmpeg's `framecrc` muxer line by line: header lines `#tb 0: 1/15360`, `#dimensions 0: 640x480`, `#sar 0: 4/3`, then per frame
 * `stream, dts, pts, duration, size, 0xadler32`.
 *
 * Source: libavformat/framecrcenc.c; unchanged from ffmpeg 2 to 8.
 */
export class FrameListParser {
  #timeBase: Fraction | null = null;
  #size: readonly [number, number] | null = null;
  #pixelAspect: Fraction | null = null;
  #frameBytes: number | null = null;
  #uniform = true;
  readonly #pts: number[] = [];
  readonly #checksums: number[] = [];
  #lastDuration = 0;

  /** Takes one line without its end. @throws Error when a frame line cannot be read */
  line(line: string): void {
    if (line === '') return;
    if (line.startsWith('#')) {
      const timeBase = /^#tb 0: (\d+)\/(\d+)$/.exec(line);
      if (timeBase) this.#timeBase = [Number(timeBase[1]), Number(timeBase[2])];
      const size = /^#dimensions 0: (\d+)x(\d+)$/.exec(line);
      if (size) this.#size = [Number(size[1]), Number(size[2])];
      const aspect = /^#sar 0: ([1-9]\d*)\/([1-9]\d*)$/.exec(line);
      if (aspect) this.#pixelAspect = [Number(aspect[1]), Number(aspect[2])];
      return;
    }
    const frame = /^0,\s*-?\d+,\s*(-?\d+),\s*(-?\d+),\s*(\d+), 0x([0-9a-f]{8})/.exec(line);
    const pts = Number(frame?.[1]);
    if (!frame || !Number.isSafeInteger(pts)) throw new Error(`ffmpeg wrote a frame line that cannot be read: ${line}`);
    this.#pts.push(pts);
    this.#lastDuration = Math.max(0, Number(frame[2]));
    this.#frameBytes ??= Number(frame[3]);
    if (this.#frameBytes !== Number(frame[3])) this.#uniform = false;
    this.#checksums.push(Number.parseInt(frame[4]!, 16));
  }

  /** Number of frames so far. */
  get count(): number {
    return this.#pts.length;
  }

  /** What is known before the first frame; null while the size has not come. */
  get head(): FrameListHead | null {
    if (!this.#timeBase || !this.#size) return null;
    const [width, height] = this.#size;
    return { timeBase: this.#timeBase, width, height, pixelAspect: this.#pixelAspect };
  }

  /** The whole list; null when there was no frame. */
  finish(): FrameList | null {
    const { head } = this;
    if (!head || this.#pts.length === 0) return null;
    return {
      ...head,
      uniform: this.#uniform,
      pts: this.#pts,
      lastDuration: this.#lastDuration,
      checksums: Uint32Array.from(this.#checksums),
    };
  }
}
