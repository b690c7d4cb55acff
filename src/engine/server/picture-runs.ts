import type { OpenedVideo, RgbFrame } from '../ports.ts';
import type { EngineServices } from './services.ts';

/** A decoder that nobody asks any more ends after this time, milliseconds. */
const IDLE = 5000;

/** Size of the pictures, pixels. */
interface PictureSize {
  readonly width: number;
  readonly height: number;
}

interface Run {
  readonly key: string;
  readonly frames: AsyncIterator<RgbFrame>;
  readonly controller: AbortController;
  next: number;
}

/**
 * The frames of clips for the window, one at a time. Whoever asks for one frame after the other (playing a clip that the browser cannot
 * decode) gets them from one decoder that goes on, instead of a decoder for every frame; any other frame is decoded by itself.
 */
export class PictureRuns {
  readonly #frames: Pick<EngineServices, 'frames'>['frames'];
  readonly #clips = new WeakMap<OpenedVideo, ClipRun>();

  constructor({ frames }: Pick<EngineServices, 'frames'>) {
    this.#frames = frames;
  }

  /** @returns null when the decoder gave no such frame */
  frame(video: OpenedVideo, index: number, size: PictureSize, signal: AbortSignal): Promise<RgbFrame | null> {
    const clip =
      this.#clips.get(video) ??
      new ClipRun((first, last, wanted, stop) => this.#frames.decode(video, { first, last, size: wanted }, stop));
    this.#clips.set(video, clip);
    return clip.frame(index, video.info.frames - 1, size, signal);
  }
}

type Decode = (first: number, last: number, size: PictureSize, signal: AbortSignal) => AsyncIterable<RgbFrame>;

/** The decoder of one clip. */
class ClipRun {
  readonly #decode: Decode;
  #run: Run | null = null;
  /** The frame that was asked for last, of every size. */
  readonly #last = new Map<string, number>();
  #turn: Promise<unknown> = Promise.resolve();
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(decode: Decode) {
    this.#decode = decode;
  }

  frame(index: number, last: number, size: PictureSize, signal: AbortSignal): Promise<RgbFrame | null> {
    const key = `${size.width} ${size.height}`;
    const isNext = this.#last.get(key) === index - 1;
    this.#last.set(key, index);
    if (!isNext) return this.#alone(index, size, signal);
    const answer = this.#turn.then(async () => {
      signal.throwIfAborted();
      return this.#following(key, index, last, size);
    });
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #alone(index: number, size: PictureSize, signal: AbortSignal): Promise<RgbFrame | null> {
    for await (const frame of this.#decode(index, index, size, signal)) return frame;
    return null;
  }

  async #following(key: string, index: number, last: number, size: PictureSize): Promise<RgbFrame | null> {
    clearTimeout(this.#idle);
    if (this.#run?.key !== key || this.#run.next !== index) {
      await this.#end();
      const controller = new AbortController();
      const frames = this.#decode(index, last, size, controller.signal)[Symbol.asyncIterator]();
      this.#run = { key, frames, controller, next: index };
    }
    const run = this.#run;
    try {
      const { value, done } = await run.frames.next();
      if (done || index === last) await this.#end();
      run.next = index + 1;
      if (this.#run) this.#idle = setTimeout(() => void this.#end(), IDLE);
      return done ? null : value;
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const run = this.#run;
    this.#run = null;
    run?.controller.abort();
    await run?.frames.return?.().catch(() => undefined);
  }
}
