/** Small pictures kept; one takes some 80 kB. */
const KEPT = 400;
/** Wishes that wait; more than a timeline shows at a time are of the past. */
const WAITING = 96;

interface Wish {
  readonly key: string;
  read(): Promise<ImageBitmap>;
  readonly answer: PromiseWithResolvers<ImageBitmap>;
}

/** Small pictures, one at a time and the newest wish first, so that the frames that are shown are not held up. */
export class Thumbnails {
  /** In the order of their last use. */
  readonly #bitmaps = new Map<string, ImageBitmap>();
  readonly #wishes: Wish[] = [];
  #current: Wish | null = null;

  /** @throws an Error named AbortError when too many newer wishes took its place */
  request(key: string, read: () => Promise<ImageBitmap>): Promise<ImageBitmap> {
    const bitmap = this.#bitmaps.get(key);
    if (bitmap) {
      this.#bitmaps.delete(key);
      this.#bitmaps.set(key, bitmap);
      return Promise.resolve(bitmap);
    }
    const known = [this.#current, ...this.#wishes].find((wish) => wish?.key === key);
    if (known) return known.answer.promise;
    const wish = { key, read, answer: Promise.withResolvers<ImageBitmap>() };
    this.#wishes.push(wish);
    if (this.#wishes.length > WAITING) this.#wishes.shift()?.answer.reject(abandoned());
    if (!this.#current) void this.#work();
    return wish.answer.promise;
  }

  /** Forgets the pictures whose keys begin so. */
  forget(prefix: string): void {
    for (const [key, bitmap] of this.#bitmaps) {
      if (!key.startsWith(prefix)) continue;
      this.#bitmaps.delete(key);
      bitmap.close();
    }
    for (const wish of this.#wishes.splice(0)) {
      if (wish.key.startsWith(prefix)) wish.answer.reject(abandoned());
      else this.#wishes.push(wish);
    }
  }

  async #work(): Promise<void> {
    for (let wish = this.#wishes.pop(); wish; wish = this.#wishes.pop()) {
      this.#current = wish;
      try {
        const bitmap = await wish.read();
        this.#bitmaps.set(wish.key, bitmap);
        wish.answer.resolve(bitmap);
        for (const [oldest, old] of this.#bitmaps) {
          if (this.#bitmaps.size <= KEPT) break;
          this.#bitmaps.delete(oldest);
          old.close();
        }
      } catch (error) {
        wish.answer.reject(error);
      }
    }
    this.#current = null;
  }
}

function abandoned(): Error {
  const error = new Error('The picture is no longer wanted.');
  error.name = 'AbortError';
  return error;
}
