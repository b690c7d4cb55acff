import { humanJointIndex, type PosePoint } from '../contract/keypoints.ts';

const SHOULDERS = [humanJointIndex('left_shoulder')!, humanJointIndex('right_shoulder')!] as const;
const HIPS = [humanJointIndex('left_hip')!, humanJointIndex('right_hip')!] as const;

/** A joint of a lower score was not seen. */
const SEEN = 0.2;
/** Mean distance of the joints, in torso lengths, up to which two poses count as the same. */
const SAME = 0.12;
/** The distance that the person must have reached in between, to have moved away and come back. */
const AWAY = 0.2;
/** Joints that must be seen in both poses for a comparison to mean anything. */
const LEAST_JOINTS = 6;

/**
 * Whether the person takes the same pose in both frames and another one in between: the movement came round again (a next jump, the way
 * through the ball as at address). Poses are compared as seen, moved so that the middles of the torsos lie on each other, in torso lengths.
 *
 * @param frames joints in the order of HUMAN_JOINTS, one entry per frame
 * @param a index of a frame @param b of another one
 * @returns false as well when too little was seen to say so
 */
export function isRepeatedPose(frames: readonly (readonly PosePoint[])[], a: number, b: number): boolean {
  const [first, last] = a < b ? [a, b] : [b, a];
  const pose = frames[a];
  const other = frames[b];
  if (!pose || !other || first === last) return false;
  const apart = poseDistance(pose, other);
  if (apart === null || apart > SAME) return false;
  for (let between = first + 1; between < last; between++) {
    const away = poseDistance(pose, frames[between]!);
    if (away !== null && away >= AWAY) return true;
  }
  return false;
}

/** Mean distance of the joints that are seen in both poses, in torso lengths; null when too few are. */
export function poseDistance(p: readonly PosePoint[], q: readonly PosePoint[]): number | null {
  const [from, to] = [torsoOf(p), torsoOf(q)];
  const length = Math.max(from.length, to.length);
  if (!(length > 0)) return null;
  let sum = 0;
  let count = 0;
  p.forEach((joint, index) => {
    const other = q[index];
    if (!other || joint.score < SEEN || other.score < SEEN) return;
    sum += Math.hypot(joint.x - from.x - (other.x - to.x), joint.y - from.y - (other.y - to.y));
    count += 1;
  });
  return count < LEAST_JOINTS ? null : sum / count / length;
}

/** The middle of the torso and its length, from between the shoulders to between the hips. */
function torsoOf(joints: readonly PosePoint[]): { readonly x: number; readonly y: number; readonly length: number } {
  const middle = ([left, right]: readonly [number, number]) => ({
    x: (joints[left]!.x + joints[right]!.x) / 2,
    y: (joints[left]!.y + joints[right]!.y) / 2,
  });
  const [top, bottom] = [middle(SHOULDERS), middle(HIPS)];
  return {
    x: (top.x + bottom.x) / 2,
    y: (top.y + bottom.y) / 2,
    length: Math.hypot(top.x - bottom.x, top.y - bottom.y),
  };
}
