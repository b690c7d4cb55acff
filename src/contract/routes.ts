import { z } from 'zod';
import { alignRequestSchema, demoPairSchema } from './align.ts';
import { exportRequestSchema } from './export.ts';
import { frameIndexSchema, pointInFrameSchema, quarterTurnSchema } from './geometry.ts';
import { jobSchema } from './jobs.ts';
import { posePointSchema } from './keypoints.ts';
import { frameTableSchema, mediaIdSchema, mediaOpeningSchema, mediaSchema } from './media.ts';
import { mediaRecordSchema, projectFileSchema, recordDiffSchema } from './project.ts';
import { mediaChoiceSchema, mediaJudgementSchema, projectChangeSchema, projectInfoSchema } from './project-info.ts';
import { deviceReportSchema, engineStateSchema, packStatusSchema } from './status.ts';

const nothing = z.object({});

/**
 * Every question that the window can ask, with the shape of its input and of its answer. The same table serves both transports.
 * Bytes (pictures) travel beside the answer as typed arrays, see wire.ts; the answer then says what they are.
 */
export const ROUTES = {
  /** Media that the host has registered, in the order in which they were opened. */
  'media.list': { input: nothing, output: z.array(mediaSchema) },
  /** The frame table of a clip. */
  'media.table': { input: z.object({ mediaId: mediaIdSchema }), output: frameTableSchema },
  /** One frame as displayed, scaled to fit `maxSide`; the bytes are a JPEG. */
  'media.frame': {
    input: z.object({ mediaId: mediaIdSchema, index: frameIndexSchema, maxSide: z.int().min(16).max(4096) }),
    output: z.object({ width: z.int(), height: z.int(), type: z.literal('image/jpeg') }),
  },
  /** Files that are being opened, see the event `media.opening`. */
  'media.openings': { input: nothing, output: z.array(mediaOpeningSchema) },
  /** The first picture of a file that is being opened; the bytes are a JPEG as large as the frame. `type` is null while there is none. */
  'media.preview': {
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({ type: z.literal('image/jpeg').nullable() }),
  },
  /** Stops the opening of a file. False when it is not being opened (any more). */
  'media.cancel-opening': { input: z.object({ mediaId: mediaIdSchema }), output: z.object({ cancelled: z.boolean() }) },
  /** Registers an opened file once more, under an id of its own: one clip in both places. */
  'media.again': { input: z.object({ mediaId: mediaIdSchema }), output: mediaSchema },
  /** Closes a file that was opened and does not belong to the open project. */
  'media.close': { input: z.object({ mediaId: mediaIdSchema }), output: nothing },
  /** Registers the bundled demo pair. */
  'demo.open': { input: nothing, output: demoPairSchema },
  /** Starts an align job; its result is an AlignResult. */
  'align.start': { input: alignRequestSchema, output: jobSchema },
  /** Starts a job that exports the open project; its result is an ExportResult. */
  'export.start': { input: exportRequestSchema, output: jobSchema },
  'jobs.list': { input: nothing, output: z.array(jobSchema) },
  'jobs.cancel': { input: z.object({ jobId: z.string() }), output: jobSchema },
  'packs.list': { input: nothing, output: z.array(packStatusSchema) },
  'devices.get': { input: nothing, output: deviceReportSchema },
  /** The 13 joints of the person in one frame, order of HUMAN_JOINTS; null when nobody is found. `person`: a click on the one to take. */
  'pose.suggest': {
    input: z.object({
      mediaId: mediaIdSchema,
      frame: frameIndexSchema,
      person: pointInFrameSchema.optional(),
      /** The user's extra clockwise rotation: `person` and the joints are places in the turned picture. */
      turnDegrees: quarterTurnSchema.default(0),
    }),
    output: z.object({ joints: z.array(posePointSchema).nullable() }),
  },
  /** What the window shows of the open project's file. */
  'project.info': { input: nothing, output: projectInfoSchema },
  /** What the open project would say of an opened clip: its record, of the clip's own id, not yet in the project. */
  'project.describe-media': { input: z.object({ mediaId: mediaIdSchema }), output: mediaRecordSchema },
  /** Whether an opened file is the clip that the project misses. */
  'project.judge-media': { input: mediaChoiceSchema, output: mediaJudgementSchema },
  /** From now on the project's clip is read from the chosen file. */
  'project.assign-media': { input: mediaChoiceSchema, output: mediaSchema },
  /** The open project, whole. */
  'project.get': { input: nothing, output: projectFileSchema },
  /** Commits diffs to the open project's file, all or none. */
  'project.commit': {
    input: z.object({ label: z.string(), diffs: z.array(recordDiffSchema).min(1) }),
    output: z.object({ revision: z.int().nonnegative() }),
  },
} as const;

/** The name of a route. */
export type RouteName = keyof typeof ROUTES;
/** What a route takes, as the caller writes it. */
export type RouteInput<R extends RouteName> = z.input<(typeof ROUTES)[R]['input']>;
/** What a route's handler receives. */
export type RouteParsedInput<R extends RouteName> = z.output<(typeof ROUTES)[R]['input']>;
/** What a route answers. */
export type RouteOutput<R extends RouteName> = z.output<(typeof ROUTES)[R]['output']>;

/** Every event that the window may receive. */
export const EVENTS = {
  'job.changed': jobSchema,
  /** A file is being opened: what it is, how many of its frames are counted, and at last that it has ended. */
  'media.opening': mediaOpeningSchema,
  'media.opened': mediaSchema,
  'media.closed': z.object({ mediaId: mediaIdSchema }),
  'engine.changed': engineStateSchema,
  /** Another project was opened, or the open one was saved elsewhere, or its missing clips have changed. */
  'project.changed': projectChangeSchema,
} as const;

/** The name of an event. */
export type EventName = keyof typeof EVENTS;
/** What an event carries. */
export type EventData<E extends EventName> = z.output<(typeof EVENTS)[E]>;
