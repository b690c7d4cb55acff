import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectRecord, RecordDiff } from '../../contract/project.ts';
import { change } from '../../document/diffs.ts';

/** The extension of project files. */
export const PROJECT_EXTENSION = '.tandem';

/** The extension of a project's JSON, which is imported. */
export const PROJECT_JSON_EXTENSION = '.json';

/** Whether a file is, by its name, a project or the JSON of one, and no clip. */
export function isProjectName(file: string): boolean {
  const name = file.toLowerCase();
  return name.endsWith(PROJECT_EXTENSION) || isProjectJsonName(name);
}

/** Whether a file is, by its name, a project's JSON. */
export function isProjectJsonName(file: string): boolean {
  return file.toLowerCase().endsWith(PROJECT_JSON_EXTENSION);
}

/** The name that a project gets from its file: the file's name without the extension. */
export function nameFromPath(file: string): string {
  return path.basename(file, PROJECT_EXTENSION);
}

/** A media path relative to a project's folder, with forward slashes; null when they are on different drives. */
export function relativeMediaPath(projectFile: string, mediaPath: string): string | null {
  const relative = path.relative(path.dirname(projectFile), mediaPath);
  return path.isAbsolute(relative) ? null : relative.split(path.sep).join('/');
}

/** The absolute path that a relative media path means. */
export function absoluteMediaPath(projectFile: string, relativePath: string): string {
  return path.resolve(path.dirname(projectFile), ...relativePath.split('/'));
}

/**
 * What changes in the media records when a project file goes from one place to another and the media stay where they are.
 *
 * @returns one diff per record that changes
 */
export async function moveDiffs(records: readonly ProjectRecord[], from: string, to: string): Promise<RecordDiff[]> {
  const diffs: RecordDiff[] = [];
  for (const record of records) {
    if (record.kind !== 'media') continue;
    const beside = record.relativePath === null ? null : absoluteMediaPath(from, record.relativePath);
    const absolutePath = beside !== null && (await isFile(beside)) ? beside : record.absolutePath;
    const relativePath = relativeMediaPath(to, absolutePath);
    if (absolutePath === record.absolutePath && relativePath === record.relativePath) continue;
    diffs.push(change(record, { absolutePath, relativePath }));
  }
  return diffs;
}

/** Whether a path is that of a file that is there. */
export async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
