import { Scene, Vector2, Vector3, WebGLRenderer } from 'three';
import { type AxisWords, axisLabels } from './axis-labels.ts';
import { BoxLayer } from './box-layer.ts';
import { BoxLayout, type Vector } from './box-layout.ts';
import { type CameraStep, fittedPose, type Margins, PRESET_VIEWS, type Preset, poseAfter } from './camera-pose.ts';
import { CameraRig } from './camera-rig.ts';
import { FramePlane } from './frame-plane.ts';
import { LabelLayer, type Ring } from './label-layer.ts';
import { LinkLayer } from './link-layer.ts';
import { pickPoint } from './picking.ts';
import { PointLayer } from './point-layer.ts';
import { project, type ScreenPoint } from './projection.ts';
import type { SceneColours } from './scene-colours.ts';
import { SegmentLayer } from './segment-layer.ts';
import { ROLES, type SceneRole, type SpaceTimeData } from './space-time-data.ts';
import { WarpLayer } from './warp-layer.ts';

/** Where the scene gets what it does not keep, and whom it tells. */
export interface SceneHost {
  /** The picture of the frame that is shown now, when it is at hand; asked right before it is drawn. */
  readonly frameFor: (role: SceneRole) => ImageBitmap | null;
  readonly words: (role: SceneRole) => AxisWords;
  /** The graphics context is gone: dispose of the scene and make a new one. */
  readonly onLost: () => void;
  /** The user turned or moved the view: it is no preset any more. */
  readonly onMoved: () => void;
  /** Whether the user wants no motion that is not theirs. */
  readonly isStill: () => boolean;
}

/** What may be switched on and off. */
export interface SceneParts {
  readonly links: boolean;
  readonly trails: boolean;
  readonly warp: boolean;
}

/** More device pixels per CSS pixel are not seen, but paid for. */
const HIGHEST_PIXEL_RATIO = 2;
/** A view lower than this has labels of one line, CSS pixels. */
const LOW = 270;
/** Room for the labels: along an axis they lie in a row outside of the boxes, in the perspective beside slanted edges. */
const AXIS_MARGINS: Margins = { across: 56, down: 54 };
const LOOSE_MARGINS: Margins = { across: 40, down: 40 };
/** How far from a mark a click still means it, CSS pixels. */
const TOLERANCE = 12;

/**
 * Both clips as boxes of space and time. Draws only when something has changed; whoever makes it disposes of it.
 *
 * @throws Error when there is no WebGL
 */
