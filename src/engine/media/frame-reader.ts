import { TandemError } from '../../contract/errors.ts';
import type { FrameRange } from '../../contract/geometry.ts';
import type { FrameSource, OpenedVideo, RgbFrame } from '../ports.ts';
import { FrameCache } from './frame-cache.ts';

/** How a {@link FrameReader} reads. */
export interface FrameReaderOptions {
  /** Frames that will be wanted: reading ahead keeps inside them. The whole video when left out; others may be asked for all the same. */
  readonly range?: FrameRange;
  /** How much pixel data may be kept, bytes. Default 256 MiB: 40 frames of 1920 x 1080. */
  readonly budgetBytes?: number;
}

const DEFAULT_BUDGET_BYTES = 256 * 1024 * 1024;

/** Frames up to this far ahead of a running decoder are reached by letting it run on: a jump costs about as much. */
const REACH_FRAMES = 32;

/** How far a decoder runs ahead of the last frame asked for, so that it works while the consumer does. */
const AHEAD_FRAMES = 8;

/** Steps back are served by decoding a stretch that ends at the wanted frame; stretches grow while the steps go on. */
const FIRST_STRETCH_FRAMES = 8;
const LONGEST_STRETCH_FRAMES = 256;

/**
 * The frames of one video in any order, whole and unscaled, from a memory-bounded cache that is filled by one decoder at a time.
 *
 * The decoder runs on while frames are asked for in rising order, and is left where it stands (holding no processor) until the next ask.
 * Asked for in falling order, frames are decoded in stretches of up to three quarters of the budget. So a pass over the clip in either direction
 * decodes each frame about once. Any number of asks may wait at a time; they share the decoder and are served in their order.
 */
