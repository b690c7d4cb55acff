import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TandemError } from '../contract/errors.ts';

/** A file that came over the network. */
export interface Upload {
  readonly path: string;
  /** Removes the file again, unless it had been there before. */
  discard(): Promise<void>;
}

/** The longest file name that every file system takes, with room to spare, characters. */
const LONGEST_NAME = 120;
const INCOMING = '.incoming-';

/**
 * Files that the user chose in the page. A page cannot name a path, so the bytes are copied to the app's data folder, under the hash of
 * their content: the same clip chosen twice lies there once.
 */
export class Uploads {
  readonly #folder: string;
  readonly #limitBytes: number;

  private constructor(folder: string, limitBytes: number) {
    this.#folder = folder;
    this.#limitBytes = limitBytes;
  }

  /** @param folder made when it is not there; what a crash left half-written is removed */
  static async in(folder: string, limitBytes: number): Promise<Uploads> {
    await mkdir(folder, { recursive: true });
    const leftOver = (await readdir(folder)).filter((name) => name.startsWith(INCOMING));
    await Promise.all(leftOver.map((name) => rm(join(folder, name), { force: true })));
    return new Uploads(folder, limitBytes);
  }

  /**
   * Streams the body of a request to disk.
   *
   * @param name the file's name in the user's folder; only its harmless characters are kept
   * @throws TandemError not-permitted when it is larger than the limit; no part of it stays
   */
  async receive(request: IncomingMessage, name: string): Promise<Upload> {
    if (Number(request.headers['content-length'] ?? 0) > this.#limitBytes) throw this.#tooLarge(name);
    const incoming = join(this.#folder, `${INCOMING}${randomUUID()}`);
    const hash = createHash('sha256');
    let received = 0;
    const measure = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        received += chunk.length;
        hash.update(chunk);
        done(received > this.#limitBytes ? this.#tooLarge(name) : null, chunk);
      },
    });
    try {
      await pipeline(request, measure, createWriteStream(incoming, { flags: 'wx' }));
      const folder = join(this.#folder, hash.digest('hex').slice(0, 32));
      const path = join(folder, harmlessName(name));
      const wasThere = (await stat(path).catch(() => null)) !== null;
      await mkdir(folder, { recursive: true });
      await rename(incoming, path);
      return { path, discard: async () => (wasThere ? undefined : rm(folder, { recursive: true, force: true })) };
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  #tooLarge(name: string): TandemError {
    const limit = `${Math.round(this.#limitBytes / 2 ** 20)} MiB`;
    return new TandemError(
      'not-permitted',
      `${harmlessName(name)} is larger than ${limit}, the most that the page may send.`,
      {
        hint: 'Start the studio with the path of the clip instead: npm start -- --open CLIP.mp4',
      },
    );
  }
}

/** The last part of a name without characters that a file system gives a meaning to. */
export function harmlessName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  const cleaned = last.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return cleaned.slice(-LONGEST_NAME) || 'clip';
}
