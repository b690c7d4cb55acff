import { Vector2, Vector3, WebGLRenderer } from 'three';
import type { FramePicture } from '../playback/frame-picture.ts';
import { BoxLayout, type Vector } from './box-layout.ts';
import { type CameraStep, fittedPose, type Margins, type Preset, poseAfter, presetView } from './camera-pose.ts';
import { CameraRig } from './camera-rig.ts';
import { Detail } from './detail.ts';
import { GpuClock } from './gpu-clock.ts';
import { LabelLayer } from './label-layer.ts';
import { PickGrid } from './pick-grid.ts';
import { project, type ScreenPoint, type ViewSize } from './projection.ts';
import type { SceneColours } from './scene-colours.ts';
import { type SceneClouds, SceneLayers, type SceneParts } from './scene-layers.ts';
import { type SceneView, sceneViews, viewAt, viewSize } from './scene-views.ts';
import { drawWords, type WordHost } from './scene-words.ts';
import { KIND_NUMBER } from './screen-lines.ts';
import { ROLES, type SceneRole, type SpaceTimeData } from './space-time-data.ts';

/** Where the scene gets what it does not keep, and whom it tells. */
export interface SceneHost extends WordHost {
  /** The picture of the frame that is shown now, when it is at hand; asked right before it is drawn. */
  readonly frameFor: (role: SceneRole) => FramePicture | null;
  /** The graphics context is gone: dispose of the scene and make a new one. */
  readonly onLost: () => void;
  /** The user turned or moved the view: it is no preset any more. */
  readonly onMoved: () => void;
  /** Whether the user wants no motion that is not theirs. */
  readonly isStill: () => boolean;
}

/** More device pixels per CSS pixel are not seen, but paid for; while a thinned picture moves, one is enough. */
const HIGHEST_PIXEL_RATIO = 2;
/** When nothing has moved for so long, everything is drawn, milliseconds. */
const REST = 160;
/** A view lower than this has labels of one line, CSS pixels. */
const LOW = 270;
/** Room for the labels: along an axis they lie in a row outside of the boxes, in the perspective beside slanted edges. */
const AXIS_MARGINS: Margins = { across: 56, down: 54 };
const LOOSE_MARGINS: Margins = { across: 40, down: 40 };
const LOW_MARGINS: Margins = { across: 48, down: 14 };
/** How far from a mark a click still means it, CSS pixels. */
const TOLERANCE = 12;
/** What is shown at first. */
export const FIRST_PARTS: SceneParts = {
  links: true,
  trails: 'wrists',
  warp: false,
  cloudDensity: 0.6,
  apart: false,
  follow: false,
};
/** Matches no kind: everything is shown. */
const NOTHING_HIDDEN = -2;

/**
 * Both clips as boxes of space and time. Draws only when something has changed; whoever makes it disposes of it.
 *
 * @throws Error when there is no WebGL
 */
