import type { PosePoint } from '../contract/keypoints.ts';

/** Lowest weight of a joint that was hardly seen, so that a track without any sure frame still has a mean. */
const LOWEST_WEIGHT = 0.02;

/**
 * Smooths a pose track along time with a score-weighted Gaussian; the scores themselves stay.
 * `x'(t) = sum_u w_u x(u) / sum_u w_u`, `w_u = exp(-((t - u) / sigma)^2 / 2) * max(score(u), 0.02)`.
 * Source: st-r2plus1d18 README, section 4 step 4, and `smoothPose` of its decode.mjs.
 *
 * @param track `track[t][j]`, any unit of length
 * @param sigma standard deviation in frames
 * @returns a new track of the same shape
 */
export function smoothTrack(track: readonly (readonly PosePoint[])[], sigma: number): PosePoint[][] {
  const kernel = Float64Array.from(track, (_, distance) => Math.exp(-0.5 * (distance / sigma) ** 2));
  return track.map((joints, t) =>
    joints.map((own, j) => {
      let x = 0;
      let y = 0;
      let total = 0;
      for (let u = 0; u < track.length; u++) {
        const joint = track[u]![j]!;
        const weight = kernel[Math.abs(t - u)]! * Math.max(joint.score, LOWEST_WEIGHT);
        x += weight * joint.x;
        y += weight * joint.y;
        total += weight;
      }
      return { x: x / total, y: y / total, score: own.score };
    }),
  );
}
