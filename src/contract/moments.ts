import { z } from 'zod';
import { frameIndexSchema, frameRangeSchema } from './geometry.ts';
import { keypointsSchema } from './keypoints.ts';

/** A key moment of a clip with the keypoints that were marked in its frame. */
export const momentSchema = z.looseObject({
  name: z.string(),
  frame: frameIndexSchema,
  keypoints: keypointsSchema,
});
/** See {@link momentSchema}. */
export type Moment = z.infer<typeof momentSchema>;

/** A key moment of an evaluation clip: the frames of `frame_range` (both included) count as equally right. */
export const labelledMomentSchema = momentSchema.extend({ frame_range: frameRangeSchema.optional() });
/** See {@link labelledMomentSchema}. */
export type LabelledMoment = z.infer<typeof labelledMomentSchema>;
