import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { readRemembered, remember } from '../cache/remembered.ts';

interface KnownFile {
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}
type KnownFiles = Record<string, KnownFile>;

function readKnownFiles(json: unknown): KnownFiles | null {
  if (typeof json !== 'object' || json === null) return null;
  const isKnown = (value: unknown): value is KnownFile => {
    const { bytes, mtimeMs, sha256 } = (value ?? {}) as Partial<Record<keyof KnownFile, unknown>>;
    return typeof bytes === 'number' && typeof mtimeMs === 'number' && typeof sha256 === 'string';
  };
  return Object.fromEntries(Object.entries(json).filter((entry): entry is [string, KnownFile] => isKnown(entry[1])));
}

/**
 * sha256 of files, remembered in the cache folder with size and modification time, so that a start need not read 50 MB of models
 * that did not change.
 */
export class FileHashes {
  readonly #file: string;
  #known: Promise<KnownFiles> | null = null;
  #changed = false;

  /** @param file where the hashes are remembered (JSON) */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * @param anew reads the file even when nothing about it changed
   * @returns lower-case hex
   * @throws what the file system says
   */
  async sha256(file: string, anew: boolean): Promise<string> {
    this.#known ??= readRemembered(this.#file, readKnownFiles).then((found) => found ?? {});
    const known = await this.#known;
    const { size: bytes, mtimeMs } = await stat(file);
    const before = known[file];
    if (!anew && before?.bytes === bytes && before.mtimeMs === mtimeMs) return before.sha256;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
    const sha256 = hash.digest('hex');
    known[file] = { bytes, mtimeMs, sha256 };
    this.#changed = true;
    return sha256;
  }

  /** Writes what was learnt, if anything. */
  async save(): Promise<void> {
    if (!this.#changed || !this.#known) return;
    this.#changed = false;
    await remember(this.#file, await this.#known);
  }
}
