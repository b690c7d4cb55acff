/** What the readers know of a bitmap; tests have their own. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** A frame that came out of a decoder. Exactly one of the two must be called. */
export interface DecodedFrame<B extends Bitmap> {
  readonly index: number;
  /** Copies the frame and gives the decoder's buffer back. */
  take(): B | Promise<B>;
  /** Gives the decoder's buffer back. */
  drop(): void;
}

/** Reads frames of one clip in the displayed orientation. */
export interface FrameSource<B extends Bitmap> {
  /** The frame at which decoding must begin for this one to be seen. */
  startOf(index: number): number;
  /** Frames in presentation order, from `startOf(index)` on. To end it early closes the decoder. */
  open(index: number): AsyncGenerator<DecodedFrame<B>, void, void>;
  /** How many frames at most it is worth to read in advance. */
  readonly mostAhead: number;
  close(): void;
}
