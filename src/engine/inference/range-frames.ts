import type { FrameRange } from '../../contract/geometry.ts';
import { FrameReader } from '../media/frame-reader.ts';
import type { FrameSource, OpenedVideo, RgbFrame } from '../ports.ts';

/**
 * The frames of an analysed range for one analysis: the tracker wants all of them, in both directions, and once the crop is known the
 * network's input wants some of them again. A range that fits into the budget is decoded once, front to back, whatever is asked for
 * first; a longer one is read as it is asked for and partly decoded again. Decoding starts with the first frame that is asked for.
 */
export class RangeFrames {
  readonly #reader: () => FrameReader;
  readonly #fits: boolean;
  readonly #signal: AbortSignal | undefined;
  #opened: FrameReader | null = null;
  /** The first frame that the pass from front to back has not reached. */
  #ahead: number;

  /**
   * @param range first and last frame that may be asked for
   * @param budgetBytes how much pixel data may be kept
   */
  constructor(source: FrameSource, video: OpenedVideo, range: FrameRange, budgetBytes: number, signal?: AbortSignal) {
    const { width, height } = video.info;
    this.#fits = (range[1] - range[0] + 1) * width * height * 3 <= budgetBytes;
    this.#ahead = range[0];
    this.#signal = signal;
    this.#reader = () => new FrameReader(source, video, { range, budgetBytes });
  }

  /** @throws the signal's reason; TandemError frame-out-of-range, ffmpeg-failed */
  async frame(index: number): Promise<RgbFrame> {
    this.#signal?.throwIfAborted();
    this.#opened ??= this.#reader();
    if (this.#fits) {
      while (this.#ahead < index) await this.#opened.frame(this.#ahead++, this.#signal);
      this.#ahead = Math.max(this.#ahead, index + 1);
    }
    return this.#opened.frame(index, this.#signal);
  }

  /** Ends the decoder and drops the frames. */
  async close(): Promise<void> {
    await this.#opened?.close();
    this.#opened = null;
  }
}
