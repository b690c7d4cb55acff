import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { frameIndexSchema } from './geometry.ts';

/** An id that the host handed out for a file that the user opened; the window never learns the path. */
export const mediaIdSchema = z.string().min(1);

/** A fraction as ffmpeg writes it, [numerator, denominator]; for a time base the unit is seconds. */
export const fractionSchema = z.tuple([z.int().positive(), z.int().positive()]);
/** See {@link fractionSchema}. */
export type Fraction = z.infer<typeof fractionSchema>;

/** What is known of a video file. Width and height are those of the displayed orientation. */
export const videoInfoSchema = z.object({
  file: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  frames: z.int().positive(),
  /** From the first frame's appearance to the end of the last frame, seconds. */
  durationSeconds: z.number().positive(),
  /** Nominal frames per second; for a variable rate the mean. */
  fps: z.number().positive(),
  vfr: z.boolean(),
  codec: z.string(),
  pixelFormat: z.string(),
  /** Clockwise rotation that was applied to show the picture upright: 0, 90, 180 or 270 degrees. */
  rotationDegrees: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  color: z.object({
    range: z.string().nullable(),
    matrix: z.string().nullable(),
    primaries: z.string().nullable(),
    transfer: z.string().nullable(),
  }),
  /** The file changes size or format of its pictures on the way: all frames are brought to those of the first. Left out where it does not. */
  mixedPictures: z.literal(true).optional(),
  /** What is wrong with a file that was opened all the same, for example that its end is missing (`video-truncated`). */
  damage: errorSchema.optional(),
});
/** See {@link videoInfoSchema}. */
export type VideoInfo = z.infer<typeof videoInfoSchema>;

/** The frame table of a clip: `pts[index]` in units of `timeBase` seconds, presentation order; frame 0 is the first frame shown. */
export const frameTableSchema = z.object({
  timeBase: fractionSchema,
  pts: z.array(z.int()).min(1),
  /** How long the last frame is shown, in units of `timeBase`. */
  lastDuration: z.int().positive(),
});
/** See {@link frameTableSchema}. */
export type FrameTableRecord = z.infer<typeof frameTableSchema>;

/** A frame's place in time: `seconds` counts from frame 0. */
export const frameTimeSchema = z.object({ index: frameIndexSchema, pts: z.int(), seconds: z.number() });
/** See {@link frameTimeSchema}. */
export type FrameTime = z.infer<typeof frameTimeSchema>;

/** A media file that the user opened. */
export const mediaSchema = z.object({ id: mediaIdSchema, info: videoInfoSchema });
/** See {@link mediaSchema}. */
export type Media = z.infer<typeof mediaSchema>;

/** What a file says of itself before its frames were counted. Width and height are those of the displayed orientation. */
export const openingFactsSchema = videoInfoSchema
  .pick({ width: true, height: true, codec: true, pixelFormat: true, rotationDegrees: true, color: true })
  .extend({
    /** As the container says; null when it says nothing. */
    durationSeconds: z.number().positive().nullable(),
    /** About how many frames there will be: duration times the rate that the container states; null when it states none. */
    framesExpected: z.int().positive().nullable(),
  });
/** See {@link openingFactsSchema}. */
export type OpeningFacts = z.infer<typeof openingFactsSchema>;

/** How far the opening of a file has come: all of its frames are decoded once to find out what they are. */
export const openingProgressSchema = z.object({
  /** Null until the file's head was read. */
  facts: openingFactsSchema.nullable(),
  framesDone: z.int().nonnegative(),
});
/** See {@link openingProgressSchema}. */
export type OpeningProgress = z.infer<typeof openingProgressSchema>;

/** A file that is being opened. `ended`: it is open now (`media.opened` follows), or it could not be opened, or the user cancelled. */
export const mediaOpeningSchema = openingProgressSchema.extend({
  id: mediaIdSchema,
  file: z.string(),
  ended: z.boolean(),
});
/** See {@link mediaOpeningSchema}. */
export type MediaOpening = z.infer<typeof mediaOpeningSchema>;
