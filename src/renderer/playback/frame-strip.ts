import type { FrameSketcher, Picture } from './frame-source.ts';
import type { SeekGate } from './seek-gate.ts';

/** Small pictures of a clip at most: about 15 MB. */
const MOST = 64;
/** Their longest side, pixels. */
const LONGEST_SIDE = 320;
/** So many first ones also while something plays. */
const ROUGH = 12;
/** The pause after a picture, so that they stay in the background: milliseconds at least, and times as long as it took. */
const PAUSE = { least: 30, times: 2 } as const;

/**
 * Small pictures of key frames all over a clip, read once when nothing else is to be read: while somebody scrubs to a place whose frame is not
 * at hand, the nearest of them is shown meanwhile. A key frame is decoded by itself; their number does not grow with the clip.
 */
export class FrameStrip<P extends Picture> {
  readonly #sketcher: FrameSketcher<P>;
  readonly #gate: SeekGate;
  readonly #onPicture: (index: number) => void;
  readonly #pictures = new Map<number, P>();
  #isClosed = false;

  /**
   * @param count frames of the clip
   * @param onPicture called when one has come
   */
  constructor(count: number, sketcher: FrameSketcher<P>, gate: SeekGate, onPicture: (index: number) => void) {
    this.#sketcher = sketcher;
    this.#gate = gate;
    this.#onPicture = onPicture;
    // A picture that is missing is missed by nobody.
    void this.#fill(count).catch(() => undefined);
  }

  /** The picture that lies nearest to a frame; null when there is none yet. */
  nearest(index: number): { readonly index: number; readonly bitmap: P } | null {
    let best: number | null = null;
    for (const each of this.#pictures.keys()) {
      if (best === null || Math.abs(each - index) < Math.abs(best - index)) best = each;
    }
    return best === null ? null : { index: best, bitmap: this.#pictures.get(best)! };
  }

  close(): void {
    this.#isClosed = true;
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
  }

  async #fill(count: number): Promise<void> {
    const spacing = Math.max(1, count / MOST);
    for (const place of coarseToFine(Math.min(count, MOST))) {
      const index = await this.#sketcher.startOf(Math.floor(place * spacing));
      if (this.#pictures.has(index)) continue;
      await (this.#pictures.size < ROUGH ? this.#gate.pass(this) : this.#gate.rest());
      const start = performance.now();
      const picture = this.#isClosed ? null : await this.#sketcher.sketch(index, LONGEST_SIDE);
      if (this.#isClosed) {
        picture?.close();
        return;
      }
      if (picture) {
        this.#pictures.set(index, picture);
        this.#onPicture(index);
      }
      const pause = Math.max(PAUSE.least, PAUSE.times * (performance.now() - start));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** The numbers below `count`, those first that divide the whole into halves, quarters and so on. */
export function coarseToFine(count: number): number[] {
  const order = new Set<number>();
  for (let step = 2 ** Math.ceil(Math.log2(Math.max(1, count))); step >= 1; step /= 2) {
    for (let each = 0; each < count; each += step) order.add(each);
  }
  return [...order];
}
