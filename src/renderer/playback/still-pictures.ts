/** How long a viewer stands at a frame before it is read in full, milliseconds. */
const REST = 400;

interface Still {
  readonly mediaId: string;
  readonly index: number;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly abort: AbortController;
  bitmap: ImageBitmap | null;
}

/** Reads a frame in full size; null when it is not wanted any more. */
type ReadStill = (mediaId: string, index: number, signal: AbortSignal) => Promise<ImageBitmap | null>;

/**
 * Frames in full size, one for every viewer: clips whose moving frames are kept smaller than they are show each pixel as soon as they stand
 * still.
 */
export class StillPictures {
  readonly #read: ReadStill;
  readonly #stills = new Map<string, Still>();

  constructor(read: ReadStill) {
    this.#read = read;
  }

  get(mediaId: string, index: number): ImageBitmap | null {
    for (const still of this.#stills.values()) {
      if (still.bitmap && still.mediaId === mediaId && still.index === index) return still.bitmap;
    }
    return null;
  }

  /**
   * A viewer shows a frame that is smaller than it could be: it is read in full when the viewer stands there.
   *
   * @param onReady called when it has come
   */
  show(viewer: string, mediaId: string, index: number, onReady: () => void): void {
    const before = this.#stills.get(viewer);
    if (before?.mediaId === mediaId && before.index === index) return;
    this.release(viewer);
    const still: Still = {
      mediaId,
      index,
      bitmap: null,
      timer: setTimeout(() => void this.#fill(viewer, onReady), REST),
      abort: new AbortController(),
    };
    this.#stills.set(viewer, still);
  }

  /** The viewer wishes to see this frame: what it stood at before is not read any more. */
  leave(viewer: string, mediaId: string, index: number): void {
    const still = this.#stills.get(viewer);
    if (still && (still.mediaId !== mediaId || still.index !== index)) this.release(viewer);
  }

  /** The viewer has gone on. */
  release(viewer: string): void {
    const still = this.#stills.get(viewer);
    if (!still) return;
    clearTimeout(still.timer);
    still.abort.abort();
    still.bitmap?.close();
    this.#stills.delete(viewer);
  }

  /** Forgets the pictures of a clip; without one, all. */
  forget(mediaId?: string): void {
    for (const [viewer, still] of this.#stills) {
      if (mediaId === undefined || still.mediaId === mediaId) this.release(viewer);
    }
  }

  async #fill(viewer: string, onReady: () => void): Promise<void> {
    const still = this.#stills.get(viewer);
    if (!still) return;
    try {
      const bitmap = await this.#read(still.mediaId, still.index, still.abort.signal);
      if (this.#stills.get(viewer) !== still) bitmap?.close();
      else if (bitmap) {
        still.bitmap = bitmap;
        onReady();
      }
    } catch {
      // The smaller picture stays.
    }
  }
}
