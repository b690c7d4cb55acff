import type { FramePicture } from '../../playback/frame-picture.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import type { Playback } from '../../playback/playback.ts';
import type { Role } from '../../ui/role.ts';

/** Where frames come from, and which clip of the pair is followed. */
export interface FollowedClip {
  readonly role: Role;
  readonly playback: Playback;
  readonly frames: FrameStore;
}

/** What a follower tells. */
export interface FollowerListener {
  /** Another frame is to be shown: paint now. */
  onFrame(): void;
  /** A picture has come: paint soon. */
  onPicture(): void;
  /** The frame could not be read, or (null) it could after all. */
  onFailure(error: Error | null): void;
}

/** Asks for the frames that playback shows of one clip, each once, and has their pictures. */
export class FrameFollower {
  readonly #clip: FollowedClip;
  readonly #listener: FollowerListener;
  readonly #stops: (() => void)[];
  #mediaId: string | null = null;
  #wanted: string | null = null;
  #isClosed = false;

  constructor(clip: FollowedClip, listener: FollowerListener) {
    this.#clip = clip;
    this.#listener = listener;
    this.#stops = [
      clip.playback.onFrame((role) => {
        if (role !== clip.role) return;
        this.#want();
        listener.onFrame();
      }),
      // Where playing ends that frame is wanted, however late it comes.
      clip.playback.onState(() => this.#want()),
      clip.frames.onChange((mediaId, index) => {
        if (mediaId === this.#mediaId && index !== null && this.#isSeen(index)) listener.onPicture();
      }),
    ];
  }

  get frame(): number {
    return this.#clip.playback.frameOf(this.#clip.role);
  }

  /** True while the clip has ended and its frame is held for the other one. */
  get isHeld(): boolean {
    return this.#clip.playback.isHeld(this.#clip.role);
  }

  /** The clip whose frames are wanted from now on. */
  follow(mediaId: string | null): void {
    if (mediaId !== this.#mediaId) this.#wanted = null;
    this.#mediaId = mediaId;
    this.#want();
  }

  /** The picture of the frame that is shown, or of the one at hand that is nearest to it. */
  picture(): { readonly bitmap: FramePicture | null; readonly isExact: boolean } {
    if (this.#mediaId === null) return { bitmap: null, isExact: true };
    const { frames } = this.#clip;
    const exact = frames.get(this.#mediaId, this.frame);
    return { bitmap: exact ?? frames.nearest(this.#mediaId, this.frame)?.bitmap ?? null, isExact: exact !== null };
  }

  /** Asks again for the frame that could not be read. */
  retry(): void {
    this.#wanted = null;
    this.#want();
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    this.#clip.frames.release(this.#clip.role);
  }

  /** Whether a picture that has come changes what is seen: it is the frame's own, or stands for it. While it plays the next frame is near. */
  #isSeen(index: number): boolean {
    const { frames, playback } = this.#clip;
    return index === this.frame || (!playback.isPlaying && !frames.get(this.#mediaId!, this.frame));
  }

  #want(): void {
    const mediaId = this.#mediaId;
    if (mediaId === null) return;
    const { frame } = this;
    const { isPlaying, direction } = this.#clip.playback;
    const priority = !isPlaying ? 'shown' : direction === 1 ? 'forwards' : 'backwards';
    const key = `${mediaId} ${frame} ${priority}`;
    if (key === this.#wanted) return;
    this.#wanted = key;
    // What is at hand is painted with the frame; once more would make the browser draw twice as often.
    const isAtHand = this.#clip.frames.get(mediaId, frame) !== null;
    this.#clip.frames.request(mediaId, frame, priority, this.#clip.role).then(
      () => {
        if (this.#isClosed) return;
        this.#listener.onFailure(null);
        if (!isAtHand) this.#listener.onPicture();
      },
      (error: unknown) => {
        if (this.#isClosed || !(error instanceof Error) || error.name === 'AbortError') return;
        this.#listener.onFailure(error);
      },
    );
  }
}
