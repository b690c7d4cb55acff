import type { Readable } from 'node:stream';
import { parseShowinfo, type ShownFrame } from '../../engine/media/parse-showinfo.ts';
import type { PictureKind } from '../../engine/media/picture-kinds.ts';
import type { DecodeRequest } from '../../engine/ports.ts';
import { CHECKED_FRAMES, decodeArguments, type FrameSelection, type MediaInput } from './ffmpeg-arguments.ts';
import type { FfmpegProgram } from './locate-ffmpeg.ts';
import { feedPictures } from './picture-folder.ts';
import { type FfmpegExit, runFfmpeg } from './run-ffmpeg.ts';

/** A frame as it came out of one run of ffmpeg. */
export interface DecodedFrame {
  /** RGB24, row-major. */
  readonly data: Uint8Array;
  /** What the log says of it; null when the frames were counted from the start of the file. */
  readonly shown: ShownFrame | null;
}

/** What one run of ffmpeg decodes. */
export interface DecodeTask {
  readonly input: MediaInput;
  readonly selection: FrameSelection;
  /** Filters that make the whole frame, see `conversionFilters`. */
  readonly conversion: readonly string[];
  /** What the pictures are brought to before frames are told apart; null when the file never changes it. */
  readonly steady: PictureKind | null;
  readonly request: DecodeRequest;
  /** width * height * 3 of the result. */
  readonly frameBytes: number;
}

/**
 * One run of ffmpeg that decodes a selection of frames. The process waits while the consumer works, and is gone when the loop ends, however
 * it ends.
 *
 * @returns (the generator's) how the process ended, when it came to its end by itself
 */
export async function* decodeFrames(
  program: FfmpegProgram,
  { input, selection, conversion, steady, request, frameBytes }: DecodeTask,
  signal: AbortSignal | undefined,
): AsyncGenerator<DecodedFrame, FfmpegExit> {
  const jumped = selection.from === 'seek';
  const log: FrameLog = { named: new Queue(), checked: new Queue() };
  const ffmpeg = runFfmpeg(program, decodeArguments(input, selection, conversion, request, steady), {
    signal,
    stdin: 'pictures' in input,
    onLogLine: (line) => {
      const shown = jumped ? parseShowinfo(line) : null;
      if (shown) (shown.checksum === null ? log.named : log.checked).push(shown);
    },
  });
  if ('pictures' in input && ffmpeg.stdin) void feedPictures(ffmpeg.stdin, input.pictures.files);
  void ffmpeg.ended.then(() => {
    log.named.end();
    log.checked.end();
  });
  try {
    let count = 0;
    for await (const data of framesOf(ffmpeg.stdout, frameBytes)) {
      const shown = jumped ? await nextShown(log, count) : null;
      if (jumped && shown === null) break;
      yield { data, shown };
      count += 1;
    }
    const exit = await ffmpeg.ended;
    signal?.throwIfAborted();
    return exit;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await ffmpeg.stop();
  }
}

/** What the log says after a jump: every frame by its PTS, the first ones once more with their checksum. */
interface FrameLog {
  readonly named: Queue<ShownFrame>;
  readonly checked: Queue<ShownFrame>;
}

/**
 * The word on the next frame; null when the log has ended. It is written before ffmpeg turns to the frame after it, but comes through
 * another pipe than the frame.
 */
async function nextShown(log: FrameLog, count: number): Promise<ShownFrame | null> {
  const named = await log.named.next();
  return named && count < CHECKED_FRAMES ? await log.checked.next() : named;
}

/** Cuts a byte stream into frames; a part of a frame at the end is dropped. */
async function* framesOf(stdout: Readable, frameBytes: number): AsyncGenerator<Uint8Array> {
  let frame = freshBytes(frameBytes);
  let filled = 0;
  for await (const chunk of stdout as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length; ) {
      const taken = Math.min(chunk.length - from, frameBytes - filled);
      frame.set(chunk.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled === frameBytes) {
        yield frame;
        frame = freshBytes(frameBytes);
        filled = 0;
      }
    }
  }
}

/** Memory of its own, not cleared: every byte is about to be written. */
function freshBytes(length: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}

/** Values that wait to be taken in order, or takers that wait for values. */
class Queue<T> {
  readonly #values: T[] = [];
  #taker: ((value: T | null) => void) | null = null;
  #ended = false;

  push(value: T): void {
    if (this.#taker) this.#answer(value);
    else this.#values.push(value);
  }

  end(): void {
    this.#ended = true;
    if (this.#taker) this.#answer(null);
  }

  /** The next value; null when there will be none. One taker at a time. */
  next(): Promise<T | null> {
    const value = this.#values.shift();
    if (value !== undefined || this.#ended) return Promise.resolve(value ?? null);
    return new Promise((resolve) => {
      this.#taker = resolve;
    });
  }

  #answer(value: T | null): void {
    const taker = this.#taker;
    this.#taker = null;
    taker?.(value);
  }
}
