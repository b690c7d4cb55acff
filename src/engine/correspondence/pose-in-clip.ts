import { type HumanJoint, humanJointIndex, type PosePoint } from '../../contract/keypoints.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import { roundHalfEven } from '../../kernels/round-half-even.ts';
import { smoothTrack } from '../../kernels/smooth-track.ts';
import type { ClipFeatures, ClipPose } from '../clip.ts';

/** The pose of a clip as the methods use it. */
export interface PreparedPose {
  /** Smoothed along time. */
  readonly track: ClipPose;
  /** Typical length of the torso in pixels of the square input: the unit of distances on the body. */
  readonly torso: number;
}

const prepared = new WeakMap<ClipPose, PreparedPose>();

/** The pose of a clip made ready, or null when there is none; a clip that was asked for before costs nothing. */
export function preparePose(features: ClipFeatures, pack: SpaceTimePack): PreparedPose | null {
  const { pose } = features;
  if (pose === null) return null;
  let ready = prepared.get(pose);
  if (ready === undefined) {
    ready = { track: smoothTrack(pose, pack.decode.auto.pose_sigma), torso: torsoLength(pose) };
    prepared.set(pose, ready);
  }
  return ready;
}

/** The joints of the clip frame nearest to a clip time. */
export function jointsAt(pose: PreparedPose, time: number): readonly PosePoint[] {
  return pose.track[Math.min(pose.track.length - 1, Math.max(0, roundHalfEven(time)))]!;
}

/** Median over the clip of the distance from the middle of the shoulders to the middle of the hips. Source: pack README section 4. */
export function torsoLength(pose: ClipPose): number {
  const lengths = pose
    .map((joints) => {
      const of = (name: HumanJoint) => joints[humanJointIndex(name)!]!;
      const shoulders = middle(of('left_shoulder'), of('right_shoulder'));
      const hips = middle(of('left_hip'), of('right_hip'));
      return Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y);
    })
    .sort((a, b) => a - b);
  const half = lengths.length >> 1;
  return lengths.length % 2 === 1 ? lengths[half]! : (lengths[half - 1]! + lengths[half]!) / 2;
}

function middle(a: PosePoint, b: PosePoint): { x: number; y: number } {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
