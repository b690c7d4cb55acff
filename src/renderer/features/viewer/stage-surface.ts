import type { PointInFrame } from '../../../contract/geometry.ts';
import { onTheme } from '../../ui/theme.ts';
import { changedView, type LinkedStage, panChange, type ViewChange, type ViewLink, zoomChange } from './linked-view.ts';
import { FIT, type OwnLooking, type Size, scaleOf, type View } from './view-transform.ts';

/** Whoever paints on a surface. */
export interface SurfacePainter {
  /** Size of the frame that is looked at; null while there is none. */
  frameSize(): Size | null;
  /** The canvas is empty, and its transform the identity. */
  paint(context: CanvasRenderingContext2D, looking: OwnLooking): void;
  /** @param percent 100 when a frame pixel is a pixel of the screen */
  onZoom(percent: number, isFit: boolean): void;
}

/** A canvas that is as large as its place, paints at most once per picture of the screen, and can be zoomed and panned. */
export class StageSurface implements LinkedStage {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #painter: SurfacePainter;
  readonly #link: ViewLink;
  readonly #stops: (() => void)[];
  #view: View = FIT;
  #ratio = 1;
  #ground = '';
  #isInvalid = false;
  #isClosed = false;

  constructor(canvas: HTMLCanvasElement, painter: SurfacePainter, link: ViewLink) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('The browser has no canvas.');
    this.#canvas = canvas;
    this.#context = context;
    this.#painter = painter;
    this.#link = link;
    const observer = new ResizeObserver(([entry]) => entry && this.#resize(entry));
    observer.observe(canvas);
    this.#stops = [
      () => observer.disconnect(),
      link.add(this),
      onTheme(() => {
        this.#readGround();
        this.invalidate();
      }),
    ];
    this.#readGround();
  }

  /** Frame and canvas as they are now; null without a frame. */
  get looking(): OwnLooking | null {
    const { width, height } = this.#canvas;
    const frame = this.#painter.frameSize();
    return !frame || width === 0 || height === 0 ? null : { view: this.#view, frame, canvas: { width, height } };
  }

  /** Canvas pixels per CSS pixel; measured when the canvas changes its size, so that to paint makes no layout. */
  get ratio(): number {
    return this.#ratio;
  }

  get canPan(): boolean {
    return this.#view.scale !== 'fit';
  }

  /** Paints before the next picture of the screen. */
  invalidate(): void {
    if (this.#isInvalid) return;
    this.#isInvalid = true;
    requestAnimationFrame(() => {
      this.#isInvalid = false;
      this.paint();
    });
  }

  /** Paints now. */
  paint(): void {
    if (this.#isClosed) return;
    const { looking } = this;
    // An opaque canvas: the browser need not mix it with what lies behind.
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.fillStyle = this.#ground;
    this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (looking) this.#painter.paint(this.#context, looking);
  }

  /** Another frame size, or another clip: it is seen whole. */
  reset(): void {
    this.#setView(FIT);
  }

  /** @param at place on the canvas that stays where it is; left out, the middle */
  zoom(factor: number, at?: PointInFrame): void {
    const { looking } = this;
    if (looking) this.#change(zoomChange(looking, at ?? middleOf(looking), factor));
  }

  /** Shows a frame pixel as a pixel of the screen. */
  zoomToPixels(): void {
    const { looking } = this;
    if (looking) this.zoom(1 / scaleOf(looking));
  }

  /** Shows the whole frame. */
  fit(): void {
    this.#change({ kind: 'fit' });
  }

  /** @param by canvas pixels */
  pan(by: PointInFrame): void {
    const { looking } = this;
    if (looking && this.canPan) this.#change(panChange(looking, by));
  }

  follow(change: ViewChange): void {
    const { looking } = this;
    if (looking) this.#setView(changedView(looking, change));
  }

  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
  }

  #change(change: ViewChange): void {
    this.follow(change);
    this.#link.tell(this, change);
  }

  #setView(view: View): void {
    this.#view = view;
    this.#tellZoom();
    this.invalidate();
  }

  #tellZoom(): void {
    const { looking } = this;
    if (looking) this.#painter.onZoom(Math.round(scaleOf(looking) * 100), this.#view.scale === 'fit');
  }

  #readGround(): void {
    this.#ground = getComputedStyle(this.#canvas).backgroundColor;
  }

  #resize({ contentRect, devicePixelContentBoxSize }: ResizeObserverEntry): void {
    const box = devicePixelContentBoxSize?.[0];
    const ratio = window.devicePixelRatio;
    this.#canvas.width = box?.inlineSize ?? Math.round(contentRect.width * ratio);
    this.#canvas.height = box?.blockSize ?? Math.round(contentRect.height * ratio);
    this.#ratio = this.#canvas.width / Math.max(1, contentRect.width);
    this.#tellZoom();
    // To set its size has emptied the canvas.
    this.paint();
  }
}

function middleOf({ canvas }: OwnLooking): PointInFrame {
  return { x: canvas.width / 2, y: canvas.height / 2 };
}
