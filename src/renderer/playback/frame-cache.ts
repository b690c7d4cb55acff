import type { Bitmap } from './frame-source.ts';

/** How much further a frame behind the playhead counts than one ahead of it. */
const BEHIND_WEIGHT = 1.5;

/** Bitmaps of one clip within a budget of memory. What lies furthest from the playhead goes first. */
export class FrameCache<B extends Bitmap> {
  readonly #bitmaps = new Map<number, B>();
  readonly #budgetBytes: number;
  #bytes = 0;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  get(index: number): B | null {
    return this.#bitmaps.get(index) ?? null;
  }

  has(index: number): boolean {
    return this.#bitmaps.has(index);
  }

  /** The indexes at hand. */
  get indexes(): number[] {
    return [...this.#bitmaps.keys()];
  }

  /** How many bitmaps of this size fit; at least one. */
  capacity({ width, height }: { readonly width: number; readonly height: number }): number {
    return Math.max(1, Math.floor(this.#budgetBytes / bytesOf({ width, height })));
  }

  /** The frame at hand that lies nearest to this one. */
  nearest(index: number): { readonly index: number; readonly bitmap: B } | null {
    let best: { readonly index: number; readonly bitmap: B } | null = null;
    for (const [each, bitmap] of this.#bitmaps) {
      if (!best || Math.abs(each - index) < Math.abs(best.index - index)) best = { index: each, bitmap };
    }
    return best;
  }

  /** Keeps a bitmap, and closes those that lie furthest from the playhead while there are too many. */
  put(index: number, bitmap: B, playhead: number, direction: 1 | -1): void {
    const old = this.#bitmaps.get(index);
    if (old) this.#close(index, old);
    this.#bitmaps.set(index, bitmap);
    this.#bytes += bytesOf(bitmap);
    while (this.#bytes > this.#budgetBytes && this.#bitmaps.size > 1) {
      const away = (each: number) => {
        const distance = (each - playhead) * direction;
        return distance < 0 ? -distance * BEHIND_WEIGHT : distance;
      };
      const furthest = this.indexes.reduce((worst, each) => (away(each) > away(worst) ? each : worst));
      this.#close(furthest, this.#bitmaps.get(furthest)!);
    }
  }

  clear(): void {
    for (const [index, bitmap] of this.#bitmaps) this.#close(index, bitmap);
  }

  #close(index: number, bitmap: B): void {
    this.#bitmaps.delete(index);
    this.#bytes -= bytesOf(bitmap);
    bitmap.close();
  }
}

function bytesOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return width * height * 4;
}
