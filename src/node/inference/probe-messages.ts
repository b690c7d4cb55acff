import { z } from 'zod';
import { deviceSchema } from '../../contract/methods.ts';

/** What the probe's child is asked: does this device run this model as the CPU does? */
export const probeQuestionSchema = z.object({
  device: deviceSchema,
  modelPath: z.string(),
  threads: z.int().positive(),
});
/** See {@link probeQuestionSchema}. */
export type ProbeQuestion = z.infer<typeof probeQuestionSchema>;

/** What the child answers; times are of one run of the model, milliseconds. */
export const probeAnswerSchema = z.discriminatedUnion('works', [
  z.object({ works: z.literal(true), milliseconds: z.number(), cpuMilliseconds: z.number() }),
  z.object({ works: z.literal(false), reason: z.string() }),
]);
/** See {@link probeAnswerSchema}. */
export type ProbeAnswer = z.infer<typeof probeAnswerSchema>;
