import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { TandemError } from '../../contract/errors.ts';
import type { EncodeRequest, VideoEncoder, VideoWriter } from '../../engine/ports.ts';
import { UNFINISHED } from '../cache/write-whole-file.ts';
import { type FfmpegProgram, sharedFfmpeg } from '../ffmpeg/locate-ffmpeg.ts';
import { type FfmpegExit, type FfmpegProcess, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { encodeArguments } from './encode-arguments.ts';
import { exportFailed } from './export-error.ts';

/**
 * Writes videos through an ffmpeg process. The file grows beside its place and is renamed when it is whole; when the work is aborted or
 * fails, nothing is left and what stood at the path before stays.
 *
 * @param program finds ffmpeg at first use
 */
export function createVideoWriter(program: () => Promise<FfmpegProgram> = sharedFfmpeg): VideoWriter {
  return {
    open: async (request) => {
      checkSize(request);
      const ffmpeg = await program();
      const file = path.resolve(request.path);
      const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}${UNFINISHED}`);
      await claim(file, unfinished);
      const { width, height } = request;
      const process = runFfmpeg(ffmpeg, encodeArguments(request, unfinished), { stdin: true });
      return new FfmpegEncoder(process, { file, unfinished, frameBytes: width * height * 4 });
    },
  };
}

function checkSize({ path: file, width, height }: EncodeRequest): void {
  if (width % 2 !== 0 || height % 2 !== 0 || width < 2 || height < 2) {
    throw exportFailed(file, `H.264 needs even sizes, not ${width} x ${height}.`);
  }
}

/** Finds out before any work whether the file can be written. */
async function claim(file: string, unfinished: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const existing = await stat(file).catch(() => null);
    if (existing && !existing.isFile()) throw new Error('something that is no file stands there.');
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

/** Where the file stands while it grows and when it is whole. */
interface EncoderPlace {
  readonly file: string;
  readonly unfinished: string;
  readonly frameBytes: number;
}

class FfmpegEncoder implements VideoEncoder {
  readonly #process: FfmpegProcess;
  readonly #input: Writable;
  readonly #place: EncoderPlace;

  constructor(process: FfmpegProcess, place: EncoderPlace) {
    this.#process = process;
    this.#place = place;
    this.#input = process.stdin!;
    // It prints nothing there, but its end is only seen when the pipe is read.
    process.stdout.resume();
  }

  async write(rgba: Uint8Array): Promise<void> {
    const { file, frameBytes } = this.#place;
    if (rgba.length !== frameBytes) {
      throw new TandemError('internal', `A frame has ${rgba.length} bytes instead of ${frameBytes}.`);
    }
    if (!this.#input.destroyed) {
      if (this.#input.write(rgba)) return;
      await drained(this.#input);
      if (!this.#input.destroyed) return;
    }
    throw exportFailed(file, reasonOf(await this.#process.ended));
  }

  async finish(): Promise<void> {
    const { file, unfinished } = this.#place;
    this.#input.end();
    const exit = await this.#process.ended;
    try {
      if (exit.code !== 0) throw new Error(reasonOf(exit));
      await rename(unfinished, file);
    } catch (error) {
      await this.abort();
      throw exportFailed(file, (error as Error).message, error);
    }
  }

  async abort(): Promise<void> {
    await this.#process.stop();
    await rm(this.#place.unfinished, { force: true });
  }
}

/** ffmpeg's own words: the first line of its log tells the cause, later ones what followed from it. */
function reasonOf({ code, logTail }: FfmpegExit): string {
  return logTail[0] ?? `ffmpeg ended early (exit code ${code ?? 'none, killed'}).`;
}
