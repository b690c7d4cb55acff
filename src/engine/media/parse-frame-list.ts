import type { Fraction } from '../../contract/media.ts';

/** What ffmpeg's `framecrc` output says of a decoded video. */
export interface FrameList {
  readonly timeBase: Fraction;
  /** Size of the frames, pixels, displayed orientation. */
  readonly width: number;
  readonly height: number;
  /** Presentation order, units of the time base. */
  readonly pts: readonly number[];
  /** How long the last frame is shown, units of the time base; 0 when ffmpeg does not know. */
  readonly lastDuration: number;
  /** Adler-32 of every frame's decoded pixels in the file's own pixel format, planes one after another without padding. */
  readonly checksums: Uint32Array;
}

/**
 * Reads the text of ffmpeg's `framecrc` muxer line by line: header lines `#tb 0: 1/15360` and `#dimensions 0: 640x480`, then per frame
 * `stream, dts, pts, duration, size, 0xadler32`.
 *
 * Source: libavformat/framecrcenc.c; unchanged from ffmpeg 2 to 8.
 */
export class FrameListParser {
  #timeBase: Fraction | null = null;
  #size: readonly [number, number] | null = null;
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
      return;
    }
    const frame = /^0,\s*-?\d+,\s*(-?\d+),\s*(-?\d+),\s*\d+, 0x([0-9a-f]{8})/.exec(line);
    const pts = Number(frame?.[1]);
    if (!frame || !Number.isSafeInteger(pts)) throw new Error(`ffmpeg wrote a frame line that cannot be read: ${line}`);
    this.#pts.push(pts);
    this.#lastDuration = Math.max(0, Number(frame[2]));
    this.#checksums.push(Number.parseInt(frame[3]!, 16));
  }

  /** Number of frames so far. */
  get count(): number {
    return this.#pts.length;
  }

  /** The whole list; null when there was no frame. */
  finish(): FrameList | null {
    if (!this.#timeBase || !this.#size || this.#pts.length === 0) return null;
    return {
      timeBase: this.#timeBase,
      width: this.#size[0],
      height: this.#size[1],
      pts: this.#pts,
      lastDuration: this.#lastDuration,
      checksums: Uint32Array.from(this.#checksums),
    };
  }
}
