import type { DecodedFrame, FrameSource } from './frame-source.ts';

/** Frames read in advance: each is a picture of its own, which the engine decodes and packs. */
const MOST_AHEAD = 12;
/** Pictures that are asked for before they are needed, so that the engine works while the page unpacks. */
const UNDER_WAY = 3;

/** Reads frames as pictures of the engine. */
export class EngineSource implements FrameSource<ImageBitmap> {
  readonly #count: number;
  readonly #picture: (index: number) => Promise<Blob>;
  readonly mostAhead = MOST_AHEAD;
  readonly mostBehind = 0;
  /** Small pictures are asked for one by one, as others are. */
  readonly sketcher = null;
  readonly packer = null;

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
    const underWay: Promise<ImageBitmap>[] = [];
    const bitmapOf = async (each: number) => createImageBitmap(await this.#picture(each));
    try {
      for (let next = index; next < this.#count; next += 1) {
        // The first one alone: a seek is not held up by what follows it.
        const most = next === index ? 1 : UNDER_WAY;
        while (underWay.length < most && next + underWay.length < this.#count) {
          const bitmap = bitmapOf(next + underWay.length);
          bitmap.catch(() => undefined);
          underWay.push(bitmap);
        }
        const bitmap = await underWay.shift()!;
        yield { index: next, take: () => bitmap, drop: () => bitmap.close() };
      }
    } finally {
      for (const bitmap of underWay)
        void bitmap.then(
          (each) => each.close(),
          () => undefined,
        );
    }
  }

  close(): void {}
}
