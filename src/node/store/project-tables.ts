import type { DatabaseSync } from 'node:sqlite';
import { parseDocument, parseJson } from '../../contract/parse.ts';
import {
  PROJECT_VERSION,
  type ProjectFile,
  type ProjectRecord,
  projectFileSchema,
  recordSchema,
} from '../../contract/project.ts';
import type { ProjectJson } from '../../document/project-json.ts';

/** Marks the file as ours in the header of SQLite: "TNDM". */
export const APPLICATION_ID = 0x544e444d;

/** One line of a project's log: an edit as it was committed. `at` is milliseconds since the epoch. */
export interface EditLine {
  readonly revision: number;
  readonly at: number;
  readonly label: string;
}

// Names and labels are kept as JSON: SQLite's text is UTF-8 and would not hold every JavaScript string (lone surrogates).
const TABLES = `
  CREATE TABLE property (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE record (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL) STRICT;
  CREATE TABLE edit (
    revision INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    label_json TEXT NOT NULL,
    diffs_json TEXT NOT NULL
  ) STRICT;
`;

/** Runs `work` in one transaction: all of it or none. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite may have rolled back already, for example when the disk is full.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Makes the tables in an empty database and fills them. */
export function createTables(database: DatabaseSync, project: ProjectFile): void {
  inTransaction(database, () => {
    database.exec(TABLES);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    writeAll(database, project);
  });
}

/** Replaces name, records and version by those of a project; runs inside a transaction. The log stays. */
export function writeAll(database: DatabaseSync, project: ProjectJson): void {
  database.exec('DELETE FROM record');
  const insert = database.prepare('INSERT INTO record (id, json) VALUES (?, ?)');
  for (const record of project.records) insert.run((record as ProjectRecord).id, JSON.stringify(record));
  writeName(database, project.name);
  database.exec(`PRAGMA user_version = ${project.version}`);
}

/** Sets the project's name. */
export function writeName(database: DatabaseSync, name: string): void {
  database
    .prepare('INSERT INTO property (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json')
    .run('name', JSON.stringify(name));
}

/** The whole project as it lies in the tables, of whatever version, not validated. */
export function readAll(database: DatabaseSync): ProjectJson {
  const records = database.prepare('SELECT json FROM record ORDER BY position').all();
  const name = database.prepare("SELECT json FROM property WHERE key = 'name'").get();
  return {
    format: 'tandem-project',
    version: readVersion(database),
    name: JSON.parse(String(name?.json ?? '""')) as string,
    records: records.map(({ json }) => JSON.parse(String(json)) as unknown),
  };
}

/** The version of the tables' content. */
export function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/**
 * One record; null when there is none of that id.
 *
 * @throws TandemError document-invalid
 */
export function readRecord(database: DatabaseSync, id: string, what: string): ProjectRecord | null {
  const row = database.prepare('SELECT json FROM record WHERE id = ?').get(id);
  return row ? parseJson(recordSchema, String(row.json), `${what}: record "${id}"`) : null;
}

/** Sets, or with null removes, one record; one that is there already keeps its place in the order. */
export function writeRecord(database: DatabaseSync, id: string, record: ProjectRecord | null): void {
  if (record) {
    database
      .prepare('INSERT INTO record (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json')
      .run(id, JSON.stringify(record));
  } else {
    database.prepare('DELETE FROM record WHERE id = ?').run(id);
  }
}

/** Adds a line to the log. @returns its revision */
export function logEdit(database: DatabaseSync, at: number, label: string, diffs: unknown): number {
  const { lastInsertRowid } = database
    .prepare('INSERT INTO edit (at, version, label_json, diffs_json) VALUES (?, ?, ?, ?)')
    .run(at, readVersion(database), JSON.stringify(label), JSON.stringify(diffs));
  return Number(lastInsertRowid);
}

/** The newest revision; 0 while nothing was edited. */
export function readRevision(database: DatabaseSync): number {
  return Number(database.prepare('SELECT max(revision) AS revision FROM edit').get()?.revision ?? 0);
}

/** The log, oldest first. */
export function readEdits(database: DatabaseSync): EditLine[] {
  const rows = database.prepare('SELECT revision, at, label_json FROM edit ORDER BY revision').all();
  return rows.map(({ revision, at, label_json }) => ({
    revision: Number(revision),
    at: Number(at),
    label: JSON.parse(String(label_json)) as string,
  }));
}

/**
 * A project of the newest version from what {@link readAll} gave.
 *
 * @param what names the file in errors
 * @throws TandemError document-invalid
 */
export function asProjectFile(project: ProjectJson, what: string): ProjectFile {
  return parseDocument(projectFileSchema, { ...project, version: PROJECT_VERSION }, what);
}
