import type { PosePoint } from '../contract/keypoints.ts';

/** Lowest weight of a joint that was hardly seen, so that a track without any sure frame still has a mean. */
const LOWEST_WEIGHT = 0.02;

/**
 * The joints of one frame of a pose track, smoothed along time with a score-weighted Gaussian; the scores themselves stay.
 * `x'(t) = sum_u w_u x(u) / sum_u w_u`, `w_u = exp(-((t - u) / sigma)^2 / 2) * max(score(u), 0.02)`.
 * Source: st-r2plus1d18 README, section 4 step 4, and `smoothPose` of its decode.mjs.
 *
 * @param track `track[t][j]`, any unit of length
 * @param t index in the track
 * @param sigma standard deviation in frames
 * @param reach frames further away are left out; all count when it is left out
 */
export function smoothJointsAt(
  track: readonly (readonly PosePoint[])[],
  t: number,
  sigma: number,
  reach = track.length,
): PosePoint[] {
  const first = Math.max(0, t - reach);
  const last = Math.min(track.length - 1, t + reach);
  const kernel = Float64Array.from(
    { length: last - first + 1 },
    (_, i) => Math.exp(-0.5 * ((first + i - t) / sigma) ** 2), // how much frame `first + i` counts
  );
  return track[t]!.map((own, j) => {
    let x = 0;
    let y = 0;
    let total = 0;
    for (let u = first; u <= last; u++) {
      const joint = track[u]![j]!;
      const weight = kernel[u - first]! * Math.max(joint.score, LOWEST_WEIGHT);
      x += weight * joint.x;
      y += weight * joint.y;
      total += weight;
    }
    return { x: x / total, y: y / total, score: own.score };
  });
}

/**
 * Smooths a whole pose track along time; see {@link smoothJointsAt}.
 *
 * @returns a new track of the same shape
 */
export function smoothTrack(track: readonly (readonly PosePoint[])[], sigma: number): PosePoint[][] {
  return track.map((_, t) => smoothJointsAt(track, t, sigma));
}
