import { humanJointIndex, type PosePoint } from '../contract/keypoints.ts';

/** Moves and scales a plane without turning it: `p' = scale * p + (x, y)`. */
export interface Similarity {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const SHOULDERS = [humanJointIndex('left_shoulder')!, humanJointIndex('right_shoulder')!] as const;
const HIPS = [humanJointIndex('left_hip')!, humanJointIndex('right_hip')!] as const;
const TORSO = [...SHOULDERS, ...HIPS];

/** A joint of a lower score was not seen: MoveNet's own bound is 0.2 to 0.3. */
const SEEN = 0.2;

/**
 * The similarity (no rotation) that lays the target's torso over the source's: least squares over both shoulders and hips, each weighted
 * by how surely it was seen in both persons, `w = sqrt(score * score')`.
 *
 * The error is the symmetrical one of Horn, "Closed-form solution of absolute orientation using unit quaternions" (1987), section 2.E:
 * `scale = sqrt(sum w |p - mean p|^2 / sum w |q - mean q|^2)`. Unlike the one-sided error it does not shrink a person who stands a little
 * differently, swapping the two persons gives the inverse, and it does not matter which shoulder is called left: persons who use
 * opposite hands, or are seen from the other side, are laid over each other as well.
 *
 * @param source joints in the order of HUMAN_JOINTS @param target the same of the other person, in the pixels of its own frame
 * @param knownScale taken instead of the one that is found: then only the centres are laid over each other
 * @returns null when no torso was seen: at least one shoulder and one hip in both, not all at one place
 */
export function alignPeople(
  source: readonly PosePoint[],
  target: readonly PosePoint[],
  knownScale?: number,
): Similarity | null {
  const weightOf = (joint: number): number => {
    const [p, q] = [source[joint], target[joint]];
    return p && q && p.score >= SEEN && q.score >= SEEN ? Math.sqrt(p.score * q.score) : 0;
  };
  const weights = TORSO.map(weightOf);
  const isSeen = (part: readonly number[]) => part.some((joint) => weights[TORSO.indexOf(joint)]! > 0);
  if (!isSeen(SHOULDERS) || !isSeen(HIPS)) return null;
  const p = centreAndSpread(source, weights);
  const q = centreAndSpread(target, weights);
  if (p.spread === 0 || q.spread === 0) return null;
  const scale = knownScale ?? Math.sqrt(p.spread / q.spread);
  return { scale, x: p.x - scale * q.x, y: p.y - scale * q.y };
}

/** The weighted mean of the torso's joints, and their weighted squared distances from it. */
function centreAndSpread(joints: readonly PosePoint[], weights: readonly number[]) {
  let [total, x, y] = [0, 0, 0];
  TORSO.forEach((joint, i) => {
    if (weights[i] === 0) return;
    total += weights[i]!;
    x += weights[i]! * joints[joint]!.x;
    y += weights[i]! * joints[joint]!.y;
  });
  x /= total;
  y /= total;
  let spread = 0;
  TORSO.forEach((joint, i) => {
    if (weights[i] !== 0) spread += weights[i]! * ((joints[joint]!.x - x) ** 2 + (joints[joint]!.y - y) ** 2);
  });
  return { x, y, spread };
}
