import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { TandemError } from '../../contract/errors.ts';
import { parseDocument } from '../../contract/parse.ts';
import { type ProjectFile, type RecordDiff, recordDiffSchema } from '../../contract/project.ts';
import { deepEqual } from '../../document/deep-equal.ts';
import { MIGRATIONS } from '../../document/migrations.ts';
import { requireSound } from '../../document/project-document.ts';
import type { Clock, ProjectStore } from '../../engine/ports.ts';
import { closeIntoOneFile, enterWriteAheadLog, fillDatabase, guarded, openDatabase } from './open-database.ts';
import { isFile, moveDiffs, nameFromPath } from './project-paths.ts';
import {
  asProjectFile,
  type EditLine,
  inTransaction,
  logEdit,
  readAll,
  readEdits,
  readRecord,
  readRevision,
  writeName,
  writeRecord,
} from './project-tables.ts';
import { buildWholeFile } from './whole-file.ts';

const diffsSchema = recordDiffSchema.array();

/**
 * An open project: one SQLite file that this process alone holds. Every commit is one transaction and on the disk when its promise
 * resolves. Made by `openProject` and `createProject`.
 */
export class SqliteProjectStore implements ProjectStore {
  #database: DatabaseSync;
  #path: string;
  #untitled: boolean;
  #open = true;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #clock: Clock;

  /**
   * @param database opened for this process alone, of the newest version
   * @param untitled whether the user has not chosen the file's place yet
   */
  constructor(database: DatabaseSync, file: string, clock: Clock, untitled: boolean) {
    this.#database = database;
    this.#path = file;
    this.#clock = clock;
    this.#untitled = untitled;
    enterWriteAheadLog(database);
  }

  /** Absolute path of the file. */
  get path(): string {
    return this.#path;
  }

  /** Whether the project still lives in the app's data folder because the user has not saved it anywhere. */
  get untitled(): boolean {
    return this.#untitled;
  }

  /**
   * The whole project.
   *
   * @throws TandemError document-invalid
   */
  async read(): Promise<ProjectFile> {
    return this.#inTurn(() => this.#readNow());
  }

  /**
   * Applies diffs and writes a line to the log, all or nothing. Diffs whose outcome stands there already change nothing: an asker whose
   * answer was lost may ask again.
   *
   * @returns the revision after it
   * @throws TandemError document-invalid when a diff is not valid or its `before` is not what stands there; project-write-failed
   */
  async commit(label: string, diffs: readonly RecordDiff[]): Promise<number> {
    const name = path.basename(this.#path);
    const changes = parseDocument(diffsSchema, diffs, `A change of ${name}`);
    return this.#inTurn(() =>
      this.#run((database) =>
        inTransaction(database, () => {
          const done = changes.every(({ id, after }) => deepEqual(readRecord(database, id, name), after));
          if (done) return readRevision(database);
          for (const diff of changes) {
            requireSound(diff, readRecord(database, diff.id, name));
            writeRecord(database, diff.id, diff.after);
          }
          return logEdit(database, this.#clock.now(), label, changes);
        }),
      ),
    );
  }

  /** What was edited, oldest first. */
  async edits(): Promise<EditLine[]> {
    return this.#inTurn(() => this.#run(readEdits));
  }

  /**
   * Goes on in another file, which replaces what stood there; the file so far stays as it is, unless the project was untitled. The
   * project takes the new file's name. Commits that come meanwhile wait and go into the new file; still, let `CommitQueue.settled` come
   * first, because an edit of a clip whose path changes here would not match any more.
   *
   * @returns what changed in the records, because media paths are relative to the project: for `DocumentEditor.applyOutside`
   * @throws TandemError project-locked when that file is an open project, project-write-failed; the project is then still here
   */
  async saveAs(file: string): Promise<RecordDiff[]> {
    return this.#inTurn(() => this.#saveAsNow(file));
  }

  async #saveAsNow(file: string): Promise<RecordDiff[]> {
    const destination = path.resolve(file);
    if (destination === this.#path) {
      this.#untitled = false;
      return [];
    }
    const diffs = await this.#copyTo(destination, nameFromPath(destination));
    const database = await openDatabase(destination, MIGRATIONS);
    enterWriteAheadLog(database);
    const previous = { database: this.#database, path: this.#path, untitled: this.#untitled };
    this.#database = database;
    this.#path = destination;
    this.#untitled = false;
    try {
      closeIntoOneFile(previous.database, previous.path);
    } catch {
      // Only tidying up failed (a full disk): the old file and the log beside it still hold everything.
    }
    if (previous.untitled) await rm(previous.path, { force: true });
    return diffs;
  }

  /**
   * Writes the project as it is now to another file, which replaces what stood there; work goes on in this one.
   *
   * @throws TandemError project-locked when that file is an open project, project-write-failed
   */
  async saveACopy(file: string): Promise<void> {
    const destination = path.resolve(file);
    if (destination === this.#path) throw new TandemError('project-locked', 'A copy cannot replace the open project.');
    await this.#inTurn(() => this.#copyTo(destination, this.#readNow().name));
  }

  /**
   * Closes the file; everything is then in this one file.
   *
   * @throws TandemError project-write-failed when the disk is full: it is closed all the same, nothing is lost, and the log stays beside it
   */
  async close(): Promise<void> {
    return this.#inTurn(() => {
      if (!this.#open) return;
      this.#open = false;
      closeIntoOneFile(this.#database, this.#path);
    });
  }

  async #copyTo(destination: string, name: string): Promise<RecordDiff[]> {
    await requireNotOpen(destination);
    const { records } = this.#readNow();
    const diffs = await moveDiffs(records, this.#path, destination);
    const at = this.#clock.now();
    await buildWholeFile(destination, (unfinished) => {
      guarded(destination, () => this.#database.prepare('VACUUM INTO ?').run(unfinished));
      fillDatabase(unfinished, destination, (copy) =>
        inTransaction(copy, () => {
          writeName(copy, name);
          for (const { id, after } of diffs) writeRecord(copy, id, after);
          if (diffs.length > 0) logEdit(copy, at, 'Move project', diffs);
        }),
      );
    });
    return diffs;
  }

  #readNow(): ProjectFile {
    return this.#run((database) => asProjectFile(readAll(database), path.basename(this.#path)));
  }

  /** One thing after the other: a commit that came in the middle of a move to another file would be left behind. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  #run<T>(work: (database: DatabaseSync) => T): T {
    if (!this.#open) throw new TandemError('internal', `${path.basename(this.#path)} was closed already.`);
    return guarded(this.#path, () => work(this.#database));
  }
}

/** A project that somebody has open must not be replaced; anything else may, the user was asked. */
async function requireNotOpen(file: string): Promise<void> {
  if (!(await isFile(file))) return;
  try {
    (await openDatabase(file, MIGRATIONS)).close();
  } catch (error) {
    if (error instanceof TandemError && error.code === 'project-locked') throw error;
  }
}
