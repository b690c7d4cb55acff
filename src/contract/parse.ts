import type { z } from 'zod';
import { TandemError } from './errors.ts';

/** `moments[0].keypoints.left_wrist.x` from a zod issue path. */
function pathInside(path: PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '') || '(whole document)';
}

/**
 * Parses a value that came from outside.
 *
 * @param schema what the value must be
 * @param value the value, usually from JSON.parse
 * @param what names the value in the error, for example the file's path
 * @throws TandemError `document-invalid`: the message names `what` and, per problem, the path inside the JSON
 */
export function parseDocument<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, 5).map((issue) => `${pathInside(issue.path)}: ${issue.message}`);
  const more = result.error.issues.length > 5 ? `; and ${result.error.issues.length - 5} more` : '';
  throw new TandemError('document-invalid', `${what} is not valid: ${problems.join('; ')}${more}`, {
    hint: 'Correct the named fields; resources/formats describes every format.',
    data: { problems },
  });
}

/**
 * Parses JSON text that came from outside; see {@link parseDocument}.
 *
 * @throws TandemError `document-invalid`, also when the text is no JSON
 */
export function parseJson<S extends z.ZodType>(schema: S, text: string, what: string): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TandemError('document-invalid', `${what} is not JSON: ${(error as Error).message}`, {
      hint: 'Check that the file was saved as JSON text.',
    });
  }
  return parseDocument(schema, value, what);
}
