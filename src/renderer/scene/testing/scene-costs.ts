/** What pictures of a crowded scene cost, milliseconds; the graphics context's work included. */
export interface SceneCosts {
  /** Until the scene was made and drawn for the first time. */
  readonly opening: number;
  /** Each of some pictures with everything in it. */
  readonly whole: readonly number[];
  /** The first pick after the view has changed, and those after it. */
  readonly firstPick: number;
  readonly picks: readonly number[];
}
