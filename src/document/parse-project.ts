import { TandemError } from '../contract/errors.ts';
import { parseDocument, parseJson } from '../contract/parse.ts';
import { anyProjectSchema, type ProjectFile, projectFileSchema } from '../contract/project.ts';
import { findProblems } from './integrity.ts';
import { migrate } from './migrations.ts';
import { ProjectDocument } from './project-document.ts';

/**
 * Reads a `tandem-project` of any known version from JSON text: migrates it, then checks shapes, ids, references and frames.
 *
 * @param what names the file in errors
 * @throws TandemError document-invalid, document-newer
 */
export function parseProject(text: string, what: string): ProjectFile {
  const raw = parseJson(anyProjectSchema, text, what);
  const project = parseDocument(projectFileSchema, migrate(raw, what), what);
  const [first, ...more] = findProblems(ProjectDocument.from(project));
  if (first === undefined) return project;
  const others = more.length > 0 ? `; and ${more.length} more` : '';
  throw new TandemError('document-invalid', `${what} contradicts itself: ${first}${others}.`, {
    hint: 'Correct the named record in the JSON.',
    data: { problems: [first, ...more] },
  });
}
