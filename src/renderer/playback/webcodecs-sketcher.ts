import { ReusedDecoder } from './decoder-run.ts';
import { type FrameKeeping, smallPicture } from './frame-picture.ts';
import type { FrameSketcher } from './frame-source.ts';
import type { HeldFrame } from './held-frame.ts';
import type { PacketPlan } from './packet-plan.ts';
import { singleFrame } from './single-frame.ts';

/** So many frames are decoded on rather than that the decoder begins anew at a later key frame. */
const DECODED_ON = 4;
/** After this time without a wish the decoder gives its frames back, milliseconds. */
const REST = 1000;

interface Cursor {
  readonly frames: AsyncGenerator<VideoFrame, void, void>;
  next: number;
}

/**
 * Small pictures by a decoder of their own, so that the one that shows frames need not leave where it is. Pictures that are wished one after
 * the other through a group of frames are read in one go.
 */
export class WebCodecsSketcher implements FrameSketcher<ImageBitmap> {
  readonly #plan: PacketPlan;
  readonly #decoder: ReusedDecoder;
  readonly #held: HeldFrame;
  readonly #keeping: Pick<FrameKeeping, 'copier'>;
  #cursor: Cursor | null = null;
  /** The frame that was wished last. */
  #last = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(config: VideoDecoderConfig, plan: PacketPlan, held: HeldFrame, keeping: Pick<FrameKeeping, 'copier'>) {
    this.#plan = plan;
    this.#held = held;
    this.#decoder = new ReusedDecoder(config);
    this.#keeping = keeping;
  }

  startOf(index: number): Promise<number> {
    return this.#plan.startOf(index);
  }

  sketch(index: number, longestSide: number, signal?: AbortSignal): Promise<ImageBitmap | null> {
    const picture = this.#busy.then(async () => {
      if (signal?.aborted) return null;
      clearTimeout(this.#timer);
      const frame = this.#held.get(index) ?? (await this.#frame(index, signal));
      this.#timer = setTimeout(() => void this.#leave(), REST);
      return frame && smallPicture(frame, longestSide, this.#keeping);
    });
    this.#busy = picture.catch(() => undefined);
    return picture;
  }

  close(): void {
    clearTimeout(this.#timer);
    void this.#leave();
    this.#decoder.close();
  }

  async #frame(index: number, signal?: AbortSignal): Promise<VideoFrame | null> {
    const start = await this.#plan.startOf(index);
    const last = this.#last;
    this.#last = index;
    const cursor = this.#cursor;
    if (cursor && cursor.next <= index && start <= cursor.next + DECODED_ON) return this.#readTo(cursor, index);
    await this.#leave();
    // The second wish in a group tells that more will come.
    if (index <= last || last < start) return singleFrame(this.#decoder, this.#plan, index, signal);
    this.#cursor = { frames: this.#decoder.run(this.#plan.onwards(index, start)), next: start };
    return this.#readTo(this.#cursor, index);
  }

  async #readTo(cursor: Cursor, index: number): Promise<VideoFrame | null> {
    for (;;) {
      const { value: frame, done } = await cursor.frames.next();
      if (done) break;
      const at = this.#plan.indexOf(frame);
      if (at !== null) cursor.next = at + 1;
      if (at === index) return frame;
      frame.close();
      if (at !== null && at > index) break;
    }
    await this.#leave();
    return null;
  }

  async #leave(): Promise<void> {
    const cursor = this.#cursor;
    this.#cursor = null;
    await cursor?.frames.return().catch(() => undefined);
  }
}