export class SpaceTimeScene {
  readonly #host: SceneHost;
  readonly #canvas: HTMLCanvasElement;
  readonly #renderer: WebGLRenderer;
  readonly #clock: GpuClock;
  readonly #detail = new Detail();
  readonly #rig: CameraRig;
  readonly #shared = {
    origins: { value: [new Vector3(), new Vector3()] },
    resolution: { value: new Vector2(1, 1) },
    pixelRatio: { value: 1 },
    markScale: { value: 1 },
    hiddenKind: { value: NOTHING_HIDDEN },
  };
  readonly #layers: SceneLayers;
  readonly #labels: LabelLayer;
  #data: SpaceTimeData | null = null;
  #clouds: SceneClouds | null = null;
  #parts: SceneParts = FIRST_PARTS;
  #colours: SceneColours;
  #layout = new BoxLayout({ source: null, target: null });
  #preset: Preset | null = 'perspective';
  #canvasSize: ViewSize = { width: 0, height: 0 };
  #views: readonly SceneView[] = [{ left: 0, hidden: null, only: null }];
  #size: ViewSize = { width: 0, height: 0 };
  #frames: Record<SceneRole, number> = { source: 0, target: 0 };
  #awaited = new Set<SceneRole>(ROLES);
  #selected: readonly number[] = [];
  #hovered = -1;
  #hoveredView: SceneView | null = null;
  #grid: PickGrid | null = null;
  #request: number | null = null;
  #moves = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    canvas: HTMLCanvasElement,
    labels: HTMLCanvasElement,
    font: string,
    colours: SceneColours,
    host: SceneHost,
  ) {
    this.#canvas = canvas;
    this.#host = host;
    this.#colours = colours;
    // Marks and lines smooth their own edges: multisampling would only cost.
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: false, powerPreference: 'low-power' });
    this.#clock = new GpuClock(this.#renderer.getContext() as WebGL2RenderingContext);
    this.#labels = new LabelLayer(labels, font);
    this.#layers = new SceneLayers(this.#shared);
    this.#rig = new CameraRig(canvas, this.#onMoved, () => this.invalidate(true));
    canvas.addEventListener('webglcontextlost', this.#onLost);
  }

  /** Replaces what is drawn; the view stays, unless the boxes have changed. */
  setData(data: SpaceTimeData): void {
    const before = this.#layout.sizes;
    this.#data = data;
    this.#layout = new BoxLayout(data.clips);
    this.#build();
    this.#layers.setClouds(this.#clouds, data.clips, this.#layout);
    const same = JSON.stringify(before) === JSON.stringify(this.#layout.sizes);
    this.#arrangeViews();
    if (!same) this.#fit(this.#preset ?? 'perspective', false);
  }

  /** The clips' moving pixels; null takes them away and gives their memory back. */
  setClouds(clouds: SceneClouds | null): void {
    this.#clouds = clouds;
    if (this.#data) this.#layers.setClouds(clouds, this.#data.clips, this.#layout);
    this.invalidate();
  }

  setColours(colours: SceneColours): void {
    this.#colours = colours;
    this.#build();
  }

  /** @param size of the canvas, CSS pixels */
  resize(size: ViewSize): void {
    if (size.width < 1 || size.height < 1) return;
    const first = this.#canvasSize.width === 0;
    this.#canvasSize = { width: size.width, height: size.height };
    this.#labels.resize(size, this.#fullPixelRatio);
    this.#arrangeViews();
    if (first) this.#fit(this.#preset ?? 'perspective', false);
    // A new size empties the canvas, so it is filled in the same moment and does not flicker.
    this.#setPixelRatio(this.#fullPixelRatio);
    this.#render(false);
  }

  /** Another frame is shown, or its picture has come. */
  setFrame(role: SceneRole, frame: number): void {
    this.#frames[role] = frame;
    this.#awaited.add(role);
    const plane = this.#layers.planes[role];
    const before = plane.time;
    plane.moveTo(frame);
    // The source leads, as it does in playing.
    if (this.#parts.follow && role === 'source') this.#rig.shift(plane.time - before);
    this.invalidate(true);
  }

  setParts(parts: SceneParts): void {
    this.#parts = parts;
    this.#layers.show(parts);
    this.#arrangeViews();
    this.invalidate();
  }

  /** The points that belong to the selection get a ring, their links are emphasised. */
  setSelected(points: readonly number[]): void {
    this.#selected = points;
    this.#emphasise();
  }

  /** The point under the pointer, -1 for none. */
  setHovered(point: number): void {
    if (point === this.#hovered) return;
    this.#hovered = point;
    // Where a picture takes long, links that answer the pointer would come too late: then its ring does alone.
    if (this.#layers.total <= this.#detail.budget) this.#emphasise();
    else this.#drawLabels();
  }

  /** Goes to a preset; turns smoothly unless the user wants no motion. */
  show(preset: Preset): void {
    this.#fit(preset, !this.#host.isStill());
  }

  /** A step of the keyboard. */
  step(step: CameraStep): void {
    this.#rig.goTo(poseAfter(this.#rig.pose, step), false);
    this.#onMoved();
  }

  /** The point that is meant by a place of the canvas (CSS pixels); -1 when there is none. */
  pick({ x, y }: { readonly x: number; readonly y: number }): number {
    this.#grid ??= new PickGrid(this.#layers.points.pickable, this.#origins, this.#rig.matrix, this.#size);
    const view = viewAt(this.#views, x);
    this.#hoveredView = view;
    const isShown = (point: number) => this.#data?.points[point]?.kind !== view.hidden;
    return this.#grid.pick({ x: x - view.left, y }, TOLERANCE, isShown);
  }

  /** Where a point is seen on the canvas, in the view in which it was picked; null behind the viewer. */
  seen(point: number): ScreenPoint | null {
    const at = this.#seenInView(point);
    const left = this.#hoveredView?.left ?? 0;
    return at && { ...at, x: at.x + left };
  }

  /** The canvas with all its words as it is seen, at its full detail, over the background of the panel. */
  picture(): OffscreenCanvas {
    this.#setPixelRatio(this.#fullPixelRatio);
    this.#render(false);
    const { width, height } = this.#canvas;
    const picture = new OffscreenCanvas(width, height);
    const context = picture.getContext('2d')!;
    context.fillStyle = this.#colours.panel;
    context.fillRect(0, 0, width, height);
    context.drawImage(this.#canvas, 0, 0);
    context.drawImage(this.#labels.canvas, 0, 0, width, height);
    return picture;
  }

  /**
   * Draws at the next picture of the screen, once however often it is asked.
   *
   * @param moves whether many pictures are to be expected, that may be thinned until the view stands
   */
  invalidate(moves = false): void {
    this.#moves ||= moves;
    this.#request ??= requestAnimationFrame((now) => {
      this.#request = null;
      // A picture that is not drawn yet is not overtaken: the next one would only wait behind it.
      if (this.#clock.isBusy) {
        this.invalidate();
        return;
      }
      const isMovement = this.#moves;
      this.#moves = false;
      this.#rig.advance(now);
      this.#render(isMovement);
    });
  }

  dispose(): void {
    if (this.#request !== null) cancelAnimationFrame(this.#request);
    clearTimeout(this.#rest);
    this.#canvas.removeEventListener('webglcontextlost', this.#onLost);
    this.#rig.dispose();
    this.#clock.dispose();
    this.#layers.dispose();
    this.#renderer.dispose();
    // A page has few graphics contexts; this one is free for another at once.
    if (!this.#renderer.getContext().isContextLost()) this.#renderer.forceContextLoss();
  }

  readonly #onLost = (event: Event): void => {
    event.preventDefault();
    this.#host.onLost();
  };

  readonly #onMoved = (): void => {
    this.#preset = null;
    this.#host.onMoved();
  };

  get #origins(): readonly [Vector, Vector] {
    return this.#layout.origins(this.#rig.arrangement);
  }

  /** Whether the view is so low that labels keep to one line. */
  get #isLow(): boolean {
    return this.#size.height < LOW;
  }

  get #fullPixelRatio(): number {
    return Math.min(HIGHEST_PIXEL_RATIO, window.devicePixelRatio);
  }

  #build(): void {
    const data = this.#data;
    if (!data) return;
    this.#layers.set(data, this.#layout, this.#colours);
    this.#grid = null;
    this.#emphasise();
  }

  #emphasise(): void {
    this.#layers.links.emphasise(new Set(this.#hovered < 0 ? this.#selected : [...this.#selected, this.#hovered]));
    this.invalidate();
  }

  #fit(preset: Preset, smooth: boolean): void {
    this.#preset = preset;
    if (this.#size.width === 0) return;
    const view = presetView(preset, this.#size);
    const roomy = preset === 'perspective' ? LOOSE_MARGINS : AXIS_MARGINS;
    const margins = this.#isLow ? LOW_MARGINS : roomy;
    const to = fittedPose(view, this.#layout.corners(view.arrangement), this.#size, margins);
    this.#rig.goTo(to, smooth);
  }

  /** One view or two, and how large they are. */
  #arrangeViews(): void {
    const before = this.#size;
    this.#views = sceneViews(this.#data, this.#parts.apart, this.#canvasSize);
    this.#size = viewSize(this.#views, this.#canvasSize);
    const { width, height } = this.#size;
    if (width === 0 || (width === before.width && height === before.height)) return;
    this.#shared.markScale.value = Math.min(1.3, Math.max(0.65, height / 340));
    this.#rig.camera.aspect = width / height;
    this.#rig.setZoomToPointer(this.#views.length === 1);
    this.#setPixelRatio(this.#fullPixelRatio);
    if (this.#preset) this.#fit(this.#preset, false);
  }

  #setPixelRatio(pixelRatio: number): void {
    const { width, height } = this.#canvasSize;
    this.#shared.resolution.value.set(this.#size.width * pixelRatio, height * pixelRatio);
    this.#shared.pixelRatio.value = pixelRatio;
    const drawn = this.#renderer.getSize(new Vector2());
    if (this.#renderer.getPixelRatio() === pixelRatio && drawn.x === width && drawn.y === height) return;
    this.#renderer.setPixelRatio(pixelRatio);
    this.#renderer.setSize(width, height, false);
  }

  /** @param moves whether it is one of many pictures, that may be thinned; the whole one follows when the view stands */
  #render(moves: boolean): void {
    if (this.#size.width === 0) return;
    clearTimeout(this.#rest);
    const start = performance.now();
    const drawn = this.#layers.thin(moves ? this.#detail : null);
    const isThinned = drawn < this.#layers.total;
    this.#setPixelRatio(isThinned ? 1 : this.#fullPixelRatio);
    if (isThinned) this.#rest = setTimeout(() => this.#render(false), REST);
    this.#grid = null;
    this.#rig.focus();
    this.#origins.forEach((origin, index) => void this.#shared.origins.value[index]!.set(...origin));
    this.#layers.place(this.#origins);
    for (const role of this.#awaited) this.#layers.planes[role].show(this.#host.frameFor(role));
    this.#awaited.clear();
    for (const { left, hidden } of this.#views) {
      this.#shared.hiddenKind.value = hidden === null ? NOTHING_HIDDEN : KIND_NUMBER[hidden];
      this.#renderer.setViewport(left, 0, this.#size.width, this.#size.height);
      this.#renderer.setScissor(left, 0, this.#size.width, this.#size.height);
      this.#renderer.setScissorTest(this.#views.length > 1);
      this.#renderer.render(this.#layers.scene, this.#rig.camera);
    }
    this.#clock.measure(start, (milliseconds) => this.#detail.measured(milliseconds, drawn));
    this.#drawLabels();
  }

  #drawLabels(): void {
    drawWords(
      this.#labels,
      {
        data: this.#data,
        sizes: this.#layout.sizes,
        origins: this.#origins,
        frames: this.#frames,
        matrix: this.#rig.matrix,
        size: this.#size,
        views: this.#views,
        isLow: this.#isLow,
        selected: this.#selected,
        hovered: this.#hovered < 0 ? null : { point: this.#hovered, view: this.#hoveredView },
        seen: (point) => this.#seenInView(point),
      },
      this.#host,
      this.#colours,
    );
  }

  /** Where a point is seen in any of the views. */
  #seenInView(point: number): ScreenPoint | null {
    const { places, boxes } = this.#layers.points.pickable;
    const origin = this.#origins[boxes[point] ?? 0];
    const place = [0, 1, 2].map((axis) => (places[3 * point + axis] ?? Number.NaN) + origin[axis]!);
    return project(this.#rig.matrix, place as unknown as Vector, this.#size);
  }
}
