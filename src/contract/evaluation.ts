import { z } from 'zod';
import { packReferenceSchema } from './correspondences.ts';
import { deviceSchema, methodSchema } from './methods.ts';

/** Which keypoints are asked for: head, wrists and objects; all thirteen joints and objects; or every point that is labelled. */
export const KEYPOINT_SETS = ['3+3', '13+3', 'all'] as const;
/** One of {@link KEYPOINT_SETS}. */
export const keypointSetSchema = z.enum(KEYPOINT_SETS);
/** See {@link keypointSetSchema}. */
export type KeypointSet = z.infer<typeof keypointSetSchema>;

/** Shares in percent: T@k-PCK@0.1 for k = 1, 3 and 5 clip frames, and PCK@0.1 alone, whatever the time. */
export const pckSchema = z.object({ t1: z.number(), t3: z.number(), t5: z.number(), pck: z.number() });
/** See {@link pckSchema}. */
export type Pck = z.infer<typeof pckSchema>;

const errorStatisticsSchema = z.object({ mean: z.number(), median: z.number() });

/** How well a method did on some points. */
export const evaluationScoreSchema = z.object({
  points: z.int().positive(),
  /** Ordered pairs that have such points. */
  pairs: z.int().positive(),
  /** Every point counts the same. */
  overPoints: pckSchema,
  /** Every pair counts the same. */
  meanOverPairs: pckSchema,
  /** How far the time lies from the frames that count as right: in clip frames (rounded, as T@k counts), in frames of the target video, in seconds. */
  timeError: z.object({
    clipFrames: errorStatisticsSchema,
    videoFrames: errorStatisticsSchema,
    seconds: errorStatisticsSchema,
  }),
});
/** See {@link evaluationScoreSchema}. */
export type EvaluationScore = z.infer<typeof evaluationScoreSchema>;

/** A method on one set of pairs; `human` and `object` are null when the set has no such points. */
export const evaluationSetSchema = z.object({
  /** `overall`, an action, or `action, same view` and `action, different views`. */
  name: z.string(),
  all: evaluationScoreSchema,
  human: evaluationScoreSchema.nullable(),
  object: evaluationScoreSchema.nullable(),
});
/** See {@link evaluationSetSchema}. */
export type EvaluationSet = z.infer<typeof evaluationSetSchema>;

/** What can be said of a point that deserves a look; "wrong" and "correct" are meant at T@3-PCK@0.1. */
export const FINDINGS = [
  'time-wrong/space-right',
  'space-wrong/time-right',
  'both-wrong',
  'left-right swap',
  'repeated-cycle',
  'occluded/out-of-view',
  'low-confidence-correct',
  'high-confidence-wrong',
  'methods-disagree',
] as const;
/** One of {@link FINDINGS}. */
export const findingSchema = z.enum(FINDINGS);
/** See {@link findingSchema}. */
export type Finding = z.infer<typeof findingSchema>;

/** A point that went wrong, or right against the method's own doubt. */
export const evaluationFailureSchema = z.object({
  source: z.string(),
  target: z.string(),
  moment: z.string(),
  point: z.string(),
  findings: z.array(findingSchema).min(1),
  /** Clip frames, as T@k counts. */
  timeError: z.number(),
  /** Share of the box side: right up to 0.1. */
  placeError: z.number(),
  /** Of the prediction, 0..1. */
  score: z.number(),
  /** Of the moment's time, 0..1. */
  confidence: z.number(),
});
/** See {@link evaluationFailureSchema}. */
export type EvaluationFailure = z.infer<typeof evaluationFailureSchema>;

/** A method's results. */
export const evaluatedMethodSchema = z.object({
  method: methodSchema,
  /** `overall` first. */
  sets: z.array(evaluationSetSchema),
  /** Where methods disagree first, then by confidence, the surest first. */
  failures: z.array(evaluationFailureSchema),
});
/** See {@link evaluatedMethodSchema}. */
export type EvaluatedMethod = z.infer<typeof evaluatedMethodSchema>;

/** `tandem-evaluation`: what `tandem evaluate` found, with its provenance. */
export const evaluationReportSchema = z.object({
  format: z.literal('tandem-evaluation'),
  version: z.literal(1),
  dataset: z.string(),
  keypoints: keypointSetSchema,
  /** Ordered pairs that were scored. */
  pairs: z.int().nonnegative(),
  /** Seed of the choice of pairs; null when all were taken. */
  seed: z.int().nullable(),
  pose: z.boolean(),
  pack: packReferenceSchema,
  posePack: packReferenceSchema.optional(),
  device: deviceSchema,
  /** Wall time. */
  seconds: z.number(),
  methods: z.array(evaluatedMethodSchema),
});
/** See {@link evaluationReportSchema}. */
export type EvaluationReport = z.infer<typeof evaluationReportSchema>;
