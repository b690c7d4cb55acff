import type { Readable } from 'node:stream';
import { parseShowinfo, type ShownFrame } from '../../engine/media/parse-showinfo.ts';
import type { DecodeRequest } from '../../engine/ports.ts';
import { decodeArguments, type FrameSelection } from './ffmpeg-arguments.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import { type FfmpegExit, runFfmpeg } from './run-ffmpeg.ts';

/** A frame as it came out of one run of ffmpeg, with what the log said of it. */
export interface DecodedFrame {
  /** RGB24, row-major. */
  readonly data: Uint8Array;
  readonly shown: ShownFrame;
}

/**
 * One run of ffmpeg that decodes a selection of frames. The process waits while the consumer works, and is gone when the loop ends, however
 * it ends.
 *
 * @param frameBytes width * height * 3 of the result
 * @returns (the generator's) how the process ended, when it came to its end by itself
 */
export async function* decodeFrames(
  program: FfmpegProgram,
  path: string,
  selection: FrameSelection,
  request: DecodeRequest,
  frameBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<DecodedFrame, FfmpegExit> {
  const log = new ShownFrames();
  const ffmpeg = runFfmpeg(program, decodeArguments(path, selection, request), {
    signal,
    onLogLine: (line) => log.line(line),
  });
  void ffmpeg.ended.then(() => log.end());
  try {
    for await (const data of framesOf(ffmpeg.stdout, frameBytes)) {
      // The line is written before the frame is, but comes through another pipe.
      const shown = await log.next();
      if (shown === null) break;
      yield { data, shown };
    }
    return await ffmpeg.ended;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await ffmpeg.stop();
  }
}

/** Cuts a byte stream into frames; a part of a frame at the end is dropped. */
async function* framesOf(stdout: Readable, frameBytes: number): AsyncGenerator<Uint8Array> {
  let frame = new Uint8Array(frameBytes);
  let filled = 0;
  for await (const chunk of stdout as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length; ) {
      const taken = Math.min(chunk.length - from, frameBytes - filled);
      frame.set(chunk.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled === frameBytes) {
        yield frame;
        frame = new Uint8Array(frameBytes);
        filled = 0;
      }
    }
  }
}

/** The log's words on frames, waiting to be taken in order. */
class ShownFrames {
  readonly #frames: ShownFrame[] = [];
  #waiting: ((frame: ShownFrame | null) => void) | null = null;
  #ended = false;

  line(line: string): void {
    const shown = parseShowinfo(line);
    if (!shown) return;
    if (this.#waiting) this.#answer(shown);
    else this.#frames.push(shown);
  }

  end(): void {
    this.#ended = true;
    if (this.#waiting) this.#answer(null);
  }

  /** The next one; null when the log has ended. */
  next(): Promise<ShownFrame | null> {
    const shown = this.#frames.shift();
    if (shown || this.#ended) return Promise.resolve(shown ?? null);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  #answer(frame: ShownFrame | null): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(frame);
  }
}
