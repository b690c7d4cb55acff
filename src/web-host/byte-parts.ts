/** Cuts a stream of bytes into parts whose lengths are known. */
export class ByteParts {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterator<Uint8Array>) {
    this.#chunks = chunks;
  }

  /** The next part as it comes, in pieces. @throws Error when the stream ends before it does */
  async *part(length: number): AsyncGenerator<Uint8Array, void, void> {
    for (let missing = length; missing > 0; ) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#chunks.next();
        if (done) throw new Error(`The stream ends ${missing} bytes too early.`);
        this.#rest = value;
      }
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  /** The next part as a whole. @throws Error when the stream ends before it does */
  async whole(length: number): Promise<Uint8Array> {
    const whole = new Uint8Array(length);
    let filled = 0;
    for await (const piece of this.part(length)) {
      whole.set(piece, filled);
      filled += piece.length;
    }
    return whole;
  }

  /** Whether nothing comes any more. */
  async isAtEnd(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done) return true;
      this.#rest = value;
    }
    return false;
  }
}
