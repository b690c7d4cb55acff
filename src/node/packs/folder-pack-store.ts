import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { TandemError, toErrorRecord } from '../../contract/errors.ts';
import { type Pack, packSchema } from '../../contract/pack.ts';
import { parseJson } from '../../contract/parse.ts';
import type { PackStatus } from '../../contract/status.ts';
import type { InstalledPack, PackStore } from '../../engine/ports.ts';
import { compareVersions } from './compare-versions.ts';
import { FileHashes } from './file-hashes.ts';

const DESCRIPTION = 'pack.json';

/** A folder with a pack.json: the pack, or why it cannot be read. */
type FoundPack = { readonly folder: string } & (
  | { readonly installed: InstalledPack }
  | { readonly error: TandemError; readonly task: unknown }
);

/** Model packs as folders, each with its pack.json. */
export class FolderPackStore implements PackStore {
  readonly #folders: readonly string[];
  readonly #hashes: FileHashes;
  readonly #verified = new Map<string, Promise<InstalledPack>>();

  /**
   * @param options.folders folders of packs; one that does not exist holds no packs
   * @param options.cacheFolder where the hashes of unchanged files are remembered
   */
  constructor(options: { readonly folders: readonly string[]; readonly cacheFolder: string }) {
    this.#folders = options.folders.map((folder) => path.resolve(folder));
    this.#hashes = new FileHashes(path.join(options.cacheFolder, 'verified-files.json'));
  }

  list(): Promise<PackStatus[]> {
    return this.#statuses(false);
  }

  verify(): Promise<PackStatus[]> {
    return this.#statuses(true);
  }

  forTask<T extends Pack['task']>(task: T): Promise<InstalledPack<Extract<Pack, { task: T }>>> {
    let verified = this.#verified.get(task);
    if (!verified) {
      verified = this.#newestVerified(task);
      this.#verified.set(task, verified);
      // A failure is not kept: the user may put the pack right while we run.
      verified.catch(() => this.#verified.delete(task));
    }
    return verified as Promise<InstalledPack<Extract<Pack, { task: T }>>>;
  }

  pathOf(pack: InstalledPack, file: string): string {
    return path.join(pack.folder, file);
  }

  async #newestVerified(task: string): Promise<InstalledPack> {
    const found = await this.#find();
    const fitting = found.flatMap((one) =>
      'installed' in one && one.installed.pack.task === task ? [one.installed] : [],
    );
    const [newest] = fitting.sort((a, b) => compareVersions(b.pack.version, a.pack.version));
    if (!newest) {
      const broken = found.find((one) => 'error' in one && (one.task === task || one.task === undefined));
      if (broken && 'error' in broken) throw broken.error;
      throw new TandemError('pack-missing', `No model pack for ${task} in ${this.#folders.join(', ')}.`, {
        hint: 'Put the pack (a folder with pack.json) into one of these folders, or install Tandem Studio again.',
        data: { task, folders: this.#folders },
      });
    }
    await this.#checkFiles(newest, false);
    return newest;
  }

  /** @throws TandemError pack-corrupt */
  async #checkFiles(installed: InstalledPack, anew: boolean): Promise<void> {
    try {
      for (const file of Object.keys(installed.pack.files)) await this.#checkFile(installed, file, anew);
    } finally {
      await this.#hashes.save();
    }
  }

  async #checkFile({ pack, folder }: InstalledPack, file: string, anew: boolean): Promise<void> {
    const whole = path.join(folder, file);
    const expected = pack.files[file]!.sha256;
    const corrupt = (what: string, found?: string): TandemError =>
      new TandemError('pack-corrupt', `${whole}, a file of ${pack.name} ${pack.version}, ${what}.`, {
        hint: 'Restore the file from the pack it came with; if you changed it on purpose, update its sha256 in pack.json.',
        data: { file: whole, expected, ...(found === undefined ? {} : { found }) },
      });
    const found = await this.#hashes.sha256(whole, anew).catch((error: NodeJS.ErrnoException) => {
      throw corrupt(error.code === 'ENOENT' ? 'is missing' : `cannot be read: ${error.message}`);
    });
    if (found !== expected) throw corrupt(`has changed: its sha256 is ${found}, pack.json says ${expected}`, found);
  }

  async #statuses(anew: boolean): Promise<PackStatus[]> {
    const statuses: PackStatus[] = [];
    for (const one of await this.#find()) {
      if ('error' in one) {
        const name = path.basename(one.folder);
        const task = typeof one.task === 'string' ? one.task : '';
        const error = toErrorRecord(one.error);
        statuses.push({ name, version: '', task, licence: '', folder: one.folder, bytes: 0, error });
        continue;
      }
      const { name, version, task, licence, files } = one.installed.pack;
      const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
      const error = await this.#checkFiles(one.installed, anew).then(() => null, toErrorRecord);
      statuses.push({ name, version, task, licence, folder: one.folder, bytes, error });
    }
    return statuses;
  }

  /** All folders with a pack.json, in the order of the folders, then by name. */
  async #find(): Promise<FoundPack[]> {
    const found: FoundPack[] = [];
    for (const parent of this.#folders) {
      const names = await readdir(parent).catch(() => []);
      for (const name of names.sort()) {
        const folder = path.join(parent, name);
        const text = await readFile(path.join(folder, DESCRIPTION), 'utf8').catch(() => null);
        if (text !== null) found.push(readDescription(folder, text));
      }
    }
    return found;
  }
}

function readDescription(folder: string, text: string): FoundPack {
  try {
    const pack = parseJson(packSchema, text, path.join(folder, DESCRIPTION));
    checkPlaces(pack, folder);
    return { folder, installed: { pack, folder, sha256: createHash('sha256').update(text).digest('hex') } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      folder,
      task: taskIn(text),
      error: new TandemError('pack-invalid', message, {
        hint: 'Install the pack again, or update Tandem Studio if the pack is newer than it.',
        data: { folder },
      }),
    };
  }
}

/** The models must be listed files, and a pack may only name files of its own folder. */
function checkPlaces(pack: Pack, folder: string): void {
  const models = pack.task === 'pose-2d-single' ? [pack.model] : Object.values(pack.models);
  const named = models.flatMap((model) => {
    const file = (model as { file?: unknown } | undefined)?.file;
    return typeof file === 'string' ? [file] : [];
  });
  for (const file of named) {
    if (!Object.hasOwn(pack.files, file)) throw new Error(`${folder}: models name ${file}, which is not among files.`);
  }
  for (const file of Object.keys(pack.files)) {
    const relative = path.relative(folder, path.resolve(folder, file));
    if (path.isAbsolute(relative) || relative.startsWith('..')) {
      throw new Error(`${folder}: ${file} lies outside the pack's folder.`);
    }
  }
}

/** The task that a description which we cannot read as a whole says it is for; undefined when it does not say. */
function taskIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { task?: unknown } | null)?.task;
  } catch {
    return undefined;
  }
}
