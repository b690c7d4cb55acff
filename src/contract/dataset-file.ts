import { z } from 'zod';
import { frameIndexSchema, frameRangeSchema } from './geometry.ts';
import { labelledMomentSchema } from './moments.ts';

/** A clip of an evaluation set; `file` is relative to the dataset file. */
export const datasetClipSchema = z.looseObject({
  file: z.string().min(1),
  action: z.string().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
  fps: z.number().positive(),
  frames: z.int().positive(),
  range: frameRangeSchema,
  /** [x, y, w, h] in pixels of the displayed frame; without it the person crop is found. */
  crop: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]).optional(),
  /** [frame, x, y]: a click on the person to follow. */
  person: z.tuple([frameIndexSchema, z.number(), z.number()]).optional(),
  moments: z.array(labelledMomentSchema),
});
/** See {@link datasetClipSchema}. */
export type DatasetClip = z.infer<typeof datasetClipSchema>;

/** `tandem-dataset`: clips with ground truth. Unknown fields are kept. */
export const datasetFileSchema = z.looseObject({
  format: z.literal('tandem-dataset'),
  version: z.literal(1),
  clips: z.array(datasetClipSchema).min(1),
});
/** See {@link datasetFileSchema}. */
export type DatasetFile = z.infer<typeof datasetFileSchema>;
