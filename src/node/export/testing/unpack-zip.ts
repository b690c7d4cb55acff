import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Unpacks a zip into a folder. @returns the names of its files, in their order */
export async function unpackZip(file: string, folder: string): Promise<string[]> {
  const names: string[] = [];
  const zip = await openPromise(file);
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    const to = path.join(folder, entry.fileName);
    await mkdir(path.dirname(to), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(to));
  }
  return names;
}
