import { z } from 'zod';

const tensorSchema = z.looseObject({
  name: z.string(),
  type: z.literal('float32'),
  /** A string is a free dimension. */
  shape: z.array(z.union([z.int().positive(), z.string()])),
  axes: z.array(z.string()),
});

const modelSchema = z.looseObject({
  file: z.string(),
  inputs: z.array(tensorSchema).min(1),
  outputs: z.array(tensorSchema).min(1),
});

const packBase = {
  name: z.string().min(1),
  version: z.string().min(1),
  licence: z.string(),
  /** Every file of the pack but pack.json itself. */
  files: z.record(z.string(), z.object({ bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
};

/** pack.json of a space-time correspondence pack: everything that the engine needs to feed and decode it. */
export const spaceTimePackSchema = z.looseObject({
  ...packBase,
  task: z.literal('space-time-correspondence'),
  /** Clip frames T. */
  frames: z.int().positive(),
  /** Side of the square input, pixels. */
  size: z.int().positive(),
  /** Channel names in input order: R, G, B, then joints. */
  channels: z.array(z.string()).min(3),
  normalisation: z.looseObject({
    mean: z.tuple([z.number(), z.number(), z.number()]),
    std: z.tuple([z.number(), z.number(), z.number()]),
  }),
  pose_heat_map: z.looseObject({ sigma: z.number().positive() }),
  crop: z.looseObject({ factor: z.number().positive(), min_score: z.number() }),
  models: z.looseObject({ backbone: modelSchema, ants: modelSchema.optional(), stcats: modelSchema.optional() }),
  temperatures: z.looseObject({ match: z.number().positive(), fine: z.number().positive() }),
  decode: z.looseObject({
    auto: z.looseObject({
      joint_votes: z.number(),
      source_gate: z.number(),
      agree: z.number(),
      sure: z.number(),
      object_window: z.int().nonnegative(),
      pose_sigma: z.number().positive(),
      /** Confidence of a moment's time under which the user is asked to look; the scale is lower without pose. */
      ask_below: z.looseObject({ with_pose: z.number(), without_pose: z.number() }).optional(),
    }),
  }),
});
/** See {@link spaceTimePackSchema}. */
export type SpaceTimePack = z.infer<typeof spaceTimePackSchema>;

/** pack.json of a single-person pose pack. */
export const posePackSchema = z.looseObject({
  ...packBase,
  task: z.literal('pose-2d-single'),
  model: modelSchema,
  joints: z.array(z.string()).min(1),
  tracking: z.looseObject({
    min_score: z.number(),
    torso_factor: z.number().positive(),
    body_factor: z.number().positive(),
    crop_step: z.number().positive(),
    min_half: z.number().positive(),
  }),
});
/** See {@link posePackSchema}. */
export type PosePack = z.infer<typeof posePackSchema>;

/** Any pack.json. */
export const packSchema = z.discriminatedUnion('task', [spaceTimePackSchema, posePackSchema]);
/** See {@link packSchema}. */
export type Pack = z.infer<typeof packSchema>;
