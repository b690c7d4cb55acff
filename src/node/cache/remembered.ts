import { readFile } from 'node:fs/promises';
import { writeWholeFile } from './write-whole-file.ts';

/**
 * Reads a small JSON file of the cache folder.
 *
 * @param read gives what the JSON holds, or null when it does not have the expected form
 * @returns null also when the file is missing or broken: a cache is never an error
 */
export async function readRemembered<T>(file: string, read: (json: unknown) => T | null): Promise<T | null> {
  try {
    return read(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes a small JSON file of the cache folder; a folder that cannot be written only means that nothing is remembered. */
export async function remember(file: string, value: unknown): Promise<void> {
  try {
    await writeWholeFile(file, [JSON.stringify(value)]);
  } catch {
    // Nothing is lost but time at the next start.
  }
}
