import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Ends the names of files that are not whole yet. */
export const UNFINISHED = '.part';

/**
 * Writes a file so that nobody, no other process either, ever sees a part of it: into a file beside it, then renamed.
 * The folder is made when it is missing.
 *
 * @throws what the file system says
 */
export async function writeWholeFile(file: string, parts: readonly (Uint8Array | string)[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}${UNFINISHED}`;
  try {
    await writeFile(unfinished, parts);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
