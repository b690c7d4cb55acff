import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFolders } from '../../engine/export/run-export.ts';
import { writeWholeFile } from '../cache/write-whole-file.ts';

/** Where both hosts and the engine process have the exports of the window. */
export function exportsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'exports');
}

/** Exports in folders of their own, so that no two names clash. @param root made when it is not there */
export function createExportFolders(root: string): ExportFolders {
  return {
    create: async () => {
      const name = randomBytes(8).toString('hex');
      const folder = path.join(root, name);
      await mkdir(folder, { recursive: true });
      return {
        name,
        pathOf: (file) => path.join(folder, file),
        write: (file, text) => writeWholeFile(path.join(folder, file), [text]),
        files: async () => {
          const names = (await readdir(folder)).sort();
          return Promise.all(
            names.map(async (file) => ({ name: file, sizeBytes: (await stat(path.join(folder, file))).size })),
          );
        },
        discard: () => rm(folder, { recursive: true, force: true }),
      };
    },
  };
}

/** The names that {@link createExportFolders} gives. */
const FOLDER_NAME = /^[0-9a-f]{16}$/;

/** How long an export that was handed out stays to be handed out again, milliseconds: a week. */
const KEPT = 7 * 24 * 60 * 60 * 1000;

/** Removes exports that were made longer than a week ago: whoever wanted them has them, and clips are large. Those that cannot be removed stay. */
export async function removeOldExports(root: string, now = Date.now()): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const folder of names.filter((name) => FOLDER_NAME.test(name)).map((name) => path.join(root, name))) {
    const made = await stat(folder).catch(() => null);
    if (made && now - made.mtimeMs > KEPT) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * The path of an exported file that a page asks for as `/exports/<folder>/<file>`; null when it is no such address. Nothing outside of
 * the exports can be named.
 */
export function exportedFilePath(root: string, pathname: string): string | null {
  const [, place, folder = '', encoded = '', ...rest] = pathname.split('/');
  if (place !== 'exports' || rest.length > 0 || !FOLDER_NAME.test(folder)) return null;
  const file = decoded(encoded);
  if (file === null || file === '' || file === '..' || file === '.' || /[\\/\0]/.test(file)) return null;
  return path.join(root, folder, file);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
