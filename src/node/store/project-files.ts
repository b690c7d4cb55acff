import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { TandemError } from '../../contract/errors.ts';
import { PROJECT_VERSION, type ProjectFile } from '../../contract/project.ts';
import { MIGRATIONS, type MigrationTable, migrate } from '../../document/migrations.ts';
import type { Clock } from '../../engine/ports.ts';
import { writeBackup } from './backups.ts';
import { closeIntoOneFile, fillDatabase, guarded, openDatabase, openDatabaseReadOnly } from './open-database.ts';
import { nameFromPath } from './project-paths.ts';
import {
  asProjectFile,
  createTables,
  inTransaction,
  logEdit,
  readAll,
  readVersion,
  writeAll,
} from './project-tables.ts';
import { asProjectError } from './sqlite-error.ts';
import { SqliteProjectStore } from './sqlite-project-store.ts';
import { buildWholeFile } from './whole-file.ts';

/** What opening depends on. */
export interface OpenOptions {
  readonly clock?: Clock;
  /** Absolute path of the folder where projects lie that the user has not saved yet: those in it are untitled. */
  readonly untitledFolder?: string;
  /** The migrations to use; those of this program when left out. */
  readonly migrations?: MigrationTable;
}

const SYSTEM_CLOCK: Clock = { now: () => Date.now() };

/**
 * Opens a project for editing. One of an older version is brought to the newest after a backup was written beside it.
 *
 * @throws TandemError file-not-found, file-empty, document-invalid, document-newer, project-locked, project-write-failed
 */
export async function openProject(file: string, options: OpenOptions = {}): Promise<SqliteProjectStore> {
  const { clock = SYSTEM_CLOCK, migrations = MIGRATIONS } = options;
  const absolute = path.resolve(file);
  const database = await openDatabase(absolute, migrations);
  try {
    await migrateFile(database, absolute, clock, migrations);
    return new SqliteProjectStore(database, absolute, clock, isUntitled(absolute, options));
  } catch (error) {
    database.close();
    throw asProjectError(error, absolute);
  }
}

/**
 * Makes a project file and opens it.
 *
 * @param project what it holds; nothing, under the file's name or "Untitled", when left out
 * @throws TandemError project-write-failed, also when something stands there already
 */
export async function createProject(
  file: string,
  project?: ProjectFile,
  options: OpenOptions = {},
): Promise<SqliteProjectStore> {
  const absolute = path.resolve(file);
  if (await isThere(absolute)) {
    throw new TandemError('project-write-failed', `${absolute} exists already.`, {
      hint: 'Choose another name, or remove the file first.',
      data: { file: absolute },
    });
  }
  const name = isUntitled(absolute, options) ? 'Untitled' : nameFromPath(absolute);
  const content = project ?? { format: 'tandem-project', version: PROJECT_VERSION, name, records: [] };
  await buildWholeFile(absolute, (unfinished) =>
    fillDatabase(unfinished, absolute, (database) => createTables(database, content)),
  );
  return openProject(absolute, options);
}

/** Opens a project, or makes it when there is none. @throws TandemError see {@link openProject} */
export async function openOrCreateProject(file: string, options: OpenOptions = {}): Promise<SqliteProjectStore> {
  return (await isThere(file)) ? openProject(file, options) : createProject(file, undefined, options);
}

/**
 * Reads a project without opening it for editing and without changing it; one of an older version is migrated in memory. One whose last
 * program crashed is put in order first.
 *
 * @throws TandemError see {@link openProject}
 */
export async function readProject(file: string, { migrations = MIGRATIONS }: OpenOptions = {}): Promise<ProjectFile> {
  const crashed = await isThere(`${file}-wal`);
  const database = crashed ? await openDatabase(file, migrations) : await openDatabaseReadOnly(file, migrations);
  try {
    const name = path.basename(file);
    return guarded(file, () => asProjectFile(migrate(readAll(database), name, migrations), name));
  } finally {
    if (crashed) closeIntoOneFile(database, file);
    else database.close();
  }
}

async function migrateFile(
  database: DatabaseSync,
  file: string,
  clock: Clock,
  migrations: MigrationTable,
): Promise<void> {
  const name = path.basename(file);
  const version = readVersion(database);
  if (version === migrations.version) return;
  await writeBackup(database, file, version, clock.now());
  const project = migrate(readAll(database), name, migrations);
  // A migration that went wrong must leave the file as it was.
  asProjectFile(project, name);
  inTransaction(database, () => {
    writeAll(database, project);
    logEdit(database, clock.now(), `Migrate from project version ${version} to ${project.version}`, []);
  });
}

function isUntitled(file: string, { untitledFolder }: OpenOptions): boolean {
  return untitledFolder !== undefined && path.dirname(file) === path.resolve(untitledFolder);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
