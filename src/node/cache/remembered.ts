import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { writeWholeFile } from './write-whole-file.ts';

/**
 * Reads a small JSON file of the cache folder.
 *
 * @returns null when it is missing, broken or of another form: a cache is never an error
 */
export async function readRemembered<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S> | null> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
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
