/**
 * The frame of a clip that was decoded for itself last, as the decoder gave it: whoever stands there sees it in full without its being
 * decoded again. Only frames in ordinary memory are held; of others decoders have but a few.
 */
export class HeldFrame {
  #index = -1;
  #frame: VideoFrame | null = null;

  /** Holds a copy of the frame, which costs no memory of its own, instead of the one before. */
  hold(index: number, frame: VideoFrame): void {
    this.close();
    if (!frame.format?.startsWith('I4')) return;
    this.#index = index;
    this.#frame = frame.clone();
  }

  /** The frame, when it is this one; it is the receiver's to close. */
  get(index: number): VideoFrame | null {
    return index === this.#index ? (this.#frame?.clone() ?? null) : null;
  }

  close(): void {
    this.#frame?.close();
    this.#frame = null;
    this.#index = -1;
  }
}
