import { z } from 'zod';
import { errorSchema } from './errors.ts';

/** How far a job is; within one stage `done` never falls. */
export const progressSchema = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number(),
  unit: z.string(),
});
/** See {@link progressSchema}. */
export type Progress = z.infer<typeof progressSchema>;

/** The states of a job. Cancelled is not an error. */
export const jobStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
/** See {@link jobStateSchema}. */
export type JobState = z.infer<typeof jobStateSchema>;

/** What to do when a job of the same key exists: start over, share its result, or wait behind it. */
export const jobPolicySchema = z.enum(['replace', 'join', 'queue']);
/** See {@link jobPolicySchema}. */
export type JobPolicy = z.infer<typeof jobPolicySchema>;

/** A job as the window sees it. Times are milliseconds since the epoch. */
export const jobSchema = z.object({
  id: z.string(),
  label: z.string(),
  state: jobStateSchema,
  progress: progressSchema.nullable(),
  queuedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  error: errorSchema.nullable(),
  /** What a running job has found so far, of the job's own shape; gone when it has ended. */
  partial: z.unknown().optional(),
  result: z.unknown().optional(),
});
/** See {@link jobSchema}. */
export type Job = z.infer<typeof jobSchema>;

/** Called by long work to say how far it is. */
export type ReportProgress = (progress: Progress) => void;
