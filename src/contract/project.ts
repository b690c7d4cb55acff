import { z } from 'zod';
import { correspondencesFileSchema } from './correspondences.ts';
import { cropSchema, frameIndexSchema, frameRangeSchema, personHintSchema, quarterTurnSchema } from './geometry.ts';
import { HUMAN_JOINTS, keypointsSchema } from './keypoints.ts';
import { videoInfoSchema } from './media.ts';

/** The version of the project schema; `user_version` of the SQLite file, `version` of the JSON form. */
export const PROJECT_VERSION = 2;

/** A stable id of a record, made once and never re-used. */
export const recordIdSchema = z
  .string()
  .min(1)
  .refine((id) => id.isWellFormed(), 'an id must be well-formed Unicode');

/** A media file of a project: how to find it again, what it is, and how the user set it up. */
export const mediaRecordSchema = z.object({
  id: recordIdSchema,
  kind: z.literal('media'),
  /** Path relative to the project file's folder, with forward slashes; null when the two are on different drives. */
  relativePath: z.string().nullable(),
  absolutePath: z.string(),
  sizeBytes: z.int().nonnegative(),
  /** sha256 over size, first and last MiB: the judge when a file was moved. */
  quickHash: z.string(),
  info: videoInfoSchema,
  /** Extra clockwise rotation by the user. */
  rotationOverrideDegrees: quarterTurnSchema,
  /** Frames per second at which the scene was filmed, when it differs from the file's (slow motion). */
  captureFps: z.number().positive().nullable(),
  workingZone: frameRangeSchema.nullable(),
  /** The frame of the sync event; time is shown relative to it. */
  syncFrame: frameIndexSchema.nullable(),
  crop: cropSchema.nullable(),
  person: personHintSchema.nullable(),
});
/** See {@link mediaRecordSchema}. */
export type MediaRecord = z.infer<typeof mediaRecordSchema>;

/** The role that clips play in the project; a project compares one source with one target. */
export const pairRecordSchema = z.object({
  id: z.literal('pair'),
  kind: z.literal('pair'),
  sourceId: recordIdSchema.nullable(),
  targetId: recordIdSchema.nullable(),
  action: z.string().nullable(),
});
/** See {@link pairRecordSchema}. */
export type PairRecord = z.infer<typeof pairRecordSchema>;

/** A key moment of one clip with the keypoints marked in its frame. */
export const momentRecordSchema = z.object({
  id: recordIdSchema,
  kind: z.literal('moment'),
  mediaId: recordIdSchema,
  name: z.string(),
  frame: frameIndexSchema,
  keypoints: keypointsSchema,
});
/** See {@link momentRecordSchema}. */
export type MomentRecord = z.infer<typeof momentRecordSchema>;

/** What the user says of one prediction of a run. */
export const verdictSchema = z.object({
  momentName: z.string(),
  keypoint: z.string(),
  verdict: z.enum(['accepted', 'rejected', 'corrected']),
  /** The right place, when corrected: ground truth for metrics. */
  correction: z.object({ frame: frameIndexSchema, x: z.number(), y: z.number() }).nullable(),
});
/** See {@link verdictSchema}. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Numbers of one frame of a {@link poseRecordSchema}: x, y and score of every joint. */
export const POSE_FRAME_NUMBERS = HUMAN_JOINTS.length * 3;

/** Places of kept joints count in tenths of a pixel. */
export const POSE_PLACE_STEPS = 10;
/** Scores of kept joints count in hundredths. */
export const POSE_SCORE_STEPS = 100;

const poseFrameSchema = z
  .array(z.number())
  .length(POSE_FRAME_NUMBERS, `x, y and score of the ${HUMAN_JOINTS.length} human joints`);

/**
 * A person whom an analysis followed through a clip, kept so that trails, skeletons and the alignment of persons outlive the window. The
 * runs of one analysis share it. Places are kept to a tenth of a pixel and scores to a hundredth, less than the tracking itself is sure
 * of; what is kept is what every later reader and every export has.
 */
