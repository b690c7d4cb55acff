import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { mediaIdSchema } from './media.ts';
import { mediaRecordSchema, recordIdSchema } from './project.ts';

/** A clip of the open project whose file is not where it was. */
export const missingMediaSchema = z.object({
  mediaId: recordIdSchema,
  /** The file's name. */
  file: z.string(),
  /** Where it was looked for, and what stood there. */
  tried: z.array(z.object({ path: z.string(), judgement: z.enum(['different', 'not-found']) })),
});
/** See {@link missingMediaSchema}. */
export type MissingMedia = z.infer<typeof missingMediaSchema>;

/** What the window shows of the open project's file. */
export const projectInfoSchema = z.object({
  /** As a title shows it. */
  name: z.string(),
  /** Where the file lies; tells one project from another. */
  path: z.string(),
  /** Whether it still lives in the app's data folder because the user has not saved it anywhere. */
  untitled: z.boolean(),
  missing: z.array(missingMediaSchema),
});
/** See {@link projectInfoSchema}. */
export type ProjectInfo = z.infer<typeof projectInfoSchema>;

/** What happened to the open project: another was opened, it was saved under another path, or its missing clips have changed. */
export const projectChangeSchema = z.object({ reason: z.enum(['opened', 'moved', 'media']), info: projectInfoSchema });
/** See {@link projectChangeSchema}. */
export type ProjectChange = z.infer<typeof projectChangeSchema>;

/** What a project says of a clip's file. */
export const mediaFileSchema = mediaRecordSchema.pick({
  relativePath: true,
  absolutePath: true,
  sizeBytes: true,
  quickHash: true,
  info: true,
});

/** Whether a chosen file is the clip that a project misses: the content decides. */
export const mediaJudgementSchema = z.object({
  judgement: z.enum(['same', 'different']),
  file: mediaFileSchema,
});
/** See {@link mediaJudgementSchema}. */
export type MediaJudgementAnswer = z.infer<typeof mediaJudgementSchema>;

/** Names a clip of the project and the opened file that it is to be. */
export const mediaChoiceSchema = z.object({ mediaId: recordIdSchema, chosenId: mediaIdSchema });

/** A project that was open before. */
export const recentProjectSchema = z.object({
  /** What the host knows it by; a window cannot name paths. */
  id: z.string(),
  name: z.string(),
  /** The folder, shortened for people. */
  folder: z.string(),
  /** When it was last open, milliseconds since the epoch. */
  at: z.number(),
  untitled: z.boolean(),
});
/** See {@link recentProjectSchema}. */
export type RecentProject = z.infer<typeof recentProjectSchema>;

/**
 * What a window asks of its host about project files. `choose`, `save-as` and `save-copy` let the user choose in a dialog of the desktop;
 * a web page has none and sends or fetches the file's bytes instead.
 */
export const projectWishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recent') }),
  z.object({ kind: z.literal('create') }),
  z.object({ kind: z.literal('open-recent'), id: z.string() }),
  z.object({ kind: z.literal('choose') }),
  z.object({ kind: z.literal('save-as') }),
  z.object({ kind: z.literal('save-copy') }),
]);
/** See {@link projectWishSchema}. */
export type ProjectWish = z.infer<typeof projectWishSchema>;

/** What a host answers to a wish: whether it was done (false: the user cancelled), and the projects that were open before. */
export const projectAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.object({ done: z.boolean(), recent: z.array(recentProjectSchema) }) }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);
/** See {@link projectAnswerSchema}. */
export type ProjectAnswer = z.infer<typeof projectAnswerSchema>;
