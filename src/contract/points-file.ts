import { z } from 'zod';
import { momentSchema } from './moments.ts';

/** `tandem-points`: the points to look for, by key moment of the source clip. Unknown fields are kept. */
export const pointsFileSchema = z.looseObject({
  format: z.literal('tandem-points'),
  version: z.literal(1),
  moments: z.array(momentSchema).min(1),
});
/** See {@link pointsFileSchema}. */
export type PointsFile = z.infer<typeof pointsFileSchema>;
