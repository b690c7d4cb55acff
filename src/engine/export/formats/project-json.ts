import type { ProjectFile } from '../../../contract/project.ts';
import { CONVENTIONS } from './conventions.ts';

/** A whole project as readable JSON (`tandem-project`); `parseProject` reads it back without loss. */
export function writeProjectJson(project: ProjectFile): string {
  const { format, version, name, records } = project;
  return `${JSON.stringify({ format, version, name, conventions: CONVENTIONS, records }, null, 2)}\n`;
}
