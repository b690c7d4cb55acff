import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const MIB = 1024 * 1024;

/**
 * Identifies a file's content without reading all of it: sha256 over its size (8 bytes, little-endian), its first and its last MiB; of a
 * file shorter than two MiB every byte once.
 *
 * @returns 64 hexadecimal digits
 */
export async function quickHash(file: FileHandle, sizeBytes: number): Promise<string> {
  const hash = createHash('sha256');
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(sizeBytes));
  hash.update(size);
  const firstEnd = Math.min(MIB, sizeBytes);
  hash.update(await readBytes(file, 0, firstEnd));
  hash.update(await readBytes(file, Math.max(firstEnd, sizeBytes - MIB), sizeBytes));
  return hash.digest('hex');
}

/** How much of a file {@link sampledHash} looks at. */
const SAMPLES = 64;
const SAMPLE_BYTES = 65536;

/**
 * Tells files apart that differ only in their middle: sha256 over the size (8 bytes, little-endian) and 64 stretches of 64 KiB that are
 * spread evenly from the first to the last byte; of a shorter file every byte once.
 *
 * @returns 64 hexadecimal digits
 */
export async function sampledHash(file: FileHandle, sizeBytes: number): Promise<string> {
  const hash = createHash('sha256');
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(sizeBytes));
  hash.update(size);
  if (sizeBytes <= SAMPLES * SAMPLE_BYTES) {
    hash.update(await readBytes(file, 0, sizeBytes));
    return hash.digest('hex');
  }
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const start = Math.floor((sample * (sizeBytes - SAMPLE_BYTES)) / (SAMPLES - 1));
    hash.update(await readBytes(file, start, start + SAMPLE_BYTES));
  }
  return hash.digest('hex');
}

/** {@link quickHash} of the file at a path. @throws Error of the file system */
export async function quickHashOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    return await quickHash(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

/** The bytes from `start` to `end` (not included); fewer where the file has ended. */
export async function readBytes(file: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
