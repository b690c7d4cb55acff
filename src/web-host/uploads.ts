import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TandemError } from '../contract/errors.ts';
import { type PictureList, pictureListSchema, picturesInOrder } from '../contract/picture-sequence.ts';
import { ByteParts } from './byte-parts.ts';

/** A file, or a folder of pictures, that came over the network. */
export interface Upload {
  readonly path: string;
  /** Removes it again, unless it had been there before. */
  discard(): Promise<void>;
}

/** The longest file name that every file system takes, with room to spare, characters. */
const LONGEST_NAME = 120;
/** The longest list of pictures, bytes. */
const LONGEST_LIST = 16 * 2 ** 20;
const INCOMING = '.incoming-';

/**
 * What the user chose in the page. A page cannot name a path, so the bytes are copied to the app's data folder, under the hash of
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
    await Promise.all(leftOver.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    return new Uploads(folder, limitBytes);
  }

  /**
   * Streams the body of a request to disk.
   *
   * @param name the file's name in the user's folder; only its harmless characters are kept
   * @throws TandemError not-permitted when it is larger than the limit; no part of it stays
   */
  async receive(request: IncomingMessage, name: string): Promise<Upload> {
    return this.#keep(request, name, async (incoming, hash) => {
      await pipeline(request, this.#measure(name, hash), createWriteStream(incoming, { flags: 'wx' }));
    });
  }

  /**
   * Streams a folder of numbered pictures to disk: the body is the length of a {@link PictureList} as JSON (4 bytes, little-endian), the list,
   * and the bytes of its pictures one after the other.
   *
   * @param name of the user's folder; of it and of the pictures' names only the harmless characters are kept
   * @throws TandemError not-permitted when all of it is larger than the limit, not-a-video when the list is no one sequence,
   *   request-invalid when the bytes are not those of the list; no part of it stays
   */
  async receivePictures(request: IncomingMessage, name: string): Promise<Upload> {
    return this.#keep(request, name, async (incoming, hash) => {
      // What is left of a refused request is for the caller to read: the page hears no answer before.
      const parts = new ByteParts(request.iterator({ destroyOnReturn: false }));
      try {
        const list = await this.#pictureList(parts, name);
        await mkdir(incoming);
        for (const picture of list) {
          hash.update(`${picture.name}\n${picture.bytes}\n`);
          const pieces = hashed(parts.part(picture.bytes), hash);
          await pipeline(pieces, createWriteStream(join(incoming, picture.name), { flags: 'wx' }));
        }
        if (!(await parts.isAtEnd())) throw new Error('More bytes follow the last picture.');
      } catch (error) {
        throw error instanceof TandemError ? error : incomplete(name, error);
      }
    });
  }

  async #pictureList(parts: ByteParts, folder: string): Promise<PictureList> {
    const head = await parts.whole(4);
    const length = new DataView(head.buffer).getUint32(0, true);
    if (length > Math.min(LONGEST_LIST, this.#limitBytes)) throw this.#tooLarge(folder);
    const list = pictureListSchema.parse(JSON.parse(new TextDecoder().decode(await parts.whole(length))));
    const all = list.reduce((sum, { bytes }) => sum + bytes, 4 + length);
    if (all > this.#limitBytes) throw this.#tooLarge(folder);
    const harmless = list.map(({ name, bytes }) => ({ name: harmlessName(name), bytes }));
    const names = harmless.map(({ name }) => name);
    const pictures = picturesInOrder(harmlessName(folder), names);
    // Names that a file system may take for one another would end in one file.
    const distinct = new Set(names.map((each) => each.toLowerCase()));
    if (pictures.length !== list.length || distinct.size !== list.length) {
      throw new Error('The list has names that are no pictures, or the same one twice.');
    }
    return harmless;
  }

  /** Lets something be written under a passing name, and keeps it under its hash. */
  async #keep(
    request: IncomingMessage,
    name: string,
    write: (incoming: string, hash: Hash) => Promise<void>,
  ): Promise<Upload> {
    if (Number(request.headers['content-length'] ?? 0) > this.#limitBytes) throw this.#tooLarge(name);
    const incoming = join(this.#folder, `${INCOMING}${randomUUID()}`);
    const hash = createHash('sha256');
    try {
      await write(incoming, hash);
      const folder = join(this.#folder, hash.digest('hex').slice(0, 32));
      const path = join(folder, harmlessName(name));
      const found = await stat(path).catch(() => null);
      await mkdir(folder, { recursive: true });
      // A folder is not put in the place of another one; what lies there has the same content.
      if (found?.isDirectory()) await rm(incoming, { recursive: true });
      else await rename(incoming, path);
      const wasThere = found !== null;
      return { path, discard: async () => (wasThere ? undefined : rm(folder, { recursive: true, force: true })) };
    } catch (error) {
      await rm(incoming, { recursive: true, force: true });
      throw error;
    }
  }

  #measure(name: string, hash: Hash): Transform {
    let received = 0;
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        received += chunk.length;
        hash.update(chunk);
        done(received > this.#limitBytes ? this.#tooLarge(name) : null, chunk);
      },
    });
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

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

function incomplete(name: string, cause: unknown): TandemError {
  return new TandemError('request-invalid', `The pictures of ${harmlessName(name)} did not arrive as they were sent.`, {
    hint: 'Choose the folder again.',
    cause,
  });
}

/** The last part of a name without characters that a file system gives a meaning to. */
export function harmlessName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  const cleaned = last.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return cleaned.slice(-LONGEST_NAME) || 'clip';
}
