import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { TandemError } from '../../contract/errors.ts';
import {
  declaredSizeOf,
  endsInsidePacket,
  FILE_HEAD_BYTES,
  refuseReferenceFormats,
} from '../../engine/media/file-head.ts';
import { quickHash, readBytes, sampledHash } from './quick-hash.ts';

/** What is known of a file before ffmpeg sees it. */
export interface FileFacts {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly quickHash: string;
  /** See {@link sampledHash}: what an index is remembered by. */
  readonly sampledHash: string;
  readonly declaredSizeBytes: number | null;
  readonly endsInsidePacket: boolean;
}

/**
 * Reads what is needed of a file before it is given to ffmpeg.
 *
 * @param file its name for messages
 * @throws TandemError file-not-found, file-empty, format-refused
 */
export async function readFileFacts(path: string, file: string): Promise<FileFacts> {
  let stats: Stats;
  let handle: FileHandle;
  try {
    // Asked before the file is opened, for opening a pipe would wait for somebody to write to it.
    stats = await stat(path);
    refuseNoFile(file, stats);
    handle = await open(path, 'r');
  } catch (error) {
    throw error instanceof TandemError ? error : unreadable(file, error);
  }
  try {
    const head = await readBytes(handle, 0, Math.min(FILE_HEAD_BYTES, stats.size));
    refuseReferenceFormats(file, head);
    return {
      sizeBytes: stats.size,
      modifiedMs: stats.mtimeMs,
      quickHash: await quickHash(handle, stats.size),
      sampledHash: await sampledHash(handle, stats.size),
      declaredSizeBytes: declaredSizeOf(head),
      endsInsidePacket: endsInsidePacket(head, stats.size),
    };
  } catch (error) {
    throw error instanceof TandemError ? error : unreadable(file, error);
  } finally {
    await handle.close();
  }
}

/** The error for a file that the file system does not let us read. */
export function unreadable(file: string, error: unknown): TandemError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reason =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'there is no such file'
      : code === 'EACCES' || code === 'EPERM'
        ? 'reading it is not permitted'
        : code === 'EISDIR'
          ? 'it is a folder'
          : error instanceof Error
            ? error.message
            : String(error);
  return new TandemError('file-not-found', `${file} cannot be read: ${reason}.`, {
    hint: 'Check the name and the folder of the file, and that you may read it.',
    cause: error,
  });
}

function refuseNoFile(file: string, stats: Stats): void {
  if (!stats.isFile()) {
    throw new TandemError('file-not-found', `${file} is no regular file.`, { hint: 'Choose a video file.' });
  }
  if (stats.size === 0) {
    throw new TandemError('file-empty', `${file} is empty: it has 0 bytes.`, {
      hint: 'Copy or download the file again, or take the original.',
    });
  }
}
