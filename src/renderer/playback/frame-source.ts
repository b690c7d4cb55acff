/** What the readers know of a picture; tests have their own. */
export interface Picture {
  close(): void;
}

/** A frame that came out of a decoder. Exactly one of the two must be called. */
export interface DecodedFrame<P extends Picture> {
  readonly index: number;
  /** Hands the frame over; it no longer takes room in the decoder. */
  take(): P | Promise<P>;
  /** Gives the decoder's buffer back. */
  drop(): void;
}

/**
 * Reads frames of one clip in the displayed orientation. One run at a time.
 *
 * @typeParam S what small pictures are
 */
export interface FrameSource<P extends Picture, S extends P = P> {
  /** The frame at which decoding must begin for this one to be seen. */
  startOf(index: number): number | Promise<number>;
  /**
   * Frames in presentation order, from `startOf(index)` on. To end it early stops the decoder.
   *
   * @param from frames before this one (it is not behind `index`) are on the way only: any of them may be left out
   * @param isLast whether the run ends with `index`: a decoder that is told so gives it without waiting for those that follow
   */
  open(index: number, from: number, isLast?: boolean): AsyncGenerator<DecodedFrame<P>, void, void>;
  /** How many frames at most it is worth to read in advance. */
  readonly mostAhead: number;
  /** How many frames before the one that is shown are worth keeping when they come by, so that a step back is instant. */
  readonly mostBehind: number;
  /** Reads pictures of single frames beside the runs; null where that would hold them up. */
  readonly sketcher: FrameSketcher<S> | null;
  /** Packs frames to be seen at once when they are sought; null where they come soon enough without, or where that would hold up others. */
  readonly packer: FramePacker<S> | null;
  close(): void;
}

/** A frame that came out of a decoder, to be packed. Exactly one of the two must be called. */
export interface FrameToPack {
  readonly index: number;
  /** A small picture of the frame in as little memory as is sensible. */
  pack(): Promise<Blob>;
  /** Gives the decoder's buffer back. */
  drop(): void;
}

/** Makes small packed pictures of frames, by a decoder of its own. */
export interface FramePacker<P extends Picture> {
  /** Frames in presentation order from this one on. One run at a time; to end it early stops the decoder. */
  open(index: number): AsyncGenerator<FrameToPack, void, void>;
  /** @param longestSide pixels at most */
  unpack(packed: Blob, longestSide?: number): Promise<P>;
  /** Of packed pictures, pixels. */
  readonly longestSide: number;
}

/** Reads pictures of frames in any size, one at a time, by a decoder of its own. */
export interface FrameSketcher<P extends Picture> {
  /** The key frame at which decoding must begin for this one to be seen. */
  startOf(index: number): number | Promise<number>;
  /**
   * A picture of a frame; null when the decoder gave none, or when it is not wanted any more.
   *
   * @param longestSide pixels at most
   * @throws Error of the decoder
   */
  sketch(index: number, longestSide: number, signal?: AbortSignal): Promise<P | null>;
}
