import type { RgbFrame } from '../ports.ts';

/** Frames by index within a memory budget; the one not used for the longest time is dropped first. */
export class FrameCache {
  readonly #budgetBytes: number;
  /** In the order of their last use, oldest first. */
  readonly #frames = new Map<number, RgbFrame>();
  #bytes = 0;

  /** @param budgetBytes how much pixel data is kept; a frame larger than that is not kept at all */
  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  /** Whether a frame is there; does not count as a use. */
  has(index: number): boolean {
    return this.#frames.has(index);
  }

  /** A frame, if it is there. */
  get(index: number): RgbFrame | undefined {
    const frame = this.#frames.get(index);
    if (frame) {
      this.#frames.delete(index);
      this.#frames.set(index, frame);
    }
    return frame;
  }

  put(frame: RgbFrame): void {
    this.#drop(frame.index);
    if (frame.data.length > this.#budgetBytes) return;
    this.#frames.set(frame.index, frame);
    this.#bytes += frame.data.length;
    for (const index of this.#frames.keys()) {
      if (this.#bytes <= this.#budgetBytes) break;
      this.#drop(index);
    }
  }

  clear(): void {
    this.#frames.clear();
    this.#bytes = 0;
  }

  #drop(index: number): void {
    const frame = this.#frames.get(index);
    if (!frame) return;
    this.#frames.delete(index);
    this.#bytes -= frame.data.length;
  }
}
