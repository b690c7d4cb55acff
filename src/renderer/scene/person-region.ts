import type { OverlayPose } from '../../document/overlay/scene.ts';
import type { MotionRegion } from './motion-cloud.ts';

/** A joint below this score says nothing of where the person is. */
const JOINT_SCORE = 0.2;
/** What the person holds and swings reaches so far beyond the joints, in parts of their extent. */
const REACH = 0.3;

/** Where the followed person is in a frame, with what they hold; null where nobody was followed. Pixels of the clip. */
export function personRegion(pose: OverlayPose | null, frame: number): MotionRegion | null {
  const joints = pose?.frames[frame - pose.range[0]]?.filter(({ score }) => score >= JOINT_SCORE) ?? [];
  if (joints.length < 3) return null;
  const [left, right] = [Math.min(...joints.map(({ x }) => x)), Math.max(...joints.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...joints.map(({ y }) => y)), Math.max(...joints.map(({ y }) => y))];
  const reach = REACH * Math.max(right - left, bottom - top);
  return { left: left - reach, top: top - reach, right: right + reach, bottom: bottom + reach };
}
