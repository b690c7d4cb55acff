import { createHash } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toneMapTable } from '../../engine/media/tone-map-table.ts';
import type { HdrTransfer } from '../../kernels/tone-map-bt709.ts';
import { writeWholeFile } from '../cache/write-whole-file.ts';

/** The tables of tone mapping as files that ffmpeg can read. */
export class ToneMapFiles {
  readonly #folder: string | null;
  readonly #files = new Map<HdrTransfer, Promise<string>>();

  /** @param folder where they are kept between runs; null: in a folder of this process's own */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** The path of a transfer's table. @throws Error of the file system */
  path(transfer: HdrTransfer): Promise<string> {
    const file = this.#files.get(transfer) ?? this.#write(transfer);
    this.#files.set(transfer, file);
    file.catch(() => this.#files.delete(transfer));
    return file;
  }

  async #write(transfer: HdrTransfer): Promise<string> {
    const table = toneMapTable(transfer);
    const folder = this.#folder ?? (await mkdtemp(join(tmpdir(), 'tandem-tone-map-')));
    const hash = createHash('sha256').update(table).digest('hex').slice(0, 16);
    const path = join(folder, `${transfer}-${hash}.cube`);
    // What was kept is compared, not trusted.
    if ((await readFile(path, 'utf8').catch(() => null)) !== table) await writeWholeFile(path, [table]);
    return path;
  }
}
