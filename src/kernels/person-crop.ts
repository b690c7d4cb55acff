import type { Crop } from '../contract/geometry.ts';
import type { PosePoint } from '../contract/keypoints.ts';

/** A frame counts when at least this many joints were seen in it. */
const FEWEST_JOINTS = 6;
/** Share of the frames, in percent, whose extremes may stick out at either side: single wrong poses must not widen the crop. */
const OUTLIER_PERCENT = 2;

/** numpy.percentile with linear interpolation. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low);
}

/**
 * The square that holds a tracked person during a whole range: per frame the box of the joints that were seen; the 2nd percentile of
 * the boxes' minima and the 98th of their maxima; the centre of that box, its larger side times `factor`; in whole pixels, as the
 * pack's reference figures were made. Source: st-r2plus1d18 README, section 1 "Crop".
 *
 * @param frames joints per frame, in frame pixels
 * @param rule `factor`: side of the square in units of the box's larger side; `minScore`: a joint of this score or more was seen
 * @returns the square in frame pixels (it may reach beyond the frame), or null when the person was seen in no frame
 */
export function personCrop(
  frames: readonly (readonly PosePoint[])[],
  rule: { readonly factor: number; readonly minScore: number },
): Crop | null {
  const lefts: number[] = [];
  const tops: number[] = [];
  const rights: number[] = [];
  const bottoms: number[] = [];
  for (const joints of frames) {
    const seen = joints.filter((joint) => joint.score >= rule.minScore);
    if (seen.length < FEWEST_JOINTS) continue;
    lefts.push(Math.min(...seen.map((joint) => joint.x)));
    tops.push(Math.min(...seen.map((joint) => joint.y)));
    rights.push(Math.max(...seen.map((joint) => joint.x)));
    bottoms.push(Math.max(...seen.map((joint) => joint.y)));
  }
  if (lefts.length === 0) return null;
  const left = percentile(lefts, OUTLIER_PERCENT);
  const top = percentile(tops, OUTLIER_PERCENT);
  const right = percentile(rights, 100 - OUTLIER_PERCENT);
  const bottom = percentile(bottoms, 100 - OUTLIER_PERCENT);
  const side = Math.round(rule.factor * Math.max(right - left, bottom - top));
  if (side <= 0) return null;
  const x = Math.round((left + right) / 2 - side / 2);
  const y = Math.round((top + bottom) / 2 - side / 2);
  return { x, y, w: side, h: side };
}
