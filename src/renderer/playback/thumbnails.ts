/** Small pictures kept; one takes some 80 kB. */
const KEPT = 400;
/** Wishes that wait; more than a timeline shows at a time are of the past. */
const WAITING = 96;

interface Wish {
  readonly mediaId: string;
  readonly index: number;
  read(): Promise<ImageBitmap>;
  readonly answer: PromiseWithResolvers<ImageBitmap>;
}

interface Kept {
  readonly mediaId: string;
  readonly index: number;
  readonly bitmap: ImageBitmap;
}

/** Small pictures, one at a time and the newest wish first, so that the frames that are shown are not held up. */
export class Thumbnails {
  /** In the order of their last use. */
  readonly #kept = new Map<string, Kept>();
  readonly #wishes: Wish[] = [];
  #current: Wish | null = null;

  /** @throws an Error named AbortError when too many newer wishes took its place */
  request(mediaId: string, index: number, read: () => Promise<ImageBitmap>): Promise<ImageBitmap> {
    const key = keyOf(mediaId, index);
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return Promise.resolve(kept.bitmap);
    }
    const known = [this.#current, ...this.#wishes].find((wish) => wish?.mediaId === mediaId && wish.index === index);
    if (known) return known.answer.promise;
    const wish = { mediaId, index, read, answer: Promise.withResolvers<ImageBitmap>() };
    this.#wishes.push(wish);
    if (this.#wishes.length > WAITING) this.#wishes.shift()?.answer.reject(abandoned());
    if (!this.#current) void this.#work();
    return wish.answer.promise;
  }

  /** The picture of a clip that lies nearest to a frame; null when there is none. */
  nearest(mediaId: string, index: number): { readonly index: number; readonly bitmap: ImageBitmap } | null {
    let best: Kept | null = null;
    for (const each of this.#kept.values()) {
      if (each.mediaId !== mediaId) continue;
      if (!best || Math.abs(each.index - index) < Math.abs(best.index - index)) best = each;
    }
    return best;
  }

  /** Forgets the pictures of a clip; null: all. */
  forget(mediaId: string | null): void {
    for (const [key, kept] of this.#kept) {
      if (mediaId !== null && kept.mediaId !== mediaId) continue;
      this.#kept.delete(key);
      kept.bitmap.close();
    }
    for (const wish of this.#wishes.splice(0)) {
      if (mediaId === null || wish.mediaId === mediaId) wish.answer.reject(abandoned());
      else this.#wishes.push(wish);
    }
  }

  async #work(): Promise<void> {
    for (let wish = this.#wishes.pop(); wish; wish = this.#wishes.pop()) {
      this.#current = wish;
      const { mediaId, index } = wish;
      try {
        const bitmap = await wish.read();
        this.#kept.set(keyOf(mediaId, index), { mediaId, index, bitmap });
        wish.answer.resolve(bitmap);
        for (const [oldest, old] of this.#kept) {
          if (this.#kept.size <= KEPT) break;
          this.#kept.delete(oldest);
          old.bitmap.close();
        }
      } catch (error) {
        wish.answer.reject(error);
      }
    }
    this.#current = null;
  }
}

function keyOf(mediaId: string, index: number): string {
  return `${mediaId} ${index}`;
}

function abandoned(): Error {
  const error = new Error('The picture is no longer wanted.');
  error.name = 'AbortError';
  return error;
}