export class FrameReader {
  readonly #source: FrameSource;
  readonly #video: OpenedVideo;
  readonly #range: FrameRange;
  readonly #cache: FrameCache;
  /** How many frames may be ahead, and in a stretch, so that none is dropped before it is used. */
  readonly #aheadFrames: number;
  readonly #longestStretch: number;
  /** Who waits for which frame, oldest ask first. */
  readonly #waiting = new Map<number, Set<Waiter>>();
  #lastAsked = 0;
  #stretch = FIRST_STRETCH_FRAMES;
  #run: DecoderRun | null = null;
  #serving = false;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(source: FrameSource, video: OpenedVideo, options: FrameReaderOptions = {}) {
    const budgetBytes = options.budgetBytes ?? DEFAULT_BUDGET_BYTES;
    const framesInBudget = Math.floor(budgetBytes / (video.info.width * video.info.height * 3));
    this.#source = source;
    this.#video = video;
    this.#range = options.range ?? [0, video.info.frames - 1];
    this.#cache = new FrameCache(budgetBytes);
    this.#aheadFrames = Math.min(AHEAD_FRAMES, Math.floor(framesInBudget / 4));
    this.#longestStretch = Math.max(1, Math.min(LONGEST_STRETCH_FRAMES, Math.floor(framesInBudget * 0.75)));
  }

  /**
   * A frame, displayed orientation, whole; its data is shared and must not be written to.
   *
   * @param signal ends the wait, not the decoder, which others may wait for
   * @throws TandemError frame-out-of-range, ffmpeg-failed; the signal's reason; an AbortError when the reader is closed meanwhile
   */
  async frame(index: number, signal?: AbortSignal): Promise<RgbFrame> {
    signal?.throwIfAborted();
    if (this.#closed) throw closedError();
    if (!Number.isInteger(index) || index < 0 || index >= this.#video.info.frames) {
      const { file, frames } = this.#video.info;
      throw new TandemError('frame-out-of-range', `There is no frame ${index}: ${file} has frames 0 to ${frames - 1}.`);
    }
    const cached = this.#cache.get(index);
    if (cached) {
      this.#lastAsked = index;
      // The cache must not run dry behind a consumer that reads in order.
      this.#work();
      return cached;
    }
    return await new Promise<RgbFrame>((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.get(index)?.delete(waiter);
        if (this.#waiting.get(index)?.size === 0) this.#waiting.delete(index);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        resolve: (frame) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(frame);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', onAbort);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const waiters = this.#waiting.get(index);
      if (waiters) waiters.add(waiter);
      else this.#waiting.set(index, new Set([waiter]));
      this.#work();
    });
  }

  /** Ends the decoder and drops all frames. Whoever still waits gets an AbortError. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#run?.controller.abort(closedError());
    this.#rejectAll(closedError());
    await this.#working;
    await this.#endRun();
    this.#cache.clear();
  }

  #work(): void {
    if (!this.#serving) this.#working = this.#serve();
  }

  /** Lets the decoder run until nobody waits and enough is read ahead. Never rejects. */
  async #serve(): Promise<void> {
    this.#serving = true;
    while (!this.#closed) {
      const wanted = this.#waiting.keys().next().value;
      if (wanted === undefined && !this.#readsAhead() && !this.#isThrough()) break;
      try {
        if (wanted !== undefined && !this.#reaches(wanted)) await this.#start(wanted);
        await this.#step();
      } catch (error) {
        this.#rejectAll(this.#closed ? closedError() : error);
        await this.#endRun();
      }
    }
    // In the same turn as the decision to stop: an ask that comes later must find it.
    this.#serving = false;
  }

  #reaches(index: number): boolean {
    const run = this.#run;
    if (!run || index < run.next || index > run.last) return false;
    return index <= run.goal || index <= run.next + REACH_FRAMES;
  }

  #readsAhead(): boolean {
    const run = this.#run;
    if (!run || run.next > run.last) return false;
    return run.next > this.#lastAsked - REACH_FRAMES && run.next <= this.#lastAsked + this.#aheadFrames;
  }

  /** All frames have come and only the decoder's end has not been seen. */
  #isThrough(): boolean {
    return this.#run !== null && this.#run.next > this.#run.last;
  }

  async #start(wanted: number): Promise<void> {
    await this.#endRun();
    const stepsBack = wanted < this.#lastAsked && wanted >= this.#lastAsked - REACH_FRAMES;
    const grown = stepsBack ? this.#stretch * 2 : FIRST_STRETCH_FRAMES;
    this.#stretch = Math.min(grown, this.#longestStretch);
    const [rangeFirst, rangeLast] = this.#range;
    let first = wanted;
    let last = wanted <= rangeLast ? rangeLast : this.#video.info.frames - 1;
    if (stepsBack) {
      first = Math.max(wanted >= rangeFirst ? rangeFirst : 0, wanted - this.#stretch + 1);
      while (first < wanted && this.#cache.has(first)) first += 1;
      last = wanted;
    }
    const controller = new AbortController();
    const frames = this.#source.decode(this.#video, { first, last }, controller.signal)[Symbol.asyncIterator]();
    this.#run = { frames, controller, next: first, goal: wanted, last };
  }

  /** Takes one frame from the decoder. */
  async #step(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    const step = await run.frames.next();
    if (step.done) {
      if (run.next <= run.last) {
        throw new TandemError(
          'ffmpeg-failed',
          `Frame ${run.next} of ${this.#video.info.file} did not come out of the decoder.`,
        );
      }
      this.#run = null;
      return;
    }
    const frame = step.value;
    run.next = frame.index + 1;
    this.#cache.put(frame);
    const waiters = this.#waiting.get(frame.index);
    if (!waiters) return;
    this.#waiting.delete(frame.index);
    this.#lastAsked = frame.index;
    for (const waiter of waiters) waiter.resolve(frame);
  }

  async #endRun(): Promise<void> {
    const run = this.#run;
    this.#run = null;
    if (!run) return;
    run.controller.abort(closedError());
    // Ending it is all that is wanted; what it had to say no longer matters.
    await run.frames.return?.().catch(() => {});
  }

  #rejectAll(reason: unknown): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiters of all) for (const waiter of waiters) waiter.reject(reason);
  }
}

interface Waiter {
  readonly resolve: (frame: RgbFrame) => void;
  readonly reject: (reason: unknown) => void;
}

/** A decoder on its way through the frames `next..last`. */
interface DecoderRun {
  readonly frames: AsyncIterator<RgbFrame>;
  readonly controller: AbortController;
  next: number;
  /** The frame that it was started for. */
  readonly goal: number;
  readonly last: number;
}

function closedError(): Error {
  const error = new Error('The video was closed.');
  error.name = 'AbortError';
  return error;
}
