/** Instances (marks, lines) that are drawn while things move before anything has been measured. */
const FIRST_BUDGET = 12_000;
/** Fewer tell nothing any more. */
const LEAST_BUDGET = 1_500;
const MOST_BUDGET = 4_000_000;
/** A layer with so few instances is always drawn whole. */
const ALWAYS = 1_000;
/** What a picture of a movement may take, milliseconds: below the screen's pace, because others draw too. */
const AIM = 11;
const SLOW = 15;
const FAST = 8;
/** No measurement changes the budget by more than these factors: one may have been disturbed. */
const LEAST_FACTOR = 0.4;
const MOST_FACTOR = 1.6;

/**
 * How much is drawn while the view moves or the clips play: as much as the machine draws at the screen's pace, learnt from how long its
 * pictures take. On a graphics card that soon is everything; without one a thinned view follows the hand, and all of it is drawn when it
 * stands.
 */
export class Detail {
  #budget = FIRST_BUDGET;

  /** Instances that may be drawn in one picture of a movement. */
  get budget(): number {
    return this.#budget;
  }

  /** A picture of so many instances took so long. */
  measured(milliseconds: number, drawn: number): void {
    const isTooMuch = milliseconds > SLOW;
    // What was fast with few says nothing about many.
    const isTooLittle = milliseconds < FAST && drawn >= 0.9 * this.#budget;
    if (!isTooMuch && !isTooLittle) return;
    const factor = Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, AIM / Math.max(1, milliseconds)));
    const from = isTooMuch ? Math.min(this.#budget, drawn) : Math.max(this.#budget, drawn);
    this.#budget = Math.min(MOST_BUDGET, Math.max(LEAST_BUDGET, Math.round(from * factor)));
  }

  /** How many of `count` instances of a layer are drawn in a movement, when all layers have `total`. */
  allows(count: number, total: number): number {
    if (total <= this.#budget) return count;
    return Math.min(count, Math.max(ALWAYS, Math.floor((count * this.#budget) / total)));
  }
}
