import type { Picture } from './frame-source.ts';

/** Pictures of one clip within a budget of memory. What lies furthest from what is wished goes first. */
export class FrameCache<P extends Picture> {
  readonly #pictures = new Map<number, { readonly picture: P; readonly bytes: number }>();
  #budgetBytes: number;
  #bytes = 0;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  get budgetBytes(): number {
    return this.#budgetBytes;
  }

  /** Memory that the pictures take. */
  get bytes(): number {
    return this.#bytes;
  }

  get(index: number): P | null {
    return this.#pictures.get(index)?.picture ?? null;
  }

  has(index: number): boolean {
    return this.#pictures.has(index);
  }

  /** The frame at hand that lies nearest to this one. */
  nearest(index: number): { readonly index: number; readonly bitmap: P } | null {
    let best: number | null = null;
    for (const each of this.#pictures.keys()) {
      if (best === null || Math.abs(each - index) < Math.abs(best - index)) best = each;
    }
    return best === null ? null : { index: best, bitmap: this.#pictures.get(best)!.picture };
  }

  /**
   * Keeps a picture, and closes others while there are too many.
   *
   * @param away how far a frame lies from what is wished
   */
  put(index: number, picture: P, bytes: number, away: (index: number) => number): void {
    this.#close(index);
    this.#pictures.set(index, { picture, bytes });
    this.#bytes += bytes;
    this.#shrink(away);
  }

  /** Keeps to another budget from now on. */
  setBudget(bytes: number, away: (index: number) => number): void {
    this.#budgetBytes = bytes;
    this.#shrink(away);
  }

  clear(): void {
    for (const index of [...this.#pictures.keys()]) this.#close(index);
  }

  #shrink(away: (index: number) => number): void {
    while (this.#bytes > this.#budgetBytes && this.#pictures.size > 1) {
      this.#close([...this.#pictures.keys()].reduce((worst, each) => (away(each) > away(worst) ? each : worst)));
    }
  }

  #close(index: number): void {
    const kept = this.#pictures.get(index);
    if (!kept) return;
    this.#pictures.delete(index);
    this.#bytes -= kept.bytes;
    kept.picture.close();
  }
}
