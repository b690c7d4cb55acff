import { type EnergySamples, energyBetween, LUMA_SIZE, lumaOf } from './motion-energy.ts';
import { IN_MEMORY } from './thumbnail-cache.ts';
import type { ThumbnailLoader } from './timeline-data.ts';

/** Pictures that are kept at most; one takes under 400 bytes. */
const KEPT = 20_000;
/** While pictures that are seen are wanted the curve waits so long; it is told of at most so often, milliseconds. */
const PAUSE = 400;

/**
 * How much moves from frame to frame, from small pictures that are read one by one while nothing else wants any. What was read once is
 * kept for all zooms.
 */
export class EnergyCache {
  readonly #load: ThumbnailLoader;
  readonly #isFree: () => boolean;
  readonly #onChange: (mediaId: string) => void;
  /** Oldest first. */
  readonly #lumas = new Map<string, Uint8Array | null>();
  readonly #canvas = new OffscreenCanvas(LUMA_SIZE.width, LUMA_SIZE.height);
  #wishes: { readonly mediaId: string; readonly frame: number }[] = [];
  #isReading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #teller: ReturnType<typeof setTimeout> | undefined;
  readonly #toTell = new Set<string>();
  #isClosed = false;

  /**
   * @param isFree whether pictures may be read now
   * @param onChange values of a clip have come; told now and then
   */
  constructor(load: ThumbnailLoader, isFree: () => boolean, onChange: (mediaId: string) => void) {
    this.#load = load;
    this.#isFree = isFree;
    this.#onChange = onChange;
  }

  /** What changes from a frame to the one a stride later, 0..1; null while it is not known. */
  get(mediaId: string, frame: number, stride: number): number | null {
    const [from, to] = [this.#lumas.get(keyOf(mediaId, frame)), this.#lumas.get(keyOf(mediaId, frame + stride))];
    return from && to ? energyBetween(from, to) : null;
  }

  /** Sets what is wanted now; earlier wishes are dropped. */
  want(samples: readonly (EnergySamples & { readonly mediaId: string })[]): void {
    const frames = samples.flatMap(({ mediaId, stride, frames: seen }) =>
      [...seen, (seen.at(-1) ?? -stride) + stride].map((frame) => ({ mediaId, frame })),
    );
    this.#wishes = frames.filter(({ mediaId, frame }) => !this.#lumas.has(keyOf(mediaId, frame))).reverse();
    void this.#pump();
  }

  close(): void {
    this.#isClosed = true;
    this.#wishes = [];
    clearTimeout(this.#timer);
    clearTimeout(this.#teller);
  }

  async #pump(): Promise<void> {
    if (this.#isReading || this.#isClosed) return;
    clearTimeout(this.#timer);
    if (this.#wishes.length > 0 && !this.#isFree()) {
      this.#timer = setTimeout(() => void this.#pump(), PAUSE);
      return;
    }
    const wish = this.#wishes.pop();
    if (!wish) return;
    this.#isReading = true;
    const luma = await this.#read(wish.mediaId, wish.frame);
    this.#isReading = false;
    if (this.#isClosed) return;
    this.#lumas.set(keyOf(wish.mediaId, wish.frame), luma);
    for (const oldest of this.#lumas.keys()) {
      if (this.#lumas.size <= KEPT) break;
      this.#lumas.delete(oldest);
    }
    this.#toTell.add(wish.mediaId);
    if (this.#wishes.length === 0) this.#tell();
    else this.#teller ??= setTimeout(() => this.#tell(), PAUSE);
    void this.#pump();
  }

  #tell(): void {
    clearTimeout(this.#teller);
    this.#teller = undefined;
    if (this.#isClosed) return;
    for (const mediaId of this.#toTell) this.#onChange(mediaId);
    this.#toTell.clear();
  }

  /** @returns null when the picture cannot be read: the curve has a gap there, the pane says why */
  async #read(mediaId: string, frame: number): Promise<Uint8Array | null> {
    try {
      const loaded = await this.#load(mediaId, frame, LUMA_SIZE.width);
      const bitmap = loaded instanceof Blob ? await createImageBitmap(loaded) : loaded;
      const { width, height } = LUMA_SIZE;
      const context = this.#canvas.getContext('2d', IN_MEMORY)!;
      context.imageSmoothingQuality = 'medium';
      context.drawImage(bitmap, 0, 0, width, height);
      if (loaded instanceof Blob) bitmap.close();
      return lumaOf(context.getImageData(0, 0, width, height).data);
    } catch {
      return null;
    }
  }
}

function keyOf(mediaId: string, frame: number): string {
  return `${mediaId}\n${frame}`;
}
