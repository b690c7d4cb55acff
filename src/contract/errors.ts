import { z } from 'zod';

/**
 * Every error that can cross a boundary. The code is stable (scripts test it), the message names what failed and why, the hint says
 * what the user can do.
 */
export const ERROR_CODES = {
  'file-not-found': 'The file does not exist or cannot be read.',
  'file-empty': 'The file has no bytes.',
  'not-a-video': 'No video can be read from the file.',
  'no-video-stream': 'The file has audio or other streams, but no video.',
  'video-truncated': 'The file ends before its video does.',
  'format-refused': 'The file is a playlist or another format that may refer to other files.',
  'opening-cancelled': 'The user cancelled the opening of a file.',
  'frame-out-of-range': 'A frame index lies outside the clip.',
  'range-invalid': 'An analysed range is empty or lies outside the clip.',
  'crop-invalid': 'A crop is empty or lies wholly outside the frame.',
  'document-invalid': 'A JSON document does not have the expected form.',
  'document-newer': 'A project was written by a newer version of Tandem Studio.',
  'project-locked': 'The project is open elsewhere.',
  'project-write-failed': 'The project file cannot be written.',
  'edit-refused': 'An edit is not possible in the present document.',
  'person-not-found': 'No person was found where one is needed.',
  'no-query-points': 'There is no visible point to look for.',
  'pack-missing': 'A model pack is not installed.',
  'pack-corrupt': 'A file of a model pack does not have the recorded sha256.',
  'pack-invalid': 'pack.json does not have the expected form.',
  'device-unavailable': 'The chosen device cannot run models here.',
  'inference-failed': 'A model run failed.',
  'ffmpeg-missing': 'ffmpeg was not found.',
  'ffmpeg-failed': 'ffmpeg stopped with an error.',
  'export-failed': 'An export could not be written.',
  'media-unknown': 'The media id was not handed out by this host.',
  'job-unknown': 'There is no job of this id.',
  'engine-lost': 'The engine process ended while it was working.',
  'request-invalid': 'A request does not match its route.',
  'not-permitted': 'The host does not allow this request.',
  usage: 'The command line cannot be understood.',
  internal: 'An error that we did not foresee.',
} as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** An error as data, as it crosses a boundary. */
export const errorSchema = z.object({
  code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  hint: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
/** See {@link errorSchema}. */
export type ErrorRecord = z.infer<typeof errorSchema>;

/** The exception form of an {@link ErrorRecord}; thrown inside a process, turned into data at its edge. */
export class TandemError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly data: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string; data?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TandemError';
    this.code = code;
    this.hint = options.hint;
    this.data = options.data;
  }
}

/** Any thrown value as an {@link ErrorRecord}; what is not a TandemError becomes `internal` with its message. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  if (thrown instanceof TandemError) {
    return {
      code: thrown.code,
      message: thrown.message,
      ...(thrown.hint === undefined ? {} : { hint: thrown.hint }),
      ...(thrown.data === undefined ? {} : { data: thrown.data }),
    };
  }
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** The exception form of an error that came over a boundary. */
export function fromErrorRecord(record: ErrorRecord): TandemError {
  return new TandemError(record.code, record.message, {
    ...(record.hint === undefined ? {} : { hint: record.hint }),
    ...(record.data === undefined ? {} : { data: record.data }),
  });
}

/** True when the value is the reason of an aborted signal: cancelling is not an error. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
