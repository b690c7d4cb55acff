import type { DecodedFrame, FrameSource } from './frame-source.ts';

/** Frames read in advance: each is a picture of its own, which the engine decodes and packs. */
const MOST_AHEAD = 8;

/** Reads frames as pictures of the engine. */
export class EngineSource implements FrameSource<ImageBitmap> {
  readonly #count: number;
  readonly #picture: (index: number) => Promise<Blob>;
  readonly mostAhead = MOST_AHEAD;

  /**
   * @param count number of frames
   * @param picture the engine's picture of a frame
   */
  constructor(count: number, picture: (index: number) => Promise<Blob>) {
    this.#count = count;
    this.#picture = picture;
  }

  startOf(index: number): number {
    return index;
  }

  async *open(index: number): AsyncGenerator<DecodedFrame<ImageBitmap>, void, void> {
    for (let next = index; next < this.#count; next += 1) {
      const bitmap = await createImageBitmap(await this.#picture(next));
      yield { index: next, take: () => bitmap, drop: () => bitmap.close() };
    }
  }

  close(): void {}
}
