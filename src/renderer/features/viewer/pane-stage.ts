import type { PointInFrame } from '../../../contract/geometry.ts';
import type { OverlayScene } from '../../../document/overlay/scene.ts';
import { sizeOfPicture } from '../../playback/frame-picture.ts';
import { type FollowedClip, FrameFollower } from './frame-follower.ts';
import type { ViewLink } from './linked-view.ts';
import { paintPane } from './pane-painter.ts';
import type { PanePoint } from './pane-points.ts';
import { StageSurface } from './stage-surface.ts';
import type { OwnLooking, Size } from './view-transform.ts';

/** The clip of a pane. */
export interface StageClip {
  readonly mediaId: string;
  /** Size as displayed, with the user's extra turn. */
  readonly size: Size;
  /** The user's extra clockwise turn. */
  readonly turn: 0 | 90 | 180 | 270;
}

/** What a stage shows besides its frame. */
export interface StageContent {
  readonly clip: StageClip;
  readonly scene: OverlayScene | null;
  readonly momentName?: string | undefined;
  /** The selected point as it stands at a frame; null where it does not. */
  selectedAt(frame: number): PanePoint | null;
}

/** What was painted last. */
export interface PaintedPicture {
  /** Whether the picture is that of the frame, not of another one that stands for it. */
  readonly isExact: boolean;
  /** Its width in pixels: less than the frame's while it is a smaller copy. */
  readonly width: number;
}

/** What a stage tells. */
export interface StageListener {
  /** The canvas was painted. */
  onPicture(picture: PaintedPicture): void;
  /** The frame could not be read. */
  onFailure(error: Error | null): void;
  /** @param percent 100 when a frame pixel is a pixel of the screen */
  onZoom(percent: number, isFit: boolean): void;
}

/** What zoom buttons and gestures do with a stage. */
export interface ZoomedStage {
  readonly ratio: number;
  readonly canPan: boolean;
  zoom(factor: number, at?: PointInFrame): void;
  zoomToPixels(): void;
  fit(): void;
  pan(by: PointInFrame): void;
}

/** A pane's canvas without React: it follows playback, asks for frames, and paints at most once per picture of the screen. */
export class PaneStage implements ZoomedStage {
  readonly #surface: StageSurface;
  readonly #follower: FrameFollower;
  #content: StageContent | null = null;

  constructor(canvas: HTMLCanvasElement, clip: FollowedClip, link: ViewLink, listener: StageListener) {
    this.#surface = new StageSurface(
      canvas,
      {
        frameSize: () => this.#content?.clip.size ?? null,
        paint: (context, looking) => listener.onPicture(this.#paint(context, looking)),
        onZoom: listener.onZoom,
      },
      link,
    );
    this.#follower = new FrameFollower(clip, {
      onFrame: () => this.#surface.paint(),
      onPicture: () => this.#surface.invalidate(),
      onFailure: listener.onFailure,
    });
  }

  /** Frame and pane as they are now; null without a clip. */
  get looking(): OwnLooking | null {
    return this.#surface.looking;
  }

  get ratio(): number {
    return this.#surface.ratio;
  }

  get frame(): number {
    return this.#follower.frame;
  }

  get canPan(): boolean {
    return this.#surface.canPan;
  }

  /** What is shown from now on. Another clip is seen whole. */
  show(content: StageContent): void {
    const before = this.#content?.clip;
    this.#content = content;
    const { clip } = content;
    if (clip.mediaId !== before?.mediaId || clip.turn !== before?.turn) this.#surface.reset();
    this.#follower.follow(clip.mediaId);
    this.#surface.invalidate();
  }

  zoom(factor: number, at?: PointInFrame): void {
    this.#surface.zoom(factor, at);
  }

  zoomToPixels(): void {
    this.#surface.zoomToPixels();
  }

  fit(): void {
    this.#surface.fit();
  }

  pan(by: PointInFrame): void {
    this.#surface.pan(by);
  }

  retry(): void {
    this.#follower.retry();
  }

  close(): void {
    this.#surface.close();
    this.#follower.close();
  }

  #paint(context: CanvasRenderingContext2D, looking: OwnLooking): PaintedPicture {
    const { clip, scene, momentName, selectedAt } = this.#content!;
    const { bitmap, isExact } = this.#follower.picture();
    const { frame, isHeld } = this.#follower;
    paintPane(context, {
      ...{ looking, bitmap, turn: clip.turn, scene, frame, momentName, selected: selectedAt(frame) },
      held: isHeld,
      ratio: this.ratio,
    });
    return { isExact, width: bitmap ? sizeOfPicture(bitmap).width : 0 };
  }
}
