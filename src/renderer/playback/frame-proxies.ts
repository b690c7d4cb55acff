import type { FramePacker, Picture } from './frame-source.ts';
import type { SeekGate } from './seek-gate.ts';

/** The pause after a frame, times as long as it took: half of the time is left to others. */
const PAUSE = 1;
/** What a packed frame takes until one is there, bytes. */
const USUAL_BYTES = 48 * 1024;
/** The share of the window that lies before the frame that is shown. */
const BEFORE = 1 / 3;
/**
 * The share of the memory that is filled: frames take more and less than the mean of those that are there, and one that did not fit would be
 * let go and made again for ever.
 */
const FILLED = 0.9;
/** Unpacked pictures kept: those that are shown, and those shown last. */
const UNPACKED = 6;

const NOTHING = new Blob();

/** What proxies are made with. */
export interface FrameProxiesOptions<P extends Picture> {
  /** Frames of the clip. */
  readonly count: number;
  readonly packer: FramePacker<P>;
  readonly gate: SeekGate;
  /** Memory for packed frames, bytes. */
  readonly budgetBytes: number;
  /** Called when the picture of a frame can be drawn. */
  onPicture(index: number): void;
}

/**
 * Every frame round the one that is shown, small and packed, made while nothing else is to be done: a frame that is sought or scrubbed to is
 * seen at once, and in full when it has been decoded. Of a clip that fits into the memory all frames are there after a while.
 */
export class FrameProxies<P extends Picture> {
  readonly #options: FrameProxiesOptions<P>;
  readonly #packed = new Map<number, Blob>();
  /** The one that was used last is the last. */
  readonly #unpacked = new Map<number, P>();
  /** Frames whose pictures are wished, the newest last. */
  #wished: number[] = [];
  #isUnpacking = false;
  #budgetBytes: number;
  #bytes = 0;
  #centre = 0;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(options: FrameProxiesOptions<P>) {
    this.#options = options;
    this.#budgetBytes = options.budgetBytes;
    // A frame that is missing is missed by nobody.
    void this.#fill().catch(() => undefined);
  }

  has(index: number): boolean {
    return Boolean(this.#packed.get(index)?.size);
  }

  /** The picture of this very frame, when it has been unpacked. */
  get(index: number): P | null {
    return this.#unpacked.get(index) ?? null;
  }

  /** A smaller picture of a frame; null where it is not packed, or not as large. @param longestSide pixels at most */
  async sketch(index: number, longestSide: number): Promise<P | null> {
    const { packer } = this.#options;
    const packed = this.#packed.get(index);
    return packed?.size && longestSide <= packer.longestSide ? packer.unpack(packed, longestSide) : null;
  }

  /** Memory that the packed frames take. */
  get bytes(): number {
    return this.#bytes;
  }

  setBudget(bytes: number): void {
    this.#budgetBytes = bytes;
    this.#shrink();
    this.#wake();
  }

  /** A frame is shown: those round it are made first, and its own picture is unpacked when it is there. @param isWished whether it is drawn */
  follow(index: number, isWished: boolean): void {
    this.#centre = index;
    this.#wake();
    if (!isWished || !this.has(index)) return;
    this.#wished = [...this.#wished.filter((each) => each !== index), index].slice(-2);
    void this.#unpack();
  }

  close(): void {
    this.#isClosed = true;
    this.#packed.clear();
    for (const picture of this.#unpacked.values()) picture.close();
    this.#unpacked.clear();
    this.#wake();
  }

  async #fill(): Promise<void> {
    const { gate } = this.#options;
    while (!this.#isClosed) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const first = this.#nextMissing();
      if (first === null) await promise;
      else {
        await gate.idle();
        await this.#pack(this.#nextMissing());
      }
    }
  }

  /** Packs frames from this one on, until others are needed first. */
  async #pack(first: number | null): Promise<void> {
    if (first === null || this.#isClosed) return;
    const frames = this.#options.packer.open(first);
    let next = first;
    try {
      let start = performance.now();
      for await (const { index, pack, drop } of frames) {
        // What the decoder leaves out is not asked for again and again.
        for (; next < index; next += 1) if (!this.#packed.has(next)) this.#put(next, NOTHING);
        next = index + 1;
        if (this.#isClosed || this.#packed.has(index)) drop();
        else this.#put(index, await pack());
        if (this.#nextMissing() !== next) break;
        await pause(PAUSE * (performance.now() - start));
        await this.#options.gate.idle();
        if (this.#nextMissing() !== next) break;
        start = performance.now();
      }
    } finally {
      await frames.return();
    }
    if (next === first) this.#put(first, NOTHING);
  }

  #put(index: number, packed: Blob): void {
    if (this.#isClosed) return;
    this.#packed.set(index, packed);
    this.#bytes += packed.size;
    this.#shrink();
  }

  /** The frames that are to be there: first and one behind the last. */
  get #window(): readonly [number, number] {
    const { count } = this.#options;
    const usual = this.#bytes === 0 ? USUAL_BYTES : this.#bytes / this.#packed.size;
    const room = Math.max(1, Math.floor((FILLED * this.#budgetBytes) / usual));
    if (room >= count) return [0, count];
    const start = Math.max(0, Math.min(count - room, this.#centre - Math.floor(room * BEFORE)));
    return [start, start + room];
  }

  /** The frame to be packed next: on from the one that is shown, then those before it; null when all are there. */
  #nextMissing(): number | null {
    if (this.#isClosed) return null;
    const [start, end] = this.#window;
    for (let index = Math.max(start, this.#centre); index < end; index += 1) if (!this.#packed.has(index)) return index;
    for (let index = start; index < Math.min(end, this.#centre); index += 1) if (!this.#packed.has(index)) return index;
    return null;
  }

  /** Lets go what lies outside the window while there is too much. */
  #shrink(): void {
    if (this.#bytes <= this.#budgetBytes) return;
    const [start, end] = this.#window;
    const outside = (index: number) => Math.max(start - index, index - end + 1);
    const furthest = [...this.#packed.keys()].sort((a, b) => outside(b) - outside(a));
    for (const index of furthest) {
      if (this.#bytes <= this.#budgetBytes || outside(index) <= 0) return;
      this.#bytes -= this.#packed.get(index)!.size;
      this.#packed.delete(index);
    }
  }

  async #unpack(): Promise<void> {
    if (this.#isUnpacking) return;
    this.#isUnpacking = true;
    try {
      for (let index = this.#wished.pop(); index !== undefined; index = this.#wished.pop()) {
        const packed = this.#packed.get(index);
        const picture = this.#unpacked.get(index) ?? (packed?.size ? await this.#options.packer.unpack(packed) : null);
        if (picture) this.#show(index, picture);
      }
    } catch {
      // The frame itself will come.
    } finally {
      this.#isUnpacking = false;
    }
  }

  #show(index: number, picture: P): void {
    if (this.#isClosed) {
      picture.close();
      return;
    }
    this.#unpacked.delete(index);
    this.#unpacked.set(index, picture);
    for (const [oldest, old] of this.#unpacked) {
      if (this.#unpacked.size <= UNPACKED) break;
      this.#unpacked.delete(oldest);
      old.close();
    }
    this.#options.onPicture(index);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
