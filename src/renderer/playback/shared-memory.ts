/** What holds frames of one clip. */
export interface FrameHolder {
  setBudget(bytes: number): void;
}

/** A clip that nobody shows keeps so many bytes: to come back to it shows something at once. */
const UNSEEN_BYTES = 16 * 2 ** 20;

/**
 * Divides the memory for frames between the clips that viewers show, in equal parts: two panes with two clips have half each; with one clip
 * it has everything.
 */
export class SharedMemory {
  readonly #total: () => number;
  readonly #holders = new Map<string, FrameHolder>();
  readonly #shown = new Map<string, string>();

  /** @param total bytes for all clips together */
  constructor(total: () => number) {
    this.#total = total;
  }

  /** Adds what holds the frames of a clip. */
  add(mediaId: string, holder: FrameHolder): void {
    this.#holders.set(mediaId, holder);
    this.divide();
  }

  delete(mediaId: string): void {
    this.#holders.delete(mediaId);
    for (const [viewer, shown] of this.#shown) if (shown === mediaId) this.#shown.delete(viewer);
    this.divide();
  }

  /**
   * A viewer shows a clip, or (null) none.
   *
   * @returns the clip that it showed before, when it is another one
   */
  show(viewer: string, mediaId: string | null): string | null {
    const before = this.#shown.get(viewer) ?? null;
    if (before === mediaId) return null;
    if (mediaId === null) this.#shown.delete(viewer);
    else this.#shown.set(viewer, mediaId);
    this.divide();
    return before;
  }

  /** What a clip may hold now, bytes. */
  budgetOf(mediaId: string): number {
    const shown = new Set(this.#shown.values());
    return shown.has(mediaId) ? Math.floor(this.#total() / shown.size) : UNSEEN_BYTES;
  }

  /** Tells every holder what it may hold. */
  divide(): void {
    for (const [mediaId, holder] of this.#holders) holder.setBudget(this.budgetOf(mediaId));
  }
}
