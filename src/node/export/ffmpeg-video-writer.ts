import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { TandemError } from '../../contract/errors.ts';
import type { EncodeRequest, VideoEncoder, VideoWriter } from '../../engine/ports.ts';
import { UNFINISHED } from '../cache/write-whole-file.ts';
import { encodeArguments } from './encode-arguments.ts';
import { exportFailed } from './export-error.ts';

/**
 * Writes videos through an ffmpeg process. The file grows beside its place and is renamed when it is whole; when the work is aborted or fails,
 * nothing is left and what stood at the path before stays.
 *
 * @param ffmpeg finds the program. @throws TandemError ffmpeg-missing
 */
export function createVideoWriter(ffmpeg: () => Promise<string>): VideoWriter {
  return {
    open: async (request) => {
      checkRequest(request);
      const program = await ffmpeg();
      const file = path.resolve(request.path);
      const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}${UNFINISHED}`);
      await claim(file, unfinished);
      return new FfmpegEncoder(program, request, file, unfinished);
    },
  };
}

function checkRequest({ path: file, width, height }: EncodeRequest): void {
  if (width % 2 !== 0 || height % 2 !== 0 || width < 2 || height < 2) {
    throw exportFailed(file, `H.264 needs even sizes, not ${width} x ${height}.`);
  }
}

/** Finds out before any work whether the file can be written. */
async function claim(file: string, unfinished: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const existing = await stat(file).catch(() => null);
    if (existing && !existing.isFile()) throw new Error('something that is no file stands there');
    await (await open(unfinished, 'wx')).close();
  } catch (error) {
    throw exportFailed(file, (error as Error).message, error);
  }
}

/** Resolves when the stream takes more, or is closed. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

/** How much of ffmpeg's complaint is kept, characters. */
const LOG_LENGTH = 2000;

class FfmpegEncoder implements VideoEncoder {
  readonly #file: string;
  readonly #unfinished: string;
  readonly #frameBytes: number;
  readonly #process: ChildProcessByStdio<Writable, null, Readable>;
  /** Resolves when the process has ended, with null for success or what went wrong. */
  readonly #ended: Promise<string | null>;
  #log = '';
  #failure: string | null = null;

  constructor(program: string, request: EncodeRequest, file: string, unfinished: string) {
    this.#file = file;
    this.#unfinished = unfinished;
    this.#frameBytes = request.width * request.height * 4;
    this.#process = spawn(program, encodeArguments(request, unfinished), { stdio: ['pipe', 'ignore', 'pipe'] });
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-LOG_LENGTH);
    });
    // A process that ends early breaks the pipe; why is told by its exit and log, not by EPIPE.
    this.#process.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(error.message));
      this.#process.once('close', (code, signal) =>
        resolve(code === 0 ? null : this.#log.trim() || `ffmpeg ended with ${signal ?? code}.`),
      );
    });
    void this.#ended.then((failure) => {
      this.#failure = failure ?? this.#failure;
    });
  }

  async write(rgba: Uint8Array): Promise<void> {
    if (rgba.length !== this.#frameBytes) {
      throw new TandemError('internal', `A frame has ${rgba.length} bytes instead of ${this.#frameBytes}.`);
    }
    const stdin = this.#process.stdin;
    if (this.#failure === null && !stdin.destroyed) {
      if (stdin.write(rgba)) return;
      await drained(stdin);
      if (!stdin.destroyed) return;
    }
    throw exportFailed(this.#file, (await this.#ended) ?? 'ffmpeg ended early.');
  }

  async finish(): Promise<void> {
    this.#process.stdin.end();
    const failure = await this.#ended;
    try {
      if (failure !== null) throw new Error(failure);
      await rename(this.#unfinished, this.#file);
    } catch (error) {
      await this.abort();
      throw exportFailed(this.#file, (error as Error).message, error);
    }
  }

  async abort(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
    await rm(this.#unfinished, { force: true });
  }
}
