import type { ThumbnailLoader } from './timeline-data.ts';

/** Pictures that are kept at most. */
const KEPT = 800;
/** After a failure (a newer wish took its place, the clip was closed) a picture is asked for again, milliseconds later. */
const RETRY = 1500;

/**
 * Canvases of the timeline are drawn by the processor, into memory: where the graphics card is emulated, hundreds of thin curves take six times as
 * long (3.0 s against 0.5 s for eight steps of zoom at 100,000 frames), and a timeline is small enough to be handed over each time.
 */
export const IN_MEMORY: CanvasRenderingContext2DSettings = { willReadFrequently: true };

interface Wish {
  readonly mediaId: string;
  readonly frame: number;
}

/**
 * Small pictures of frames, read as they are wanted. Only what is seen now is read: a new list of wishes replaces the old one. Keeps small
 * copies of its own, so that it never holds a bitmap of the frame store.
 */
export class ThumbnailCache {
  readonly #load: ThumbnailLoader;
  readonly #onChange: (mediaId: string) => void;
  /** Oldest use first. */
  readonly #pictures = new Map<string, OffscreenCanvas>();
  readonly #failed = new Map<string, number>();
  /** Clips of which a picture is being read: one at a time, because the frame store keeps only the newest wish of a clip. */
  readonly #reading = new Set<string>();
  #wishes: Wish[] = [];
  #height = 0;
  #isClosed = false;

  /** @param onChange a picture of a clip has come */
  constructor(load: ThumbnailLoader, onChange: (mediaId: string) => void) {
    this.#load = load;
    this.#onChange = onChange;
  }

  /** The picture, when it is here. */
  get(mediaId: string, frame: number): OffscreenCanvas | null {
    const key = keyOf(mediaId, frame);
    const picture = this.#pictures.get(key);
    if (!picture) return null;
    this.#pictures.delete(key);
    this.#pictures.set(key, picture);
    return picture;
  }

  /**
   * Sets what is wanted now, most wanted first.
   *
   * @param height of the pictures, device pixels; those of another height are shown until they have been read anew
   */
  want(wishes: readonly Wish[], height: number): void {
    this.#height = height;
    this.#wishes = wishes.filter(({ mediaId, frame }) => !this.#isSharp(keyOf(mediaId, frame)));
    this.#pump();
  }

  #isSharp(key: string): boolean {
    return this.#pictures.get(key)?.height === this.#height;
  }

  /** True while no picture is wanted or read. */
  get isIdle(): boolean {
    return this.#reading.size === 0 && this.#wishes.length === 0;
  }

  close(): void {
    this.#isClosed = true;
    this.#wishes = [];
    this.#pictures.clear();
  }

  #pump(): void {
    const now = performance.now();
    const later: Wish[] = [];
    for (const wish of this.#wishes) {
      const key = keyOf(wish.mediaId, wish.frame);
      const isTooEarly = now - (this.#failed.get(key) ?? Number.NEGATIVE_INFINITY) < RETRY;
      if (this.#isSharp(key) || isTooEarly) continue;
      if (this.#reading.has(wish.mediaId)) {
        later.push(wish);
        continue;
      }
      this.#reading.add(wish.mediaId);
      void this.#read(wish, key).finally(() => {
        this.#reading.delete(wish.mediaId);
        if (!this.#isClosed) this.#pump();
      });
    }
    this.#wishes = later;
  }

  async #read({ mediaId, frame }: Wish, key: string): Promise<void> {
    try {
      const loaded = await this.#load(mediaId, frame, this.#height * 2);
      const bitmap = loaded instanceof Blob ? await createImageBitmap(loaded) : loaded;
      const picture = this.#copy(bitmap);
      if (loaded instanceof Blob) bitmap.close();
      if (this.#isClosed) return;
      this.#pictures.set(key, picture);
      this.#failed.delete(key);
      for (const oldest of this.#pictures.keys()) {
        if (this.#pictures.size <= KEPT) break;
        this.#pictures.delete(oldest);
      }
      this.#onChange(mediaId);
    } catch {
      // A strip without a picture is no error to tell of: the pane says why its clip cannot be read.
      this.#failed.set(key, performance.now());
      if (!this.#isClosed) setTimeout(() => this.#isClosed || this.#onChange(mediaId), RETRY + 50);
    }
  }

  #copy(bitmap: ImageBitmap): OffscreenCanvas {
    const height = Math.max(1, this.#height);
    const width = Math.max(1, Math.round((bitmap.width * height) / bitmap.height));
    const picture = new OffscreenCanvas(width, height);
    picture.getContext('2d', IN_MEMORY)!.drawImage(bitmap, 0, 0, width, height);
    return picture;
  }
}

function keyOf(mediaId: string, frame: number): string {
  return `${mediaId}\n${frame}`;
}
