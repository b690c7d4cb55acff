/** What was seen of the page's pictures over a time. */
export interface Pace {
  /** Milliseconds from each picture of the screen to the next. */
  readonly intervals: readonly number[];
  /** Milliseconds of every task that held the page for more than 50. */
  readonly longTasks: readonly number[];
}

/** A canvas that the reference page draws on. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}
