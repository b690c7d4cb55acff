import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { PROJECT_EXTENSION } from './project-paths.ts';
import { buildWholeFile } from './whole-file.ts';

/** How many backups of a project are kept. */
const KEPT = 3;

/**
 * Writes a backup beside a project, `name.backup-20260131T142233123Z-v1.tandem`, a project that can be opened like any other, and removes
 * all but the newest three.
 *
 * @param at milliseconds since the epoch
 * @returns path of the backup
 * @throws TandemError project-write-failed
 */
export async function writeBackup(database: DatabaseSync, file: string, version: number, at: number): Promise<string> {
  const folder = path.dirname(file);
  const stem = path.basename(file, PROJECT_EXTENSION);
  const stamp = new Date(at).toISOString().replace(/[-:.]/g, '');
  const backup = path.join(folder, `${stem}.backup-${stamp}-v${version}${PROJECT_EXTENSION}`);
  await buildWholeFile(backup, (unfinished) => void database.prepare('VACUUM INTO ?').run(unfinished));
  const old = (await listBackups(file)).slice(0, -KEPT);
  for (const each of old) await rm(each, { force: true });
  return backup;
}

/** The backups beside a project, oldest first. */
export async function listBackups(file: string): Promise<string[]> {
  const folder = path.dirname(file);
  const start = `${path.basename(file, PROJECT_EXTENSION)}.backup-`;
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(start) && /^\d{8}T\d{9}Z-v\d+\.tandem$/.test(name.slice(start.length)),
  );
  return names.sort().map((name) => path.join(folder, name));
}