export class SpaceTimeScene {
  readonly #host: SceneHost;
  readonly #canvas: HTMLCanvasElement;
  readonly #renderer: WebGLRenderer;
  readonly #rig: CameraRig;
  readonly #scene = new Scene();
  readonly #shared = {
    origins: { value: [new Vector3(), new Vector3()] },
    resolution: { value: new Vector2(1, 1) },
    pixelRatio: { value: 1 },
    markScale: { value: 1 },
  };
  readonly #boxes: BoxLayer;
  readonly #points: PointLayer;
  readonly #links: LinkLayer;
  readonly #bones: SegmentLayer;
  readonly #trails: SegmentLayer;
  readonly #warp: WarpLayer;
  readonly #planes: Readonly<Record<SceneRole, FramePlane>>;
  readonly #labels: LabelLayer;
  #data: SpaceTimeData | null = null;
  #colours: SceneColours;
  #layout = new BoxLayout({ source: null, target: null });
  #preset: Preset | null = 'perspective';
  #size = { width: 0, height: 0 };
  #frames: Record<SceneRole, number> = { source: 0, target: 0 };
  #awaited = new Set<SceneRole>(ROLES);
  #selected: readonly number[] = [];
  #hovered = -1;
  #request: number | null = null;

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
    this.#labels = new LabelLayer(labels, font);
    this.#boxes = new BoxLayer(this.#shared);
    this.#points = new PointLayer(this.#shared);
    this.#links = new LinkLayer(this.#shared);
    this.#bones = new SegmentLayer(this.#shared, { opacity: 0.8, width: 1.5 });
    this.#trails = new SegmentLayer(this.#shared, { opacity: 0.7, width: 1.5 });
    this.#warp = new WarpLayer(this.#shared);
    this.#planes = {
      source: new FramePlane(this.#shared, 'source', 0),
      target: new FramePlane(this.#shared, 'target', 1),
    };
    const lines = [this.#boxes, this.#bones, this.#trails, this.#warp].map(({ object }) => object);
    const planes = ROLES.flatMap((role) => this.#planes[role].objects);
    this.#scene.add(this.#points.object, ...this.#links.objects, ...lines, ...planes);
    this.#rig = new CameraRig(canvas, this.#onMoved, () => this.invalidate());
    canvas.addEventListener('webglcontextlost', this.#onLost);
  }

  /** Replaces what is drawn; the view stays, unless the boxes have changed. */
  setData(data: SpaceTimeData): void {
    const before = this.#layout.sizes;
    this.#data = data;
    this.#layout = new BoxLayout(data.clips);
    this.#build();
    const same = JSON.stringify(before) === JSON.stringify(this.#layout.sizes);
    if (!same) this.#fit(this.#preset ?? 'perspective', false);
  }

  setColours(colours: SceneColours): void {
    this.#colours = colours;
    this.#build();
  }

  /** @param size of the view, CSS pixels */
  resize(size: { readonly width: number; readonly height: number }): void {
    if (size.width < 1 || size.height < 1) return;
    const first = this.#size.width === 0;
    this.#size = { width: size.width, height: size.height };
    const pixelRatio = Math.min(HIGHEST_PIXEL_RATIO, window.devicePixelRatio);
    this.#renderer.setPixelRatio(pixelRatio);
    this.#renderer.setSize(size.width, size.height, false);
    this.#renderer.getDrawingBufferSize(this.#shared.resolution.value);
    this.#shared.pixelRatio.value = pixelRatio;
    this.#shared.markScale.value = Math.min(1.3, Math.max(0.65, size.height / 340));
    this.#labels.resize(size, pixelRatio);
    this.#rig.camera.aspect = size.width / size.height;
    if (this.#preset || first) this.#fit(this.#preset ?? 'perspective', false);
    // A new size empties the canvas, so it is filled in the same moment and does not flicker.
    this.#render();
  }

  /** Another frame is shown, or its picture has come. */
  setFrame(role: SceneRole, frame: number): void {
    this.#frames[role] = frame;
    this.#awaited.add(role);
    this.#planes[role].moveTo(frame);
    this.invalidate();
  }

  setParts({ links, trails, warp }: SceneParts): void {
    for (const object of this.#links.objects) object.visible = links;
    this.#trails.object.visible = trails;
    this.#warp.setVisible(warp);
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
    this.#emphasise();
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

  /** The point that is meant by a place of the view (CSS pixels); -1 when there is none. */
  pick(at: { readonly x: number; readonly y: number }): number {
    return pickPoint(this.#points.pickable, this.#origins, this.#rig.matrix, this.#size, at, TOLERANCE);
  }

  /** Where a point is seen; null behind the viewer. */
  seen(point: number): ScreenPoint | null {
    const { places, boxes } = this.#points.pickable;
    const origin = this.#origins[boxes[point] ?? 0];
    const place = [0, 1, 2].map((axis) => (places[3 * point + axis] ?? Number.NaN) + origin[axis]!);
    return project(this.#rig.matrix, place as unknown as Vector, this.#size);
  }

  /** Draws at the next picture of the screen, once however often it is asked. */
  invalidate(): void {
    this.#request ??= requestAnimationFrame((now) => {
      this.#request = null;
      this.#rig.advance(now);
      this.#render();
    });
  }

  dispose(): void {
    if (this.#request !== null) cancelAnimationFrame(this.#request);
    this.#canvas.removeEventListener('webglcontextlost', this.#onLost);
    this.#rig.dispose();
    const { source, target } = this.#planes;
    const layers = [this.#boxes, this.#points, this.#links, this.#bones, this.#trails, this.#warp, source, target];
    for (const layer of layers) layer.dispose();
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

  #build(): void {
    const data = this.#data;
    if (!data) return;
    this.#boxes.set(data, this.#layout, this.#colours);
    this.#points.set(data, this.#layout, this.#colours);
    this.#links.set(data, this.#layout, this.#colours);
    this.#bones.set(data.bones, data.clips, this.#layout, this.#colours);
    this.#trails.set(data.trails, data.clips, this.#layout, this.#colours);
    this.#warp.set(data, this.#layout, this.#colours);
    for (const role of ROLES) this.#planes[role].set(data.clips[role], this.#layout.sizes[role], this.#colours);
    this.#emphasise();
  }

  #emphasise(): void {
    this.#links.emphasise(new Set(this.#hovered < 0 ? this.#selected : [...this.#selected, this.#hovered]));
    this.invalidate();
  }

  #fit(preset: Preset, smooth: boolean): void {
    this.#preset = preset;
    if (this.#size.width === 0) return;
    const view = PRESET_VIEWS[preset];
    const margins = preset === 'perspective' || this.#isLow ? LOOSE_MARGINS : AXIS_MARGINS;
    const to = fittedPose(view, this.#layout.corners(view.arrangement), this.#size, margins);
    this.#rig.goTo(to, smooth);
  }

  #render(): void {
    if (this.#size.width === 0) return;
    this.#rig.focus();
    this.#origins.forEach((origin, index) => {
      this.#shared.origins.value[index]!.set(...origin);
      this.#planes[ROLES[index]!].place(origin);
    });
    for (const role of this.#awaited) this.#planes[role].show(this.#host.frameFor(role));
    this.#awaited.clear();
    this.#renderer.render(this.#scene, this.#rig.camera);
    this.#drawLabels();
  }

  #drawLabels(): void {
    const matrix = this.#rig.matrix;
    const labels = ROLES.flatMap((role, index) => {
      const clip = this.#data?.clips[role];
      const size = this.#layout.sizes[role];
      if (!clip || !size) return [];
      const box = { size, origin: this.#origins[index]! };
      const words = { ...this.#host.words(role), ...(this.#isLow && { seconds: () => null }) };
      return axisLabels(role, clip, box, this.#frames[role], words, matrix, this.#size);
    });
    const ring = (look: Ring['look']) => (point: number) => {
      const at = this.seen(point);
      return at ? [{ at, look }] : [];
    };
    const hovered = this.#hovered < 0 ? [] : [this.#hovered];
    const rings: Ring[] = [...hovered.flatMap(ring('hovered')), ...this.#selected.flatMap(ring('selected'))];
    this.#labels.draw(labels, rings, this.#colours, this.#size);
  }
}
