import { TandemError } from '../contract/errors.ts';
import { PROJECT_VERSION } from '../contract/project.ts';
import { toVersion2 } from './migrations/to-version-2.ts';
import type { ProjectJson } from './project-json.ts';

/** The way from older versions to the newest. */
export interface MigrationTable {
  /** The newest version. */
  readonly version: number;
  /** By the version that it starts from: the step to the next one. There is one for every version from 1 to `version - 1`. */
  readonly steps: Readonly<Record<number, (project: ProjectJson) => Omit<ProjectJson, 'version'>>>;
}

/** The migrations of this program. */
export const MIGRATIONS: MigrationTable = { version: PROJECT_VERSION, steps: { 1: toVersion2 } };

/**
 * Refuses a version that this program does not know.
 *
 * @param what names the file in the error
 * @throws TandemError document-newer, document-invalid
 */
export function requireKnownVersion(version: number, what: string, table: MigrationTable = MIGRATIONS): void {
  if (version > table.version) {
    throw new TandemError(
      'document-newer',
      `${what} was written by a newer version of Tandem Studio (project version ${version}, this program knows ${table.version}).`,
      { hint: 'Update Tandem Studio to open it. The file was not changed.', data: { version, known: table.version } },
    );
  }
  if (!Number.isInteger(version) || version < 1) {
    throw new TandemError('document-invalid', `${what} has the project version ${version}, which never was.`, {
      hint: 'The file is damaged or was made by another program.',
    });
  }
}

/**
 * Brings a project of any known version to the newest, one version at a time.
 *
 * @param what names the file in errors
 * @throws TandemError document-newer, document-invalid
 */
export function migrate(project: ProjectJson, what: string, table: MigrationTable = MIGRATIONS): ProjectJson {
  requireKnownVersion(project.version, what, table);
  let current = project;
  while (current.version < table.version) {
    const step = table.steps[current.version];
    if (!step) throw new TandemError('internal', `There is no migration from project version ${current.version}.`);
    current = { ...step(current), version: current.version + 1 };
  }
  return current;
}
