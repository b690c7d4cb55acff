import type { DecoderReason } from './decoder-reason.ts';
import type { FramePicture } from './frame-picture.ts';

/** What a pane shows: a frame that stays, or one of those that play by. */
export type ShownPriority = 'shown' | 'forwards' | 'backwards';
/** How urgent a frame is: what a pane shows, or a small picture elsewhere. */
export type FramePriority = ShownPriority | 'background';

/** How the frames of a clip are read; `engine` is the studio's own decoder, `lost` that nothing could be read last time. */
export type DecoderKind = 'opening' | 'webcodecs' | 'engine' | 'lost';

/** Which way frames of a clip are read, and why. */
export interface DecoderBadge {
  readonly kind: DecoderKind;
  readonly reason: DecoderReason;
}

/**
 * Frames of clips as pictures, upright as the file asks for it; the user's extra rotation is for whoever draws. The store owns its pictures:
 * draw them at once, do not keep or close them. A clip is opened by the first question about it.
 */
export interface FrameStore {
  /** The frame, when it is at hand; be it small, until it has been read in full. */
  get(mediaId: string, index: number): FramePicture | null;
  /** The frame at hand that lies nearest to this one, for scrubbing; null when none is. */
  nearest(mediaId: string, index: number): { readonly index: number; readonly bitmap: FramePicture } | null;
  /**
   * Reads a frame. `shown` (as it is without priority): of every viewer the newest wish counts, and what is likely to be shown next is read
   * by itself. `forwards`, `backwards`: the same while it plays, where a frame that comes too late is worth less than those that are shown
   * next. `background`: a small picture, {@link THUMBNAIL_SIDE} pixels, when there is time.
   *
   * @param viewer who shows it (a pane): the memory is shared between the clips that viewers show
   * @throws an Error named AbortError when a newer wish took its place; TandemError when the frame cannot be read
   */
  request(mediaId: string, index: number, priority: 'background'): Promise<ImageBitmap>;
  request(mediaId: string, index: number, priority?: ShownPriority, viewer?: string): Promise<FramePicture>;
  /** The viewer shows nothing any more. */
  release(viewer: string): void;
  /** How a clip's frames are read. */
  badge(mediaId: string): DecoderBadge;
  /** Calls the listener when a frame of a clip has come, or (index null) its badge has changed. @returns stops it */
  onChange(listener: (mediaId: string, index: number | null) => void): () => void;
  /** Says whether the engine works on something that the user waits for: what is read just in case is left for later meanwhile. */
  engineWorks(isWorking: boolean): void;
  /** Gives everything of a clip back: it was closed, or its file was replaced. */
  forget(mediaId: string): void;
  /** Gives everything back. */
  close(): void;
}

/** Longer side of the pictures of priority `background`, pixels. */
export const THUMBNAIL_SIDE = 192;
