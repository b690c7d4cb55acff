import type { StudioBridge } from '../bridge/studio-bridge.ts';

/** Pictures kept; a pane's picture is some 100 kB. */
const PICTURES_KEPT = 80;

/** Frames of clips as object URLs, the latest ones kept, so that going back to a moment is instant. */
export class FramePictures {
  readonly #bridge: Pick<StudioBridge, 'picture'>;
  /** In the order of their last use. */
  readonly #urls = new Map<string, Promise<string>>();

  constructor(bridge: Pick<StudioBridge, 'picture'>) {
    this.#bridge = bridge;
  }

  /** @param maxSide longest side of the picture, pixels @returns an object URL that lives as long as it is kept. @throws TandemError */
  load(mediaId: string, index: number, maxSide: number): Promise<string> {
    const key = `${mediaId} ${index} ${maxSide}`;
    const url = this.#urls.get(key) ?? this.#fetch(key, mediaId, index, maxSide);
    this.#urls.delete(key);
    this.#urls.set(key, url);
    for (const [oldest, old] of this.#urls) {
      if (this.#urls.size <= PICTURES_KEPT) break;
      this.#urls.delete(oldest);
      void old.then(URL.revokeObjectURL, () => undefined);
    }
    return url;
  }

  #fetch(key: string, mediaId: string, index: number, maxSide: number): Promise<string> {
    const url = this.#bridge.picture({ mediaId, index, maxSide }).then((blob) => URL.createObjectURL(blob));
    // A failed picture may be asked for again.
    url.catch(() => this.#urls.delete(key));
    return url;
  }
}
