import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { ExportResult } from '../../contract/export.ts';
import { UNFINISHED } from '../cache/write-whole-file.ts';
import { exportedFilePath } from './export-folders.ts';

/**
 * Moves the files of an export to a folder of the user's, each whole or not at all; what is there under the same name is replaced, as
 * the save dialog asked.
 *
 * @param root of the exports @param target absolute path of the user's folder
 * @returns absolute paths
 * @throws TandemError export-failed
 */
export async function moveExport(root: string, { folder, files }: ExportResult, target: string): Promise<string[]> {
  const moved: string[] = [];
  for (const { name } of files) {
    const from = exportedFilePath(root, `/exports/${folder}/${encodeURIComponent(name)}`);
    if (from === null) throw new TandemError('export-failed', `${name} is no exported file.`);
    const to = path.join(target, name);
    const unfinished = `${to}.${randomUUID()}${UNFINISHED}`;
    try {
      // The user's folder may be on another drive, where nothing can be renamed to.
      await copyFile(from, unfinished);
      await rename(unfinished, to);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw new TandemError('export-failed', `${name} could not be written to ${target}: ${(error as Error).message}`, {
        cause: error,
        hint: `The export itself is whole; it lies in ${path.dirname(from)}.`,
      });
    }
    moved.push(to);
  }
  await rm(path.join(root, folder), { recursive: true, force: true });
  return moved;
}
