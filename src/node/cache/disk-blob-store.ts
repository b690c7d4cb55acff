import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore } from '../../engine/ports.ts';
import { UNFINISHED, writeWholeFile } from './write-whole-file.ts';

/** First bytes of an entry; then 32 bytes sha256 of the rest; 40 bytes in all, so that float arrays in the rest stay aligned. */
const MAGIC = Buffer.from('TANDEMB1');
const HEADER_BYTES = MAGIC.length + 32;
const EXTENSION = '.blob';
/** An unfinished file older than this was left by a process that died. */
const ABANDONED_MILLISECONDS = 3_600_000;

interface Entry {
  readonly file: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/**
 * Bytes in files of one folder, at most `budgetBytes` in all; the entries that were not used for the longest time are dropped first
 * (a file's modification time is its last use). Several processes may share the folder: files appear whole, and one that vanishes
 * is a miss. An entry whose hash does not fit its bytes is a miss and is removed.
 */
export class DiskBlobStore implements BlobStore {
  readonly folder: string;
  readonly budgetBytes: number;

  /**
   * @param options.folder made when the first entry is put
   * @param options.budgetBytes 2 GiB when left out
   */
  constructor(options: { readonly folder: string; readonly budgetBytes?: number }) {
    this.folder = options.folder;
    this.budgetBytes = options.budgetBytes ?? 2 * 1024 ** 3;
  }

  async get(key: string): Promise<Uint8Array | null> {
    const file = this.#fileOf(key);
    let whole: Buffer;
    try {
      whole = await readFile(file);
    } catch {
      return null;
    }
    const body = whole.subarray(HEADER_BYTES);
    if (!whole.subarray(0, HEADER_BYTES).equals(headerOf(body))) {
      await rm(file, { force: true }).catch(() => {});
      return null;
    }
    const now = new Date();
    await utimes(file, now, now).catch(() => {});
    return body;
  }

  /** Keeps the bytes; when the disk refuses, nothing is kept and nothing thrown. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length + HEADER_BYTES > this.budgetBytes) return;
    try {
      await writeWholeFile(this.#fileOf(key), [headerOf(bytes), bytes]);
      await this.#prune();
    } catch {
      // A full or read-only disk costs time at the next run, no result.
    }
  }

  /** Removes all entries. */
  async clear(): Promise<void> {
    for (const entry of await this.#entries()) await rm(entry.file, { force: true });
  }

  /** How many bytes the entries take. */
  async usedBytes(): Promise<number> {
    return (await this.#entries()).reduce((sum, entry) => sum + entry.bytes, 0);
  }

  #fileOf(key: string): string {
    return path.join(this.folder, createHash('sha256').update(key).digest('hex') + EXTENSION);
  }

  async #entries(): Promise<Entry[]> {
    const names = await readdir(this.folder).catch(() => []);
    const entries: Entry[] = [];
    for (const name of names) {
      const file = path.join(this.folder, name);
      const facts = await stat(file).catch(() => null);
      if (!facts) continue;
      if (name.endsWith(EXTENSION)) entries.push({ file, bytes: facts.size, usedAt: facts.mtimeMs });
      else if (name.endsWith(UNFINISHED) && Date.now() - facts.mtimeMs > ABANDONED_MILLISECONDS) {
        await rm(file, { force: true });
      }
    }
    return entries;
  }

  async #prune(): Promise<void> {
    const entries = await this.#entries();
    let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    for (const entry of entries.sort((a, b) => a.usedAt - b.usedAt)) {
      if (bytes <= this.budgetBytes) break;
      await rm(entry.file, { force: true });
      bytes -= entry.bytes;
    }
  }
}

function headerOf(body: Uint8Array): Buffer {
  return Buffer.concat([MAGIC, createHash('sha256').update(body).digest()]);
}
