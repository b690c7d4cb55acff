import { FrameCache } from './frame-cache.ts';
import { FrameProxies } from './frame-proxies.ts';
import type { DecodedFrame, FrameSource, Picture } from './frame-source.ts';
import { FrameStrip } from './frame-strip.ts';
import { type FrameWish, FrameWishes } from './frame-wishes.ts';
import { PlayLead } from './play-lead.ts';
import { SeekGate } from './seek-gate.ts';

/** What a clip's reader is made with. */
export interface ClipReaderOptions<P extends Picture, S extends P = P> {
  /** Number of frames. */
  readonly count: number;
  /** Memory for its frames, bytes. */
  readonly budgetBytes: number;
  /** Memory that a frame will take about, bytes, until one has come. */
  readonly frameBytes: number;
  /** Memory that a picture takes. */
  bytesOf(picture: P): number;
  /** Reads frames one by one when the faster source has none; always there. */
  readonly fallback: FrameSource<P, S>;
  /** Shared by all clips: frames that are shown come before those that are read ahead. */
  readonly gate?: SeekGate;
  /** Called when a frame has come. */
  onFrame(index: number): void;
  /** Called when the source that was set failed; the fallback has taken its place. */
  onSourceFailed(error: unknown): void;
}

/** A seek that has fewer frames to go is ended, whatever was wished since. */
const PATIENCE = 8;
/** So many frames are decoded on rather than that the decoder begins anew at a later key frame. */
const DECODED_ON = 4;
/**
 * Backwards the frame that is wanted first comes last: so many frames before it are read with it, or this share of those that must be
 * decoded for it. Less would be decoded more often, more would be waited for.
 */
const LEAST_PORTION = 12;
const PORTION = 1 / 3;
/** The share of the memory that is filled ahead, forwards and backwards: behind, a step back lies ready; backwards that is not needed. */
const SHARE_AHEAD = { 1: 0.55, [-1]: 0.75 } as const;
/** Frames before the one that is shown that are read with those after it while nothing moves: the next step may be one back. */
const BEHIND_AT_REST = 12;
/** Frames after it: enough to begin to play, and no more work for a frame that is left again. */
const AHEAD_AT_REST = 24;
/** The share of the memory that small packed frames have, where the source makes them. */
const SHARE_PACKED = 0.25;
/** So long after the last wish a frame that is seen small is read in full: who scrubs goes on sooner, milliseconds. */
const SETTLE = 80;
/** Wishes that come sooner after one another are of something that plays, or of a key that is held, milliseconds. */
const REST = 200;
/** A long seek shows a frame on its way so often, milliseconds. */
const GLIMPSE_EVERY = 40;
/** Frames so near ahead of what plays are read although another clip waits for one. */
const SOON = 8;
/** Frames that are being copied at most while the decoder goes on: a busy page hears late of each that is there. */
const MOST_COMING = 4;
/** The page's own work goes between the frames that lie ready in a row, so often: milliseconds. */
const BREATH_EVERY = 4;

interface Waiter<P> {
  readonly promise: Promise<P>;
  resolve(picture: P): void;
  reject(error: unknown): void;
}

interface Cursor<P extends Picture> {
  readonly source: FrameSource<P>;
  readonly frames: AsyncGenerator<DecodedFrame<P>, void, void>;
  /** The frame that comes next, or a later one. */
  next: number;
  /** The first frame that is kept; any before it may be left out. */
  readonly from: number;
  /** The last frame of the run; infinite when it goes on to the end. */
  readonly until: number;
}

/**
 * Reads the frames of one clip, one run of the decoder at a time: what is shown first, then what is likely to be shown next. Of every viewer
 * the newest wish counts, yet a seek that was begun gives at least one picture, so that scrubbing always shows something.
 */
export class ClipReader<P extends Picture, S extends P = P> {
  readonly #options: ClipReaderOptions<P, S>;
  readonly #cache: FrameCache<P>;
  readonly #wishes = new FrameWishes();
  readonly #waiters = new Map<number, Waiter<P>>();
  /** Frames that could not be read; they are tried again only when they are asked for. */
  readonly #failed = new Set<number>();
  /** Frames that were decoded and are being copied. */
  readonly #coming = new Map<number, Promise<void>>();
  readonly #gate: SeekGate;
  #source: FrameSource<P, S>;
  #strip: FrameStrip<S> | null = null;
  #proxies: FrameProxies<S> | null = null;
  #budgetBytes: number;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #cursor: Cursor<P> | null = null;
  #frameBytes: number;
  #lastWish = Number.NEGATIVE_INFINITY;
  /** Whether the newest wish came after a rest: somebody stepped or jumped, nothing plays. */
  #wasResting = true;
  #lastGlimpse = Number.NEGATIVE_INFINITY;
  readonly #lead = new PlayLead();
  #lastBreath = Number.NEGATIVE_INFINITY;
  #isReading = false;
  #isClosed = false;

