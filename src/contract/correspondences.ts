import { z } from 'zod';
import { cropSchema, frameIndexSchema, frameRangeSchema, personHintSchema, quarterTurnSchema } from './geometry.ts';
import { deviceSchema, methodSchema } from './methods.ts';

/** Another peak of a prediction's score map: the second best place and so on. */
export const alternativeSchema = z.object({
  frame: frameIndexSchema,
  x: z.number(),
  y: z.number(),
  score: z.number(),
});
/** See {@link alternativeSchema}. */
export type Alternative = z.infer<typeof alternativeSchema>;

/** Where and when a point recurs in the target clip. `score` is 0..1; `clipTime` is the unrounded time in clip frames (0..T-1). */
export const predictionSchema = z.object({
  frame: frameIndexSchema,
  ptsSeconds: z.number(),
  clipTime: z.number(),
  x: z.number(),
  y: z.number(),
  score: z.number(),
  alternatives: z.array(alternativeSchema).max(5),
});
/** See {@link predictionSchema}. */
export type Prediction = z.infer<typeof predictionSchema>;

/** The predictions of one key moment of the source. `frame` is the source frame; `confidence` is that of the time, 0..1. */
export const predictedMomentSchema = z.object({
  name: z.string(),
  frame: frameIndexSchema,
  confidence: z.number(),
  /** False when the method asks the user to look: the time's confidence is below the pack's bound. */
  trusted: z.boolean(),
  /** Entropy of what the method says of the times: 0 one time, 1 all alike; absent in documents of the first builds. */
  timeEntropy: z.number().min(0).max(1).optional(),
  keypoints: z.record(z.string(), predictionSchema),
});
/** See {@link predictedMomentSchema}. */
export type PredictedMoment = z.infer<typeof predictedMomentSchema>;

/** Links [source frame, target frame, confidence 0..1], one per source frame of the analysed range, monotone in both. */
export const warpSchema = z.array(z.tuple([frameIndexSchema, frameIndexSchema, z.number()]));
/** See {@link warpSchema}. */
export type Warp = z.infer<typeof warpSchema>;

/** One clip of a run: what was analysed. */
export const analysedClipSchema = z.object({
  file: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  frames: z.int().positive(),
  fps: z.number().positive(),
  range: frameRangeSchema,
  crop: cropSchema,
  person: personHintSchema.optional(),
  /** The user's extra clockwise rotation, when there was one: size, crop and places are those of the turned picture. */
  turnDegrees: quarterTurnSchema.optional(),
});
/** See {@link analysedClipSchema}. */
export type AnalysedClip = z.infer<typeof analysedClipSchema>;

/** A pack as a run used it; `sha256` is that of its pack.json. */
export const packReferenceSchema = z.object({ name: z.string(), version: z.string(), sha256: z.string() });
/** See {@link packReferenceSchema}. */
export type PackReference = z.infer<typeof packReferenceSchema>;

/** `tandem-correspondences`: the result of one run with its provenance. */
export const correspondencesFileSchema = z.object({
  format: z.literal('tandem-correspondences'),
  version: z.literal(1),
  source: analysedClipSchema,
  target: analysedClipSchema,
  method: methodSchema,
  pack: packReferenceSchema,
  /** The pose pack, when pose was on. */
  posePack: packReferenceSchema.optional(),
  /** Whether pose was given to the network and to the method. */
  pose: z.boolean(),
  device: deviceSchema,
  /** T, the clip frames in which `clipTime` counts; absent in documents of the first builds, which then cannot be scored. */
  clipFrames: z.int().positive().optional(),
  /** Wall time of the run. */
  seconds: z.number(),
  /** True when the target's mirror image fits better: the persons use opposite hands. */
  mirrored: z.boolean(),
  warnings: z.array(z.string()),
  warp: warpSchema,
  moments: z.array(predictedMomentSchema),
});
/** See {@link correspondencesFileSchema}. */
export type CorrespondencesFile = z.infer<typeof correspondencesFileSchema>;
