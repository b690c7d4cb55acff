/** Half widths of the soft-argmax windows, in cells (t, y, x). Source: pack README sections 3 and 4. */
export const WINDOWS = {
  /** st-MATCH on the match grid. */
  match: [2, 1, 1],
  /** An object on the fine grid. */
  object: [2, 2, 2],
  /** A place within one time cell of the fine grid. */
  place: [0, 2, 2],
  /** Time votes, as a grid of [cells, 1, 1]. */
  time: [2, 0, 0],
  /** The matching heads' coarse grid. */
  head: [1, 1, 1],
} as const satisfies Record<string, readonly [number, number, number]>;

/** Up to so many further peaks come with a prediction. */
export const MAX_ALTERNATIVES = 5;