  constructor(options: ClipReaderOptions<P, S>) {
    this.#options = options;
    this.#gate = options.gate ?? new SeekGate();
    this.#source = options.fallback;
    this.#frameBytes = options.frameBytes;
    this.#budgetBytes = options.budgetBytes;
    this.#cache = new FrameCache(options.budgetBytes);
  }

  /** The picture of a frame when it is at hand, be it packed small. */
  get(index: number): P | null {
    return this.#cache.get(index) ?? this.#proxies?.get(index) ?? null;
  }

  /** The picture at hand that is nearest to a frame; it may be a small one. */
  nearest(index: number): { readonly index: number; readonly bitmap: P } | null {
    const whole = this.#cache.nearest(index);
    const small = this.#strip?.nearest(index) ?? null;
    if (!whole || !small) return whole ?? small;
    return Math.abs(small.index - index) < Math.abs(whole.index - index) ? small : whole;
  }

  /** Memory that the frames at hand take. */
  get bytes(): number {
    return this.#cache.bytes + (this.#proxies?.bytes ?? 0);
  }

  /** Keeps to another budget from now on. */
  setBudget(bytes: number): void {
    if (bytes === this.#budgetBytes || this.#isClosed) return;
    this.#budgetBytes = bytes;
    this.#divideBudget();
    void this.#read();
  }

  /** Uses another source from now on; what was read stays. */
  setSource(source: FrameSource<P, S>): void {
    if (source === this.#source) return;
    this.#use(source);
    this.#failed.clear();
    void this.#read();
  }

  /**
   * @param viewer who wishes it: the newest wish of each counts
   * @param playing which way the viewer plays; null when it does not
   * @throws an Error named AbortError when a newer wish took its place
   */
  request(index: number, viewer = '', playing: 1 | -1 | null = null): Promise<P> {
    const { version } = this.#wishes;
    this.#wishes.set(viewer, index, playing);
    if (this.#wishes.version !== version) {
      const now = performance.now();
      this.#wasResting = now - this.#lastWish > REST;
      this.#lastWish = now;
      this.#gate.moved();
      this.#settle(index, playing);
    }
    this.#failed.delete(index);
    const picture = this.#cache.get(index);
    this.#proxies?.follow(index, picture === null && playing === null);
    const waiter = picture ? null : (this.#waiters.get(index) ?? Promise.withResolvers<P>());
    if (waiter) {
      // Before the wish that it takes the place of is dismissed: between the two nobody may begin to read ahead.
      this.#waiters.set(index, waiter);
      this.#gate.wants(this, true);
    }
    this.#dismiss();
    void this.#read();
    return waiter ? waiter.promise : Promise.resolve(picture!);
  }

  /** A picture of a frame, without disturbing what is shown; null when the source has none. @param longestSide pixels at most */
  async sketch(index: number, longestSide: number, signal?: AbortSignal): Promise<S | null> {
    const small = await this.#proxies?.sketch(index, longestSide).catch(() => null);
    if (small) return small;
    // What cannot be sketched is read in another way; whether the source still serves shows when it is asked for frames.
    return (await this.#source.sketcher?.sketch(index, longestSide, signal).catch(() => null)) ?? null;
  }

  /** The viewer shows this clip no longer. */
  withdraw(viewer: string): void {
    this.#wishes.delete(viewer);
    this.#dismiss();
  }

  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiters.values()) reject(superseded());
    this.#waiters.clear();
    this.#gate.wants(this, false);
    clearTimeout(this.#settling);
    this.#strip?.close();
    this.#proxies?.close();
    this.#cache.clear();
    if (!this.#isReading) void this.#leave();
  }

  /** Turns those away whose frame nobody wishes any more. */
  #dismiss(): void {
    for (const [index, waiter] of this.#waiters) {
      if (this.#wishes.includes(index)) continue;
      this.#waiters.delete(index);
      waiter.reject(superseded());
    }
    this.#tellGate();
  }

  #tellGate(): void {
    if (this.#waiters.size === 0) this.#gate.wants(this, false);
  }

  #use(source: FrameSource<P, S>): void {
    this.#source = source;
    this.#strip?.close();
    this.#proxies?.close();
    const { sketcher, packer } = source;
    const { count, onFrame } = this.#options;
    this.#strip = sketcher && new FrameStrip(count, sketcher, this.#gate, onFrame);
    const budgetBytes = this.#budgetBytes * SHARE_PACKED;
    this.#proxies = packer && new FrameProxies({ count, packer, gate: this.#gate, budgetBytes, onPicture: onFrame });
    this.#divideBudget();
  }

  #divideBudget(): void {
    const packed = this.#proxies ? this.#budgetBytes * SHARE_PACKED : 0;
    this.#cache.setBudget(this.#budgetBytes - packed, (index) => this.#wishes.away(index));
    this.#proxies?.setBudget(packed);
  }

  /** Who scrubs over frames that are seen small has a frame read in full, and those round it, only where they stop. */
  #settle(index: number, playing: 1 | -1 | null): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    if (this.#wasResting || playing !== null || !this.#isMissing(index) || !this.#proxies?.has(index)) return;
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      void this.#read();
    }, SETTLE);
  }

  /** How many frames are read in advance of a wish. */
  #ahead({ direction, isPassing }: FrameWish): number {
    const capacity = this.#cache.budgetBytes / this.#frameBytes / this.#wishes.all.length;
    const room = Math.floor(capacity * SHARE_AHEAD[direction]);
    const { mostAhead } = this.#source;
    // Backwards every run begins at a key frame: the longer the runs, the fewer.
    const most = direction === -1 ? mostAhead * 2 : isPassing ? mostAhead : Math.min(mostAhead, AHEAD_AT_REST);
    return Math.max(capacity < 2 ? 0 : 1, Math.min(most, room));
  }

  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      for (let goal = this.#next(); goal !== null; goal = this.#next()) {
        const isAwaitedJump = this.#isAwaitedJump(goal);
        if (isAwaitedJump || !this.#isUrgent(goal)) {
          await (isAwaitedJump ? this.#gate.turn(this) : this.#gate.pass(this));
          // Something else may be more urgent by now.
          if (this.#isClosed || this.#next() !== goal) continue;
        }
        await this.#readTo(goal);
        await this.#breathe();
      }
    } finally {
      this.#isReading = false;
      if (this.#isClosed) await this.#leave();
    }
  }

  /** The frame to be read next: what is shown, then what lies ahead; null when everything that is worth it is there. */
  #next(): number | null {
    if (this.#isClosed || this.#settling !== undefined) return null;
    const { all } = this.#wishes;
    const shown = all.find((wish) => this.#isMissing(wish.index) && this.#firstInTime(wish) === wish.index);
    if (shown) return shown.index;
    const missing = all.flatMap((wish) => {
      const ahead = this.#ahead(wish);
      const index = this.#firstMissing(wish, ahead);
      return index === null ? [] : [{ index, isNear: Math.abs(index - wish.index) <= Math.ceil(ahead / 2) }];
    });
    // First what the decoder comes to anyway: to run to and fro between two viewers costs more than it gives.
    const onTheWay = missing.find(({ index }) => this.#leadsTo(index));
    // Where it has to begin anew it is worth it only when half of what lies ahead is used up.
    return (onTheWay ?? missing.find(({ isNear }) => isNear))?.index ?? null;
  }

  /** The first frame that is worth reading for a wish: itself, but of what plays one that will come in time. */
  #firstInTime(wish: FrameWish): number {
    const { count } = this.#options;
    return Math.min(count - 1, this.#lead.first(wish, this.#cursor?.next ?? null));
  }

  /** Whether a frame is waited for, or is needed soon by what plays. */
  #isUrgent(index: number): boolean {
    return this.#wishes.all.some((wish) => {
      const ahead = index - wish.index;
      return ahead === 0 || (wish.isPassing && ahead > 0 && ahead <= SOON + this.#lead.of(wish));
    });
  }

  #leadsTo(index: number): boolean {
    const distance = this.#cursor ? index - this.#cursor.next : -1;
    return distance >= 0 && distance <= PATIENCE;
  }

  #firstMissing(wish: FrameWish, ahead: number): number | null {
    const { index, direction } = wish;
    const from = Math.max(1, this.#firstInTime(wish) - index);
    for (let distance = from; distance <= Math.max(ahead, from); distance += 1) {
      const each = index + distance * direction;
      if (each < 0 || each >= this.#options.count) return null;
      if (this.#isMissing(each)) return each;
    }
    return null;
  }

  #isMissing(index: number): boolean {
    return !this.#cache.has(index) && !this.#failed.has(index) && !this.#coming.has(index);
  }

  async #readTo(goal: number): Promise<void> {
    const source = this.#source;
    const isJump = this.#isJump(goal);
    let { version } = this.#wishes;
    try {
      const cursor = await this.#cursorFor(goal, isJump);
      for (;;) {
        const { value: frame, done } = await cursor.frames.next();
        if (done) break;
        cursor.next = frame.index + 1;
        if (version !== this.#wishes.version) {
          version = this.#wishes.version;
          if (this.#isPointless(goal, frame.index)) {
            if (this.#isGlimpse(frame.index)) await this.#take(frame);
            else frame.drop();
            return;
          }
        }
        if (this.#isWanted(frame.index, goal, isJump) || this.#isGlimpse(frame.index, goal)) await this.#take(frame);
        else frame.drop();
        if (this.#isClosed) return;
        if (frame.index >= goal) break;
        await this.#breathe();
      }
      if (goal === cursor.until) await this.#leave();
    } catch (error) {
      await this.#leave();
      if (source !== this.#options.fallback) this.#giveUp(source, error);
      else this.#fail(goal, error);
      return;
    }
    if (this.#isMissing(goal)) await this.#readAlone(goal);
  }

  /** The source does not serve: the fallback takes its place. */
  #giveUp(source: FrameSource<P, S>, error: unknown): void {
    if (this.#source !== source) return;
    this.#use(this.#options.fallback);
    source.close();
    this.#options.onSourceFailed(error);
  }

  /** Whether something else has become more urgent that does not come by on the way to the goal. */
  #isPointless(goal: number, at: number): boolean {
    if (this.#isClosed) return true;
    const better = this.#next();
    const isOnTheWay = better !== null && better > at && better <= goal && comesBy(this.#cursor, better);
    return goal - at > PATIENCE && !isOnTheWay;
  }

  /**
   * Whether a goal is where somebody jumped or stepped to, not where playing backwards has come to. To keep all frames on the way to it, as
   * playing backwards needs, would make the one that is waited for the last: before a key frame a whole group.
   */
  #isJump(goal: number): boolean {
    return this.#wishes.includes(goal) && (this.#wasResting || !this.#cache.has(goal + 1));
  }

  /** Whether a goal is one that somebody jumped or stepped to from rest, and waits for. */
  #isAwaitedJump(goal: number): boolean {
    const isAwaited = this.#waiters.has(goal) && this.#wishes.isStill(goal);
    return this.#wasResting && isAwaited && this.#isJump(goal);
  }

  /** How many frames that come before a wish are kept on the way to it. */
  #keptBefore(wish: FrameWish, isJump: boolean): number {
    if (isJump) return this.#source.mostBehind;
    if (wish.direction === -1) return this.#ahead(wish);
    return wish.isPassing ? this.#source.mostBehind : Math.max(this.#source.mostBehind, BEHIND_AT_REST);
  }

  /** The decoder at the goal or on its way to it; where decoding has to begin anew, from there. */
  async #cursorFor(goal: number, isJump: boolean): Promise<Cursor<P>> {
    const source = this.#source;
    const start = await source.startOf(goal);
    const cursor = this.#cursor;
    const leadsThere = cursor?.source === source && cursor.next <= goal && comesBy(cursor, goal);
    if (leadsThere && start <= cursor.next + DECODED_ON) return cursor;
    await this.#leave();
    // A frame that is waited for alone comes soonest; those round it are read when it is there.
    const isLast = this.#isAwaitedJump(goal);
    const portion = Math.max(LEAST_PORTION, Math.ceil((goal - start) * PORTION));
    const from = isLast ? goal : Math.max(start, this.#firstWanted(goal, isJump), goal - portion);
    const until = isLast ? goal : Number.POSITIVE_INFINITY;
    const opened = { source, frames: source.open(goal, from, isLast), next: from, from, until };
    this.#cursor = opened;
    return opened;
  }

  /** The first frame on the way to a goal that will be kept. */
  #firstWanted(goal: number, isJump: boolean): number {
    return Math.min(goal, ...this.#wishes.all.map((wish) => wish.index - this.#keptBefore(wish, isJump)));
  }

  /** A frame that the source did not give. */
  async #readAlone(goal: number): Promise<void> {
    await this.#leave();
    const frames = this.#options.fallback.open(goal, goal);
    try {
      const { value: frame } = await frames.next();
      if (frame?.index === goal) await this.#take(frame);
      else frame?.drop();
      await this.#coming.get(goal);
      if (this.#isMissing(goal)) this.#fail(goal, new Error(`Frame ${goal} was not decoded.`));
    } catch (error) {
      this.#fail(goal, error);
    } finally {
      await frames.return();
    }
  }

  #isWanted(index: number, goal: number, isJump: boolean): boolean {
    if (!this.#isMissing(index) || this.#isClosed) return false;
    if (index === goal) return true;
    if (this.#cursor && index < this.#cursor.from) return false;
    return this.#wishes.all.some((wish) => {
      const before = wish.index + this.#lead.of(wish) - index;
      const after = wish.direction === 1 ? this.#ahead(wish) : 0;
      return before <= (this.#lead.of(wish) > 0 ? 0 : this.#keptBefore(wish, isJump)) && -before <= after;
    });
  }

  /**
   * Whether a frame is to be shown although it is not the one that is wished: it is nearer than everything at hand, and the last such picture
   * is some time ago.
   */
  #isGlimpse(index: number, goal: number | null = null): boolean {
    const wish = this.#wishes.newest;
    if (!wish || this.#isClosed || this.get(wish.index) || this.#coming.has(index)) return false;
    // What plays shows the frames that are read ahead of it as it comes to them.
    if (this.#lead.of(wish) > 0) return false;
    if (goal !== null && performance.now() - this.#lastGlimpse < GLIMPSE_EVERY) return false;
    const nearest = this.nearest(wish.index);
    return !nearest || Math.abs(index - wish.index) < Math.abs(nearest.index - wish.index);
  }

  /** Keeps a frame; while its copy is made the decoder may go on. */
  async #take(frame: DecodedFrame<P>): Promise<void> {
    const source = this.#source;
    const { index } = frame;
    const end = (): void => void this.#coming.delete(index);
    const copied = this.#keep(frame).then(end, (error: unknown) => {
      end();
      if (source !== this.#options.fallback) this.#giveUp(source, error);
      else this.#fail(index, error);
      void this.#read();
    });
    this.#coming.set(index, copied);
    if (this.#coming.size >= MOST_COMING) await Promise.race(this.#coming.values());
  }

  async #keep(frame: DecodedFrame<P>): Promise<void> {
    const { index } = frame;
    this.#lastGlimpse = performance.now();
    const begun = this.#wishes.newest;
    const picture = await frame.take();
    if (this.#isClosed) {
      picture.close();
      return;
    }
    const bytes = this.#options.bytesOf(picture);
    this.#frameBytes = bytes;
    this.#cache.put(index, picture, bytes, (each) => this.#wishes.away(each));
    this.#waiters.get(index)?.resolve(picture);
    this.#waiters.delete(index);
    this.#tellGate();
    this.#lead.learn(begun, this.#wishes.newest);
    this.#options.onFrame(index);
  }

  /** Lets the page draw and answer now and then. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#lastBreath < BREATH_EVERY) return;
    await breath();
    this.#lastBreath = performance.now();
  }

  #fail(index: number, error: unknown): void {
    this.#failed.add(index);
    this.#waiters.get(index)?.reject(error);
    this.#waiters.delete(index);
    this.#tellGate();
  }

  async #leave(): Promise<void> {
    const cursor = this.#cursor;
    this.#cursor = null;
    await cursor?.frames.return().catch(() => undefined);
  }
}

/** Goes on when the page has done what it has to do. */
async function breath(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { postTask(task: () => void): Promise<void> } };
  // A timer waits 4 ms at least, which a seek of many frames would feel.
  if (scheduler) await scheduler.postTask(() => {});
  else await new Promise((resolve) => setTimeout(resolve));
}

/** Whether a frame is one of those that a run gives. */
function comesBy(cursor: Pick<Cursor<Picture>, 'from' | 'until'> | null, index: number): boolean {
  return cursor !== null && cursor.from <= index && index <= cursor.until;
}

function superseded(): Error {
  const error = new Error('A newer frame was asked for.');
  error.name = 'AbortError';
  return error;
}
