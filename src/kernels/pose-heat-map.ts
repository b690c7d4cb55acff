import type { PosePoint } from '../contract/keypoints.ts';

/**
 * Draws one joint as a heat map: pixel (row r, column c) gets
 * `score * exp(-((c + 0.5 - x)^2 + (r + 0.5 - y)^2) / (2 sigma^2))`. Source: st-r2plus1d18 README, section 1 "Channels 3..15".
 *
 * @param joint place in pixels of the square input ((0,0) at the outer corner of the first pixel) and score
 * @param sigma standard deviation in pixels
 * @param size side of the square input in pixels
 * @param out where the `size * size` values go, row-major
 * @param at index in `out` of the first value
 */
export function drawPoseHeatMap(joint: PosePoint, sigma: number, size: number, out: Float32Array, at = 0): void {
  const across = new Float64Array(size);
  const down = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    across[i] = Math.exp(-((i + 0.5 - joint.x) ** 2) / (2 * sigma ** 2));
    down[i] = joint.score * Math.exp(-((i + 0.5 - joint.y) ** 2) / (2 * sigma ** 2));
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) out[at + row * size + column] = down[row]! * across[column]!;
  }
}
