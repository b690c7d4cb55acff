import { correspondencesFileSchema } from '../../../contract/correspondences.ts';
import { datasetFileSchema } from '../../../contract/dataset-file.ts';
import { evaluationReportSchema } from '../../../contract/evaluation.ts';
import { pointsFileSchema } from '../../../contract/points-file.ts';
import { projectFileSchema } from '../../../contract/project.ts';

const FORMATS = {
  'tandem-points': { schema: pointsFileSchema, title: 'Points to look for, by key moment of the source clip' },
  'tandem-dataset': { schema: datasetFileSchema, title: 'Clips with ground truth, for evaluation' },
  'tandem-correspondences': { schema: correspondencesFileSchema, title: 'The result of one run with its provenance' },
  'tandem-evaluation': { schema: evaluationReportSchema, title: 'How well methods did on a dataset' },
  'tandem-project': { schema: projectFileSchema, title: 'A whole project' },
} as const;

/** The name of a documented JSON format. */
export type JsonFormat = keyof typeof FORMATS;

/**
 * JSON Schema (2020-12) of every documented JSON format, by the format's name; made from the schemas that validate on reading, as a
 * writer of such a file needs it (what has a default may be left out).
 */
export function jsonSchemas(): Record<JsonFormat, Record<string, unknown>> {
  const entries = Object.entries(FORMATS).map(([name, { schema, title }]) => {
    const { $schema, ...rest } = schema.toJSONSchema({ io: 'input' });
    return [name, { $schema, title: `${name}: ${title}`, ...rest }];
  });
  return Object.fromEntries(entries) as Record<JsonFormat, Record<string, unknown>>;
}
