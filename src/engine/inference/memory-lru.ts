/** Values in memory, at most `budgetBytes` in all; the one that was not used for the longest time is dropped first. */
export class MemoryLru<T> {
  readonly #budgetBytes: number;
  /** In the order of use: a Map keeps the order of insertion. */
  readonly #entries = new Map<string, { readonly value: T; readonly bytes: number }>();
  #usedBytes = 0;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  /** How many bytes the values take. */
  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** The value of a key, which counts as a use; null when it is not kept. */
  get(key: string): T | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value; one that is larger than the whole budget is not kept. */
  put(key: string, value: T, bytes: number): void {
    const before = this.#entries.get(key);
    if (before) {
      this.#entries.delete(key);
      this.#usedBytes -= before.bytes;
    }
    if (bytes > this.#budgetBytes) return;
    this.#entries.set(key, { value, bytes });
    this.#usedBytes += bytes;
    for (const [oldest, entry] of this.#entries) {
      if (this.#usedBytes <= this.#budgetBytes) break;
      this.#entries.delete(oldest);
      this.#usedBytes -= entry.bytes;
    }
  }

  /** Drops all values. */
  clear(): void {
    this.#entries.clear();
    this.#usedBytes = 0;
  }
}
