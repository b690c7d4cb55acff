import { stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { TandemError } from '../../contract/errors.ts';
import { type MigrationTable, requireKnownVersion } from '../../document/migrations.ts';
import { APPLICATION_ID, readVersion } from './project-tables.ts';
import { asProjectError, notAProject } from './sqlite-error.ts';

/** How long an opener waits for another that is just closing, milliseconds. */
const LOCK_WAIT_MILLISECONDS = 300;

/**
 * Makes every commit durable when it returns: FULL waits for the disk at each commit, and on macOS F_FULLFSYNC also for the disk's own
 * cache.
 */
const DURABLE = 'PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;';

/** Nothing in a file that somebody sent may run code of its own. */
const DISTRUST = 'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;';

/**
 * Opens a project's database for this process alone, and checks that it is one, that it is whole and of a known version. A file that is
 * refused is not changed.
 *
 * @throws TandemError file-not-found, file-empty, document-invalid, document-newer, project-locked, project-write-failed
 */
export async function openDatabase(file: string, migrations: MigrationTable): Promise<DatabaseSync> {
  await requireFile(file);
  return guarded(file, () => {
    requireOurs(file);
    const database = new DatabaseSync(file, { timeout: LOCK_WAIT_MILLISECONDS, defensive: true });
    return closedOnError(database, () => {
      // Exclusive before anything is read: with it WAL needs no shared memory file, and nobody else gets in.
      database.exec(`PRAGMA locking_mode = EXCLUSIVE; ${DISTRUST} ${DURABLE} BEGIN EXCLUSIVE; COMMIT;`);
      requireProject(database, file, migrations);
      return database;
    });
  });
}

/** Lets commits go to a log beside the file while it is open: quicker, and a crash at any moment leaves a whole file. */
export function enterWriteAheadLog(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL');
}

/**
 * Brings everything into the one file, removes the log beside it, and closes.
 *
 * @throws TandemError project-write-failed when there is no room for that: it is closed all the same, and the next opener takes up the log
 */
export function closeIntoOneFile(database: DatabaseSync, file: string): void {
  guarded(file, () => {
    try {
      database.exec('PRAGMA journal_mode = DELETE');
    } finally {
      database.close();
    }
  });
}

/**
 * Opens a project's database to look at, changing nothing.
 *
 * @throws TandemError see {@link openDatabase}
 */
export async function openDatabaseReadOnly(file: string, migrations: MigrationTable): Promise<DatabaseSync> {
  await requireFile(file);
  return guarded(file, () => {
    requireOurs(file);
    const database = new DatabaseSync(file, { readOnly: true, timeout: LOCK_WAIT_MILLISECONDS, defensive: true });
    return closedOnError(database, () => {
      database.exec(DISTRUST);
      requireProject(database, file, migrations);
      return database;
    });
  });
}

/**
 * Opens a database that is being made and has not got its name yet, for `work` to fill; durable when this returns.
 *
 * @param file the name that it will get, for errors
 * @throws TandemError project-write-failed
 */
export function fillDatabase(unfinished: string, file: string, work: (database: DatabaseSync) => void): void {
  guarded(file, () => {
    const database = new DatabaseSync(unfinished, { defensive: true });
    try {
      database.exec(`PRAGMA locking_mode = EXCLUSIVE; ${DURABLE}`);
      work(database);
    } finally {
      database.close();
    }
  });
}

/** Runs work on a project's database; errors of SQLite's come out as ours. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asProjectError(error, file);
  }
}

function closedOnError<T>(database: DatabaseSync, work: () => T): T {
  try {
    return work();
  } catch (error) {
    database.close();
    throw error;
  }
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new TandemError('file-not-found', `${file} cannot be opened: ${error.message}.`, {
      hint: 'Check the path and the rights of the file.',
      data: { file },
      cause: error,
    });
  });
  if (!found.isFile()) throw notAProject(file, 'it is no file');
  if (found.size === 0) {
    throw new TandemError('file-empty', `${path.basename(file)} is empty; a Tandem Studio project is not.`, {
      hint: 'Open a backup beside it (name.backup-...tandem), or a copy from before.',
      data: { file },
    });
  }
}

/**
 * Looks at the header before anything is opened in earnest: opening another program's database may leave files beside it. "Immutable"
 * neither locks nor writes; and it must be SQLite that looks, because closing a file that one has read oneself drops the locks that
 * SQLite holds on it in the same process.
 */
function requireOurs(file: string): void {
  const url = pathToFileURL(file);
  url.search = '?immutable=1';
  const database = new DatabaseSync(url, { readOnly: true, defensive: true });
  try {
    const applicationId = Number(database.prepare('PRAGMA application_id').get()?.application_id);
    if (applicationId !== APPLICATION_ID) throw notAProject(file, 'it is a database of another program');
  } finally {
    database.close();
  }
}

function requireProject(database: DatabaseSync, file: string, migrations: MigrationTable): void {
  requireKnownVersion(readVersion(database), path.basename(file), migrations);
  const foreign = database.prepare("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1").get();
  if (foreign) throw notAProject(file, `it holds a foreign object "${String(foreign.name)}"`);
  const check = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (check !== 'ok') {
    throw new TandemError('document-invalid', `${path.basename(file)} is damaged: ${String(check)}.`, {
      hint: 'Open a backup beside it (name.backup-...tandem), or a copy from before.',
      data: { file },
    });
  }
}
