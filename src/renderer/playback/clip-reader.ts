import { FrameCache } from './frame-cache.ts';
import type { Bitmap, FrameSource } from './frame-source.ts';

/** What a clip's reader is made with. */
export interface ClipReaderOptions<B extends Bitmap> {
  /** Number of frames. */
  readonly count: number;
  /** Size of a bitmap, pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly budgetBytes: number;
  /** Reads frames one by one when the faster source has none; always there. */
  readonly fallback: FrameSource<B>;
  /** Called when a frame has come. */
  onFrame(index: number): void;
  /** Called when the source that was set failed; the fallback has taken its place. */
  onSourceFailed(error: unknown): void;
}

/** Frames behind a goal that are kept when they come by, so that a step back is instant. */
const KEPT_BEHIND = 6;
/** A seek that has fewer frames to go is ended, whatever was wished since. */
const PATIENCE = 8;

interface Waiter<B> {
  readonly promise: Promise<B>;
  resolve(bitmap: B): void;
  reject(error: unknown): void;
}

/**
 * Reads the frames of one clip, one run of the decoder at a time: what is shown first, then what is likely to be shown next. The newest wish
 * wins, yet a seek that was begun gives at least one picture, so that scrubbing always shows something.
 */
export class ClipReader<B extends Bitmap> {
  readonly #options: ClipReaderOptions<B>;
  readonly #cache: FrameCache<B>;
  readonly #waiters = new Map<number, Waiter<B>>();
  /** Frames that could not be read; they are tried again only when they are asked for. */
  readonly #failed = new Set<number>();
  #source: FrameSource<B>;
  #cursor: {
    readonly source: FrameSource<B>;
    readonly frames: ReturnType<FrameSource<B>['open']>;
    next: number;
  } | null = null;
  #shown: number | null = null;
  #direction: 1 | -1 = 1;
  #isReading = false;
  #isClosed = false;

  constructor(options: ClipReaderOptions<B>) {
    this.#options = options;
    this.#source = options.fallback;
    this.#cache = new FrameCache(options.budgetBytes);
  }

  get(index: number): B | null {
    return this.#cache.get(index);
  }

  nearest(index: number): { readonly index: number; readonly bitmap: B } | null {
    return this.#cache.nearest(index);
  }

  /** Uses another source from now on; what was read stays. */
  setSource(source: FrameSource<B>): void {
    if (source === this.#source) return;
    this.#source = source;
    this.#failed.clear();
    void this.#read();
  }

  /** @throws an Error named AbortError when a newer wish took its place */
  request(index: number): Promise<B> {
    if (this.#shown !== null && index !== this.#shown) this.#direction = index < this.#shown ? -1 : 1;
    this.#shown = index;
    this.#failed.delete(index);
    for (const [other, waiter] of this.#waiters) {
      if (other === index) continue;
      this.#waiters.delete(other);
      waiter.reject(superseded());
    }
    void this.#read();
    const bitmap = this.#cache.get(index);
    if (bitmap) return Promise.resolve(bitmap);
    const waiter = this.#waiters.get(index) ?? Promise.withResolvers<B>();
    this.#waiters.set(index, waiter);
    return waiter.promise;
  }

  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiters.values()) reject(superseded());
    this.#waiters.clear();
    this.#cache.clear();
    if (!this.#isReading) void this.#leave();
  }

  /** How many frames are read in advance. */
  get #ahead(): number {
    const room = Math.floor(this.#cache.capacity(this.#options.size) * 0.55);
    return Math.max(1, Math.min(this.#source.mostAhead, room));
  }

  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      for (let goal = this.#next(); goal !== null; goal = this.#next()) {
        await this.#readTo(goal);
        await breath();
      }
    } finally {
      this.#isReading = false;
      if (this.#isClosed) await this.#leave();
    }
  }

  /** The frame to be read next; null when everything that is worth it is there. */
  #next(): number | null {
    const shown = this.#shown;
    if (shown === null || this.#isClosed) return null;
    // Backwards a run of the decoder begins far off: it is worth one only when half of what lies ahead is used up.
    const ahead = this.#direction === 1 ? this.#ahead : Math.ceil(this.#ahead / 2);
    for (let distance = 0; distance <= ahead; distance += 1) {
      const index = shown + distance * this.#direction;
      if (index < 0 || index >= this.#options.count) break;
      if (!this.#cache.has(index) && !this.#failed.has(index)) return index;
    }
    return null;
  }

  async #readTo(goal: number): Promise<void> {
    const wish = this.#shown;
    const source = this.#source;
    try {
      const cursor = await this.#cursorFor(goal);
      for (;;) {
        const { value: frame, done } = await cursor.frames.next();
        if (done) break;
        cursor.next = frame.index + 1;
        const wishChanged = this.#shown !== wish;
        const giveUp = wishChanged && goal - frame.index > PATIENCE;
        if (this.#isClosed || !(giveUp ? this.#isNearer(frame.index) : this.#isWanted(frame.index, goal))) frame.drop();
        else this.#keep(frame.index, await frame.take());
        if (this.#isClosed || giveUp) return;
        if (frame.index >= goal) break;
        // Decoded frames may lie ready in a row: the page's own work goes between them.
        await breath();
      }
    } catch (error) {
      await this.#leave();
      if (source !== this.#options.fallback) {
        if (this.#source === source) this.#source = this.#options.fallback;
        source.close();
        this.#options.onSourceFailed(error);
      } else this.#fail(goal, error);
      return;
    }
    if (!this.#cache.has(goal)) await this.#readAlone(goal);
  }

  /** The decoder at the goal or on its way to it; where decoding has to begin anew, a new one. */
  async #cursorFor(goal: number) {
    const source = this.#source;
    const cursor = this.#cursor;
    const leadsThere = cursor?.source === source && cursor.next <= goal && source.startOf(goal) <= cursor.next;
    if (cursor && leadsThere) return cursor;
    await this.#leave();
    const opened = { source, frames: source.open(goal), next: source.startOf(goal) };
    this.#cursor = opened;
    return opened;
  }

  /** A frame that the source did not give. */
  async #readAlone(goal: number): Promise<void> {
    await this.#leave();
    const frames = this.#options.fallback.open(goal);
    try {
      const { value: frame } = await frames.next();
      if (frame?.index === goal && !this.#isClosed) this.#keep(goal, await frame.take());
      else frame?.drop();
      if (!this.#cache.has(goal)) this.#fail(goal, new Error(`Frame ${goal} was not decoded.`));
    } catch (error) {
      this.#fail(goal, error);
    } finally {
      await frames.return();
    }
  }

  #isWanted(index: number, goal: number): boolean {
    if (this.#cache.has(index)) return false;
    if (index === goal) return true;
    const distance = (index - (this.#shown ?? goal)) * this.#direction;
    if (this.#direction === -1) return distance >= 0 && distance <= this.#ahead;
    return distance >= -KEPT_BEHIND && distance <= this.#ahead;
  }

  /** Whether a frame is nearer to the wish than everything at hand. */
  #isNearer(index: number): boolean {
    const shown = this.#shown ?? index;
    const nearest = this.#cache.nearest(shown);
    return !nearest || Math.abs(index - shown) < Math.abs(nearest.index - shown);
  }

  #keep(index: number, bitmap: B): void {
    if (this.#isClosed) {
      bitmap.close();
      return;
    }
    this.#cache.put(index, bitmap, this.#shown ?? index, this.#direction);
    this.#waiters.get(index)?.resolve(bitmap);
    this.#waiters.delete(index);
    this.#options.onFrame(index);
  }

  #fail(index: number, error: unknown): void {
    this.#failed.add(index);
    this.#waiters.get(index)?.reject(error);
    this.#waiters.delete(index);
  }

  async #leave(): Promise<void> {
    const cursor = this.#cursor;
    this.#cursor = null;
    await cursor?.frames.return().catch(() => undefined);
  }
}

/** Lets the page draw and answer before going on. */
async function breath(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { postTask(task: () => void): Promise<void> } };
  // A timer waits 4 ms at least, which a seek of many frames would feel.
  if (scheduler) await scheduler.postTask(() => {});
  else await new Promise((resolve) => setTimeout(resolve));
}

function superseded(): Error {
  const error = new Error('A newer frame was asked for.');
  error.name = 'AbortError';
  return error;
}