export const poseRecordSchema = z.object({
  id: recordIdSchema,
  kind: z.literal('pose'),
  mediaId: recordIdSchema,
  /** First and last frame. */
  range: frameRangeSchema,
  /**
   * `frames[i]` is frame `range[0] + i`: x, y, score of every joint in the order of HUMAN_JOINTS, one after the other; pixels of the
   * displayed orientation.
   */
  frames: z.array(poseFrameSchema),
});
/** See {@link poseRecordSchema}. */
export type PoseRecord = z.infer<typeof poseRecordSchema>;

/** The persons that a run followed, by the ids of their records; null where nobody was, or where the run is older than such records. */
export const runPosesSchema = z.object({ source: recordIdSchema.nullable(), target: recordIdSchema.nullable() });
/** See {@link runPosesSchema}. */
export type RunPoses = z.infer<typeof runPosesSchema>;

/** A run: the whole correspondences document and what the user says of it. */
export const runRecordSchema = z.object({
  id: recordIdSchema,
  kind: z.literal('run'),
  /** The media that were compared; the project's roles may change later. */
  sourceId: recordIdSchema,
  targetId: recordIdSchema,
  createdAt: z.string(),
  result: correspondencesFileSchema,
  poses: runPosesSchema,
  verdicts: z.array(verdictSchema),
});
/** See {@link runRecordSchema}. */
export type RunRecord = z.infer<typeof runRecordSchema>;

/** A manual link of the warp between two clips: this source frame is in step with that target frame. Other pairs have their own. */
export const anchorRecordSchema = z.object({
  id: recordIdSchema,
  kind: z.literal('anchor'),
  sourceId: recordIdSchema,
  targetId: recordIdSchema,
  sourceFrame: frameIndexSchema,
  targetFrame: frameIndexSchema,
});
/** See {@link anchorRecordSchema}. */
export type AnchorRecord = z.infer<typeof anchorRecordSchema>;

/** A note on a clip's frame, or on the project. */
export const noteRecordSchema = z.object({
  id: recordIdSchema,
  kind: z.literal('note'),
  mediaId: recordIdSchema.nullable(),
  frame: frameIndexSchema.nullable(),
  text: z.string(),
});
/** See {@link noteRecordSchema}. */
export type NoteRecord = z.infer<typeof noteRecordSchema>;

/** Any record of a project. */
export const recordSchema = z.discriminatedUnion('kind', [
  mediaRecordSchema,
  pairRecordSchema,
  momentRecordSchema,
  poseRecordSchema,
  runRecordSchema,
  anchorRecordSchema,
  noteRecordSchema,
]);
/** See {@link recordSchema}. */
export type ProjectRecord = z.infer<typeof recordSchema>;

/** A change of one record: null stands for "not there". The reverse of a diff swaps `before` and `after`. */
export const recordDiffSchema = z.object({
  id: recordIdSchema,
  before: recordSchema.nullable(),
  after: recordSchema.nullable(),
});
/** See {@link recordDiffSchema}. */
export type RecordDiff = z.infer<typeof recordDiffSchema>;

/** How a document counts frames and places, said in the document itself for readers that do not know us. */
export const conventionsSchema = z.object({
  frameIndexBase: z.literal(0),
  frameOrder: z.literal('presentation'),
  origin: z.literal('top-left'),
  unit: z.literal('pixel of the displayed orientation'),
  /** Coordinate of the first pixel's centre. */
  pixelCentre: z.literal(0.5),
});
/** See {@link conventionsSchema}. */
export type Conventions = z.infer<typeof conventionsSchema>;

/** What a `tandem-project` of any version has; read first, to migrate an older one. */
export const anyProjectSchema = z.looseObject({
  format: z.literal('tandem-project'),
  version: z.int(),
  name: z.string(),
  records: z.array(z.unknown()),
});

/** `tandem-project`: a whole project as readable JSON; importing it back loses nothing. */
export const projectFileSchema = z.object({
  format: z.literal('tandem-project'),
  version: z.literal(PROJECT_VERSION),
  name: z.string(),
  /** Written by exports; always these, so nothing depends on it. */
  conventions: conventionsSchema.optional(),
  /** Ids are unique. */
  records: z.array(recordSchema),
});
/** See {@link projectFileSchema}. */
export type ProjectFile = z.infer<typeof projectFileSchema>;
