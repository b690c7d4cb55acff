import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { recordIdSchema } from './project.ts';

/** How two clips are shown: beside each other, above each other, or the target in the source's picture in one of three ways. */
export const COMPARISON_LAYOUTS = ['side-by-side', 'stacked', 'overlay', 'wipe', 'difference'] as const;
/** One of {@link COMPARISON_LAYOUTS}. */
export type ComparisonLayout = (typeof COMPARISON_LAYOUTS)[number];

/** What keeps two clips in step, as in the window: the links of a run, the user's anchors, or one distance between their sync events. */
export const COMPARISON_WARPS = ['method', 'anchors', 'offset'] as const;

/** How a comparison clip is to look and run. */
export const comparisonWishSchema = z.object({
  format: z.literal('mp4'),
  layout: z.enum(COMPARISON_LAYOUTS).default('side-by-side'),
  /** Of the target's picture in the overlay layout. */
  opacity: z.number().min(0).max(1).default(0.5),
  /** Where the line of the wipe layout stands, as a part of the picture's width. */
  divider: z.number().min(0).max(1).default(0.5),
  /**
   * In overlay, wipe and difference: the target is moved and scaled so that its person lies over the source's; else, and without a run, its
   * frame fits.
   */
  alignsPeople: z.boolean().default(true),
  /** Whole frames, or only what was analysed; without a run whole frames. */
  zoom: z.enum(['frame', 'person']).default('frame'),
  /** Relative to the time in which the source is shown: 0.25 is four times slower. */
  speed: z.number().min(0.05).max(4).default(1),
  /** How long playback stands at every key moment, seconds. */
  freezeSeconds: z.number().min(0).max(10).default(1),
  /** Anchors are followed in straight lines, in real time outside of them. */
  warp: z.enum(COMPARISON_WARPS).default('method'),
  /** The run whose links, crops and key moments are meant; null, or one that is not among the newest of the pair: the newest. */
  runId: recordIdSchema.nullable().default(null),
  /** For `offset`: by how much later than its sync event the target stands beside the source's, seconds of the time in which it is shown. */
  offsetSeconds: z.number().default(0),
  /** Clips whose capture rate is known run in the time of the scene; false: in that of the file, as slow motion. */
  realTime: z.object({ source: z.boolean(), target: z.boolean() }).default({ source: true, target: true }),
});
/** See {@link comparisonWishSchema}. */
export type ComparisonWish = z.infer<typeof comparisonWishSchema>;

/** What of a wish says when which frames are shown together. */
export type ComparisonTiming = Pick<ComparisonWish, 'warp' | 'runId' | 'offsetSeconds' | 'realTime'>;

/** How a project is to be written for other programs. */
export const dataWishSchema = z.object({
  format: z.enum(['json', 'csv', 'coco', 'cvat', 'dlc']),
  /** The newest run of each method between the present source and target, or all runs. */
  runs: z.enum(['newest', 'all']).default('newest'),
});
/** See {@link dataWishSchema}. */
export type DataWish = z.infer<typeof dataWishSchema>;

/** The project with its clips in one zip, to hand on. */
export const bundleWishSchema = z.object({ format: z.literal('bundle') });
/** See {@link bundleWishSchema}. */
export type BundleWish = z.infer<typeof bundleWishSchema>;

/** What to export of the open project, and the name of the file without folder and extension. */
export const exportRequestSchema = z.object({
  name: z.string().min(1).max(120),
  wish: z.discriminatedUnion('format', [comparisonWishSchema, dataWishSchema, bundleWishSchema]),
});
/** See {@link exportRequestSchema}. */
export type ExportRequest = z.infer<typeof exportRequestSchema>;
/** What is exported. */
export type ExportWish = ExportRequest['wish'];
/** The formats. */
export type ExportFormat = ExportWish['format'];

/** The ending of a format's files. */
export const EXPORT_EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  mp4: '.mp4',
  bundle: '.zip',
  json: '.json',
  csv: '.csv',
  coco: '.json',
  cvat: '.xml',
  dlc: '.csv',
};

/** What an export job wrote: a folder of its own among the host's exports, and its files. */
export const exportResultSchema = z.object({
  folder: z.string(),
  files: z.array(z.object({ name: z.string(), sizeBytes: z.int().nonnegative() })).min(1),
});
/** See {@link exportResultSchema}. */
export type ExportResult = z.infer<typeof exportResultSchema>;

/** What a desktop host answers when the user was asked where an export goes; null when the user cancelled. */
export const exportPlaceAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.object({ place: z.string(), name: z.string() }).nullable() }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
/** See {@link exportPlaceAnswerSchema}. */
export type ExportPlaceAnswer = z.infer<typeof exportPlaceAnswerSchema>;

/** What a desktop host answers when an export was to be brought to its place: the names of the files there. */
export const exportDeliveryAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.array(z.string()) }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
/** See {@link exportDeliveryAnswerSchema}. */
export type ExportDeliveryAnswer = z.infer<typeof exportDeliveryAnswerSchema>;
