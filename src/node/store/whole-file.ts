import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';

/** What SQLite may leave beside a database; a stale log would be played into whatever file takes the name. */
const SIDE_FILES = ['-wal', '-shm', '-journal'];

/**
 * Makes a file so that either the whole of it stands at `file`, safe against a power cut, or what stood there before.
 *
 * @param build makes the file at the path that it is given
 * @throws TandemError project-write-failed; what `build` throws
 */
export async function buildWholeFile(file: string, build: (unfinished: string) => Promise<void> | void): Promise<void> {
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await build(unfinished);
    flush(unfinished);
    for (const ending of SIDE_FILES) await rm(file + ending, { force: true });
    await rename(unfinished, file);
    flushFolder(path.dirname(file));
  } catch (error) {
    for (const ending of ['', ...SIDE_FILES]) await rm(unfinished + ending, { force: true }).catch(() => {});
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new TandemError('project-write-failed', `${file} cannot be written: ${(error as Error).message}.`, {
      hint: 'Check the rights of the folder and the room on the disk, or choose another folder.',
      data: { file },
      cause: error,
    });
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a new name in a folder survive a power cut; Windows keeps names safe by itself and cannot open folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
