/** How long a clip gives way to frames that are waited for before its own, milliseconds: one that is slow to read must not stop the other one. */
const PATIENCE = 250;
/** So long after the last wish nothing plays and nobody scrubs, milliseconds. */
const QUIET = 250;
/** So long after it nobody is likely to need the processor at once, milliseconds. */
const IDLE = 1000;
/** How often it is looked whether the engine still works, milliseconds. */
const LOOK = 250;

/** Lets frames that somebody looks at come before those that are only read ahead, among clips that share the decoders' processor. */
export class SeekGate {
  /** The one that has waited longest first. */
  readonly #waiting = new Set<object>();
  readonly #passing = new Set<() => void>();
  #lastMove = Number.NEGATIVE_INFINITY;
  #isWorking = false;

  /** Says whether a clip waits for a frame that is shown. */
  wants(clip: object, isWaiting: boolean): void {
    if (isWaiting) this.#waiting.add(clip);
    else if (this.#waiting.delete(clip)) for (const pass of [...this.#passing]) pass();
  }

  /** Resolves when nobody else waits for a frame that is shown; after a while in any case. @param clip who wants to read ahead */
  pass(clip: object): Promise<void> {
    return this.#until(() => this.#waiting.size === 0 || (this.#waiting.size === 1 && this.#waiting.has(clip)));
  }

  /**
   * Resolves when nobody waits for a frame that is shown who began to before this clip; after a while in any case. Two seeks one after the
   * other take no longer than both at once, and one of the frames is there in half the time.
   *
   * @param clip who waits for a frame
   */
  turn(clip: object): Promise<void> {
    return this.#until(() => this.#waiting.values().next().value === clip || !this.#waiting.has(clip));
  }

  /** A clip is to show another frame, whether it is at hand or not. */
  moved(): void {
    this.#lastMove = performance.now();
  }

  /** Says whether the engine works on something that the user waits for. */
  works(isWorking: boolean): void {
    this.#isWorking = isWorking;
  }

  /**
   * Resolves when nothing plays, nobody scrubs, and no frame that is shown is waited for: what is read for later takes nothing away then.
   *
   * @param patience milliseconds after which it is enough that no frame is waited for
   */
  rest(patience = Number.POSITIVE_INFINITY): Promise<void> {
    return this.#quiet(QUIET, (waited) => waited >= patience);
  }

  /** Resolves when all this is so for longer, and the engine works on nothing: what is made just in case may take its time then. */
  async idle(): Promise<void> {
    await this.#quiet(IDLE, () => false);
    while (this.#isWorking) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      await this.#quiet(IDLE, () => false);
    }
  }

  async #quiet(least: number, isEnough: (waited: number) => boolean): Promise<void> {
    const start = performance.now();
    for (;;) {
      const now = performance.now();
      const since = now - this.#lastMove;
      if (this.#waiting.size === 0 && (since >= least || isEnough(now - start))) return;
      await new Promise((resolve) => setTimeout(resolve, Math.max(QUIET / 5, least - since)));
    }
  }

  async #until(isFree: () => boolean): Promise<void> {
    if (isFree()) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#passing.delete(look);
        resolve();
      };
      const look = () => {
        if (isFree()) end();
      };
      const timer = setTimeout(end, PATIENCE);
      this.#passing.add(look);
    });
  }
}
