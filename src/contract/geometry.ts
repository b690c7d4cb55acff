import { z } from 'zod';

/**
 * A point in a frame: pixels of the displayed orientation, continuous, (0,0) at the outer corner of the first pixel (pixel centres lie
 * at .5), x to the right, y down.
 */
export const pointInFrameSchema = z.object({ x: z.number(), y: z.number() });
/** See {@link pointInFrameSchema}. */
export type PointInFrame = z.infer<typeof pointInFrameSchema>;

/** A rectangle in a frame, same space and units as {@link pointInFrameSchema}; it may reach beyond the frame. */
export const cropSchema = z.object({
  x: z.number(),
  y: z.number(),
  w: z.number().positive(),
  h: z.number().positive(),
});
/** See {@link cropSchema}. */
export type Crop = z.infer<typeof cropSchema>;

/** A frame index: 0-based, presentation order. */
export const frameIndexSchema = z.int().nonnegative();

/** An analysed range: first and last frame index, both included. */
export const frameRangeSchema = z
  .tuple([frameIndexSchema, frameIndexSchema])
  .refine(([first, last]) => first <= last, 'the first frame must not lie after the last');
/** See {@link frameRangeSchema}. */
export type FrameRange = z.infer<typeof frameRangeSchema>;

/** One click on a person: at this frame, the person at (x, y) is the one to follow. */
export const personHintSchema = pointInFrameSchema.extend({ frame: frameIndexSchema });
/** See {@link personHintSchema}. */
export type PersonHint = z.infer<typeof personHintSchema>;

/** A clockwise turn by quarters, degrees. */
export const quarterTurnSchema = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
/** See {@link quarterTurnSchema}. */
export type QuarterTurn = z.infer<typeof quarterTurnSchema>;
