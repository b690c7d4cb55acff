import type { PointInFrame } from '../../../contract/geometry.ts';
import type { OverlayScene } from '../../../document/overlay/scene.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import type { Playback } from '../../playback/playback.ts';
import type { Role } from '../../ui/role.ts';
import { paintPane } from './pane-painter.ts';
import type { PanePoint } from './pane-points.ts';
import { FIT, type Looking, panBy, type Size, scaleOf, scaleTo, type View, zoomAt } from './view-transform.ts';

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
  readonly selected: PanePoint | null;
}

/** What a stage tells. */
export interface StageListener {
  /** A frame is (or is not yet) on the canvas: `isExact` tells whether the picture is that of the frame. */
  onPicture(frame: number, isExact: boolean): void;
  /** The frame could not be read. */
  onFailure(error: Error | null): void;
  /** @param percent 100 when a frame pixel is a pixel of the screen */
  onZoom(percent: number, isFit: boolean): void;
}

/** A pane's canvas without React: it follows playback, asks for frames, and paints at most once per picture of the screen. */
export class PaneStage {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #role: Role;
  readonly #playback: Playback;
  readonly #frames: FrameStore;
  readonly #listener: StageListener;
  readonly #stops: (() => void)[] = [];
  #content: StageContent | null = null;
  #view: View = FIT;
  #wanted: string | null = null;
  #isInvalid = false;
  #isClosed = false;

  constructor(
    canvas: HTMLCanvasElement,
    { role, playback, frames }: { readonly role: Role; readonly playback: Playback; readonly frames: FrameStore },
    listener: StageListener,
  ) {
    const context = canvas.getContext('2d', { alpha: true });
    if (!context) throw new Error('The browser has no canvas.');
    this.#canvas = canvas;
    this.#context = context;
    this.#role = role;
    this.#playback = playback;
    this.#frames = frames;
    this.#listener = listener;
    const observer = new ResizeObserver(([entry]) => entry && this.#resize(entry));
    observer.observe(canvas);
    this.#stops.push(
      () => observer.disconnect(),
      playback.onFrame((each) => {
        if (each !== role) return;
        this.#want();
        this.#paint();
      }),
      frames.onChange((mediaId, index) => {
        if (mediaId === this.#content?.clip.mediaId && index !== null) this.invalidate();
      }),
    );
  }

  /** Frame and pane as they are now; null without a clip. */
  get looking(): Looking | null {
    const content = this.#content;
    if (!content || this.#canvas.width === 0 || this.#canvas.height === 0) return null;
    const { width, height } = this.#canvas;
    return { view: this.#view, frame: content.clip.size, canvas: { width, height } };
  }

  /** Canvas pixels per CSS pixel. */
  get ratio(): number {
    return this.#canvas.width / Math.max(1, this.#canvas.clientWidth);
  }

  get frame(): number {
    return this.#playback.frameOf(this.#role);
  }

  /** What is shown from now on. Another clip is seen whole. */
  show(content: StageContent | null): void {
    const before = this.#content?.clip;
    this.#content = content;
    const { clip } = content ?? {};
    if (clip?.mediaId !== before?.mediaId || clip?.turn !== before?.turn) {
      this.#wanted = null;
      this.#setView(FIT);
    }
    this.#want();
    this.invalidate();
  }

  /** Paints before the next picture of the screen. */
  invalidate(): void {
    if (this.#isInvalid) return;
    this.#isInvalid = true;
    requestAnimationFrame(() => {
      this.#isInvalid = false;
      this.#paint();
    });
  }

  /** @param at place on the canvas that stays where it is; left out, the middle */
  zoom(factor: number, at?: PointInFrame): void {
    const { looking } = this;
    if (looking) this.#setView(zoomAt(looking, at ?? middleOf(looking), factor));
  }

  /** Shows a frame pixel as a pixel of the screen. */
  zoomToPixels(): void {
    const { looking } = this;
    if (looking) this.#setView(scaleTo(looking, middleOf(looking), 1));
  }

  /** Shows the whole frame. */
  fit(): void {
    this.#setView(FIT);
  }

  /** @param by canvas pixels */
  pan(by: PointInFrame): void {
    const { looking } = this;
    if (looking) this.#setView(panBy(looking, by));
  }

  get canPan(): boolean {
    return this.#view.scale !== 'fit';
  }

  /** Asks again for the frame that could not be read. */
  retry(): void {
    this.#wanted = null;
    this.#want();
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
  }

  #setView(view: View): void {
    this.#view = view;
    this.#tellZoom();
    this.invalidate();
  }

  #tellZoom(): void {
    const { looking } = this;
    if (looking) this.#listener.onZoom(Math.round(scaleOf(looking) * 100), this.#view.scale === 'fit');
  }

  #resize({ contentRect, devicePixelContentBoxSize }: ResizeObserverEntry): void {
    const box = devicePixelContentBoxSize?.[0];
    const ratio = window.devicePixelRatio;
    this.#canvas.width = box?.inlineSize ?? Math.round(contentRect.width * ratio);
    this.#canvas.height = box?.blockSize ?? Math.round(contentRect.height * ratio);
    this.#tellZoom();
    // To set its size has emptied the canvas.
    this.#paint();
  }

  /** Asks for the frame that is to be seen, once. */
  #want(): void {
    const mediaId = this.#content?.clip.mediaId;
    if (mediaId === undefined) return;
    const { frame } = this;
    const key = `${mediaId} ${frame}`;
    if (key === this.#wanted) return;
    this.#wanted = key;
    this.#frames.request(mediaId, frame).then(
      () => {
        if (this.#isClosed) return;
        this.#listener.onFailure(null);
        this.invalidate();
      },
      (error: unknown) => {
        if (this.#isClosed || !(error instanceof Error) || error.name === 'AbortError') return;
        this.#listener.onFailure(error);
      },
    );
  }

  #paint(): void {
    const { looking, frame } = this;
    const content = this.#content;
    if (this.#isClosed) return;
    if (!content || !looking) {
      this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
      return;
    }
    const { clip, scene, momentName, selected } = content;
    const exact = this.#frames.get(clip.mediaId, frame);
    paintPane(this.#context, {
      looking,
      bitmap: exact ?? this.#frames.nearest(clip.mediaId, frame)?.bitmap ?? null,
      turn: clip.turn,
      scene,
      frame,
      momentName,
      held: this.#playback.isHeld(this.#role),
      selected,
      ratio: this.ratio,
    });
    this.#listener.onPicture(frame, exact !== null);
  }
}

function middleOf({ canvas }: Looking): PointInFrame {
  return { x: canvas.width / 2, y: canvas.height / 2 };
}
