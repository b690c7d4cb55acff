import { z } from 'zod';
import { frameRangeSchema, pointInFrameSchema } from './geometry.ts';

/** The thirteen human joints of Penn Action, in its order; left and right are the person's own. */
export const HUMAN_JOINTS = [
  'head',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
] as const;
/** One of {@link HUMAN_JOINTS}. */
export type HumanJoint = (typeof HUMAN_JOINTS)[number];

/** Index of a joint in {@link HUMAN_JOINTS}, or null for a point that is no human joint (an object, a free point). */
export function humanJointIndex(name: string): number | null {
  const index = (HUMAN_JOINTS as readonly string[]).indexOf(name);
  return index < 0 ? null : index;
}

/** The lines of the human skeleton, as pairs of joint names. */
export const HUMAN_SKELETON: readonly (readonly [HumanJoint, HumanJoint])[] = [
  ['left_shoulder', 'right_shoulder'],
  ['left_shoulder', 'left_elbow'],
  ['left_elbow', 'left_wrist'],
  ['right_shoulder', 'right_elbow'],
  ['right_elbow', 'right_wrist'],
  ['left_shoulder', 'left_hip'],
  ['right_shoulder', 'right_hip'],
  ['left_hip', 'right_hip'],
  ['left_hip', 'left_knee'],
  ['left_knee', 'left_ankle'],
  ['right_hip', 'right_knee'],
  ['right_knee', 'right_ankle'],
];

/** Names of a keypoint: lower case words joined by underscores, as in the field's data sets. */
export const keypointNameSchema = z.string().min(1).max(64);

/** A keypoint as a person marked it; a hidden one is not used as a query, nor scored. */
export const keypointSchema = z.looseObject({ ...pointInFrameSchema.shape, visible: z.boolean().default(true) });
/** See {@link keypointSchema}. */
export type Keypoint = z.infer<typeof keypointSchema>;

/** Keypoints by name. */
export const keypointsSchema = z.record(keypointNameSchema, keypointSchema);
/** See {@link keypointsSchema}. */
export type Keypoints = z.infer<typeof keypointsSchema>;

/** A joint that the pose model found: place in the frame and confidence 0..1. */
export const posePointSchema = pointInFrameSchema.extend({ score: z.number() });
/** See {@link posePointSchema}. */
export type PosePoint = z.infer<typeof posePointSchema>;

/** A joint whose score is lower is suggested as hidden: it is not looked for unless the user shows it. */
export const SUGGESTED_FROM = 0.3;

/** The joints of one person, order of {@link HUMAN_JOINTS}, in every frame of a range: `frames[i]` is frame `range[0] + i`. */
export const poseTrackSchema = z.object({ range: frameRangeSchema, frames: z.array(z.array(posePointSchema)) });
/** See {@link poseTrackSchema}. */
export type PoseTrack = z.infer<typeof poseTrackSchema>;
