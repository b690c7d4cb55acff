/** How long what is read ahead gives way to frames that are waited for, milliseconds: a clip that is slow to read must not stop the other one. */
const PATIENCE = 250;
/** So long after the last wish nothing plays and nobody scrubs, milliseconds. */
const QUIET = 250;

/** Lets frames that somebody looks at come before those that are only read ahead, among clips that share the decoders' processor. */
export class SeekGate {
  readonly #waiting = new Set<object>();
  readonly #passing = new Set<() => void>();
  #lastMove = Number.NEGATIVE_INFINITY;

  /** Says whether a clip waits for a frame that is shown. */
  wants(clip: object, isWaiting: boolean): void {
    if (isWaiting) this.#waiting.add(clip);
    else if (this.#waiting.delete(clip)) for (const pass of [...this.#passing]) pass();
  }

  /** Resolves when nobody else waits for a frame that is shown; after a while in any case. @param clip who wants to read ahead */
  async pass(clip: object): Promise<void> {
    if (this.#isFree(clip)) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#passing.delete(look);
        resolve();
      };
      const look = () => {
        if (this.#isFree(clip)) end();
      };
      const timer = setTimeout(end, PATIENCE);
      this.#passing.add(look);
    });
  }

  /** A clip is to show another frame, whether it is at hand or not. */
  moved(): void {
    this.#lastMove = performance.now();
  }

  /**
   * Resolves when nothing plays, nobody scrubs, and no frame that is shown is waited for: what is read for later takes nothing away then.
   *
   * @param patience milliseconds after which it is enough that no frame is waited for
   */
  async rest(patience = Number.POSITIVE_INFINITY): Promise<void> {
    const start = performance.now();
    for (;;) {
      const now = performance.now();
      const since = now - this.#lastMove;
      if (this.#waiting.size === 0 && (since >= QUIET || now - start >= patience)) return;
      await new Promise((resolve) => setTimeout(resolve, Math.max(QUIET / 5, QUIET - since)));
    }
  }

  #isFree(clip: object): boolean {
    return this.#waiting.size === 0 || (this.#waiting.size === 1 && this.#waiting.has(clip));
  }
}
