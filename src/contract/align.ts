import { z } from 'zod';
import { correspondencesFileSchema } from './correspondences.ts';
import { cropSchema, frameIndexSchema, frameRangeSchema, personHintSchema, quarterTurnSchema } from './geometry.ts';
import { poseTrackSchema } from './keypoints.ts';
import { mediaIdSchema } from './media.ts';
import { deviceChoiceSchema, methodSchema } from './methods.ts';
import { momentSchema } from './moments.ts';

/** How one clip of a pair is to be analysed; what is left out is found automatically (whole clip, person crop). */
export const clipChoiceSchema = z.object({
  range: frameRangeSchema.optional(),
  crop: cropSchema.optional(),
  person: personHintSchema.optional(),
  /** Extra clockwise rotation by the user: the turned picture is analysed; crop, person and answers are places in it. */
  turnDegrees: quarterTurnSchema.optional(),
});
/** See {@link clipChoiceSchema}. */
export type ClipChoice = z.infer<typeof clipChoiceSchema>;

/** What to look for: marked points, or the human joints that the pose pack finds at these source frames. */
export const queriesSchema = z.union([
  z.object({ moments: z.array(momentSchema).min(1) }),
  z.object({ suggestAt: z.array(frameIndexSchema).min(1) }),
]);
/** See {@link queriesSchema}. */
export type Queries = z.infer<typeof queriesSchema>;

/** A request to align two opened clips. */
export const alignRequestSchema = z.object({
  sourceId: mediaIdSchema,
  targetId: mediaIdSchema,
  source: clipChoiceSchema.default({}),
  target: clipChoiceSchema.default({}),
  queries: queriesSchema,
  methods: z.array(methodSchema).min(1),
  pose: z.boolean().default(true),
  device: deviceChoiceSchema.default('auto'),
  /** Whether the persons use opposite hands: `auto` looks which fits better, the target or its mirror image. */
  mirror: z.enum(['auto', 'on', 'off']).default('auto'),
});
/** See {@link alignRequestSchema}. */
export type AlignRequest = z.infer<typeof alignRequestSchema>;

/** The followed persons; null where nobody was followed. */
export const alignPosesSchema = z.object({ source: poseTrackSchema.nullable(), target: poseTrackSchema.nullable() });
/** See {@link alignPosesSchema}. */
export type AlignPoses = z.infer<typeof alignPosesSchema>;

/** The result of an align job: one correspondences document per method, the moments that were looked for, the persons followed. */
export const alignResultSchema = z.object({
  moments: z.array(momentSchema),
  runs: z.array(correspondencesFileSchema),
  poses: alignPosesSchema,
});
/** See {@link alignResultSchema}. */
export type AlignResult = z.infer<typeof alignResultSchema>;

/** What an align job has found so far: the moments that are looked for, and the results of the methods that are through. */
export const alignPartialSchema = alignResultSchema.pick({ moments: true, runs: true });
/** See {@link alignPartialSchema}. */
export type AlignPartial = z.infer<typeof alignPartialSchema>;

/** Times of the points of the demo pair, and where the two clips lie. */
export const demoPairSchema = z.object({
  sourceId: mediaIdSchema,
  targetId: mediaIdSchema,
  moments: z.array(momentSchema),
});
/** See {@link demoPairSchema}. */
export type DemoPair = z.infer<typeof demoPairSchema>;
