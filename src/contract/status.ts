import { z } from 'zod';
import { errorSchema } from './errors.ts';
import { deviceSchema } from './methods.ts';

/** What the device probe found: the device in use, those that work, and why others do not. */
export const deviceReportSchema = z.object({
  chosen: deviceSchema,
  working: z.array(deviceSchema),
  refused: z.record(z.string(), z.string()),
  /** Set when a device failed during work and the CPU took over. */
  fellBackFrom: deviceSchema.nullable(),
  threads: z.int().positive(),
});
/** See {@link deviceReportSchema}. */
export type DeviceReport = z.infer<typeof deviceReportSchema>;

/** A pack as `models list` shows it. */
export const packStatusSchema = z.object({
  name: z.string(),
  version: z.string(),
  task: z.string(),
  licence: z.string(),
  folder: z.string(),
  bytes: z.number(),
  error: errorSchema.nullable(),
});
/** See {@link packStatusSchema}. */
export type PackStatus = z.infer<typeof packStatusSchema>;

/** The life of the engine process, as its supervisor tells the window. */
export const engineStateSchema = z.object({
  state: z.enum(['starting', 'ready', 'lost', 'failed']),
  /** How often the engine was started, 1 at first. */
  starts: z.int().nonnegative(),
  message: z.string().nullable(),
});
/** See {@link engineStateSchema}. */
export type EngineState = z.infer<typeof engineStateSchema>;

/** One line of `tandem doctor`. */
export const doctorLineSchema = z.object({
  name: z.string(),
  state: z.enum(['ok', 'missing', 'problem']),
  detail: z.string(),
  hint: z.string().optional(),
});
/** See {@link doctorLineSchema}. */
export type DoctorLine = z.infer<typeof doctorLineSchema>;
