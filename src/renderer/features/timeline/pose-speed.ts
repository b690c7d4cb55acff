import type { PoseTrack } from '../../../contract/keypoints.ts';
import type { ClipTime } from '../../../document/timing/clip-time.ts';

/** A joint that is less sure says nothing of the speed. */
const SURE = 0.3;

/**
 * How fast a followed person moves: the mean speed of the joints that are seen in a frame and in the one before it, in heights of the
 * person a second. NaN where that is not known.
 *
 * @returns one value per frame of the clip
 */
export function poseSpeed({ range, frames }: PoseTrack, time: ClipTime): Float32Array {
  const speed = new Float32Array(time.count).fill(Number.NaN);
  const height = personHeight(frames);
  if (height === 0) return speed;
  for (let index = 1; index < frames.length; index += 1) {
    const frame = range[0] + index;
    const seconds = time.secondsOf(frame) - time.secondsOf(frame - 1);
    let sum = 0;
    let seen = 0;
    frames[index]!.forEach((joint, place) => {
      const before = frames[index - 1]![place];
      if (!before || joint.score < SURE || before.score < SURE) return;
      sum += Math.hypot(joint.x - before.x, joint.y - before.y);
      seen += 1;
    });
    if (frame < speed.length && seen > 0 && seconds > 0) speed[frame] = sum / seen / seconds / height;
  }
  return speed;
}

/** Median height of the joints that are seen, pixels: the person's size, however far it bends now and then. */
function personHeight(frames: PoseTrack['frames']): number {
  const heights = frames
    .map((joints) => joints.filter(({ score }) => score >= SURE).map(({ y }) => y))
    .filter((places) => places.length > 1)
    .map((places) => Math.max(...places) - Math.min(...places))
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}
