/** Where and when a keypoint is; units of x and y are free, but the same for all; t in clip frames. */
export interface SpaceTimePoint {
  readonly t: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The side that scales PCK: the larger side of the tight box round the points, 0 for fewer than two. Source: algorithms 2.9.
 */
export function boxSide(points: readonly { readonly x: number; readonly y: number }[]): number {
  if (points.length === 0) return 0;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

/** How far a time lies from an interval of times that count as right (both ends included), 0 inside it. */
export function timeError(time: number, interval: readonly [number, number]): number {
  return Math.max(interval[0] - time, time - interval[1], 0);
}

/**
 * T@k-PCK@alpha: right when the time is off by at most `k` and the place by at most `alpha * side`; both bounds included.
 * Source: algorithms 2.9.
 *
 * @param interval times of the truth, [t, t] where there is one
 * @param side see {@link boxSide}
 */
export function isRightInSpaceTime(
  predicted: SpaceTimePoint,
  truth: { readonly x: number; readonly y: number; readonly interval: readonly [number, number] },
  side: number,
  k: number,
  alpha = 0.1,
): boolean {
  const near = Math.hypot(predicted.x - truth.x, predicted.y - truth.y) <= alpha * side;
  return near && timeError(predicted.t, truth.interval) <= k;
}
