import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { TandemError } from '../contract/errors.ts';
import { parseJson } from '../contract/parse.ts';

/** Reads a text file. @throws TandemError file-not-found when it cannot be read */
export async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new TandemError('file-not-found', `${file} cannot be read: ${(error as Error).message}`, {
      hint: 'Check the path and the rights of the file.',
    });
  }
}

/**
 * Reads a JSON document from a file.
 *
 * @throws TandemError file-not-found when it cannot be read; document-invalid with the path inside the JSON
 */
export async function readDocument<S extends z.ZodType>(schema: S, file: string): Promise<z.output<S>> {
  return parseJson(schema, await readTextFile(file), file);
}
