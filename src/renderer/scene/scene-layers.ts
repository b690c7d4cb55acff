import { Scene } from 'three';
import { BoxLayer } from './box-layer.ts';
import type { BoxLayout, Vector } from './box-layout.ts';
import { CloudLayer } from './cloud-layer.ts';
import type { Detail } from './detail.ts';
import { FramePlane } from './frame-plane.ts';
import { LinkLayer } from './link-layer.ts';
import type { MotionCloud } from './motion-cloud.ts';
import { PointLayer } from './point-layer.ts';
import type { SceneColours } from './scene-colours.ts';
import type { SharedUniforms } from './screen-lines.ts';
import { SegmentLayer } from './segment-layer.ts';
import { ROLES, type SceneRole, type SpaceTimeData, type Trails } from './space-time-data.ts';
import { WarpLayer } from './warp-layer.ts';

/** What may be switched on and off. */
export interface SceneParts {
  readonly links: boolean;
  readonly trails: Trails;
  readonly warp: boolean;
  /** Share of the cloud's points that is drawn, 0..1. */
  readonly cloudDensity: number;
  /** Whether each method has a view of its own, side by side. */
  readonly apart: boolean;
  /** Whether the view goes along with the playhead. */
  readonly follow: boolean;
}

/** The clouds of both clips. */
export type SceneClouds = Readonly<Record<SceneRole, MotionCloud | null>>;

/** Everything that is drawn by the graphics context, in one scene. */
export class SceneLayers {
  readonly scene = new Scene();
  readonly points: PointLayer;
  readonly links: LinkLayer;
  readonly planes: Readonly<Record<SceneRole, FramePlane>>;
  readonly #boxes: BoxLayer;
  readonly #bones: SegmentLayer;
  readonly #trails: SegmentLayer;
  readonly #otherTrails: SegmentLayer;
  readonly #warp: WarpLayer;
  readonly #cloud: CloudLayer;
  #density = 1;

  constructor(shared: SharedUniforms) {
    this.#boxes = new BoxLayer(shared);
    this.points = new PointLayer(shared);
    this.links = new LinkLayer(shared);
    this.#bones = new SegmentLayer(shared, { opacity: 0.8, width: 1.5 });
    this.#trails = new SegmentLayer(shared, { opacity: 0.7, width: 1.5 });
    this.#otherTrails = new SegmentLayer(shared, { opacity: 0.45, width: 1 });
    this.#warp = new WarpLayer(shared);
    this.#cloud = new CloudLayer(shared);
    this.planes = { source: new FramePlane(shared, 'source', 0), target: new FramePlane(shared, 'target', 1) };
    const lines = [this.#boxes, this.#bones, this.#trails, this.#otherTrails, this.#warp].map(({ object }) => object);
    const planes = ROLES.flatMap((role) => this.planes[role].objects);
    this.scene.add(this.#cloud.object, this.points.object, ...this.links.objects, ...lines, ...planes);
  }

  /** Marks and lines that are switched on: what a picture costs. */
  get total(): number {
    return this.#counted.reduce((sum, { count }) => sum + count, 0);
  }

  set(data: SpaceTimeData, layout: BoxLayout, colours: SceneColours): void {
    this.#boxes.set(data, layout, colours);
    this.points.set(data, layout, colours);
    this.links.set(data, layout, colours);
    this.#bones.set(data.bones, data.clips, layout, colours);
    this.#trails.set(data.trails.wrists, data.clips, layout, colours);
    this.#otherTrails.set(data.trails.others, data.clips, layout, colours);
    this.#warp.set(data, layout, colours);
    for (const role of ROLES) this.planes[role].set(data.clips[role], layout.sizes[role], colours);
  }

  /** Replaces the clouds; null has none. */
  setClouds(clouds: SceneClouds | null, clips: SpaceTimeData['clips'], layout: BoxLayout): void {
    this.#cloud.set(clouds, clips, layout);
  }

  show({ links, trails, warp, cloudDensity }: SceneParts): void {
    for (const object of this.links.objects) object.visible = links;
    this.#trails.object.visible = trails !== 'none';
    this.#otherTrails.object.visible = trails === 'all';
    this.#warp.setVisible(warp);
    this.#density = cloudDensity;
  }

  /** Puts the planes where their boxes stand. */
  place(origins: readonly [Vector, Vector]): void {
    ROLES.forEach((role, index) => void this.planes[role].place(origins[index]!));
  }

  /** Thins everything for a picture of a movement; null draws all of it. @returns how many marks and lines are drawn */
  thin(detail: Detail | null): number {
    const { total } = this;
    let drawn = 0;
    for (const { count, layer } of this.#counted) {
      const allowed = detail ? detail.allows(count, total) : count;
      layer.thin(allowed);
      drawn += allowed;
    }
    return drawn;
  }

  dispose(): void {
    const { source, target } = this.planes;
    const segments = [this.#boxes, this.#bones, this.#trails, this.#otherTrails, this.#warp];
    for (const layer of [this.points, this.links, this.#cloud, ...segments, source, target]) layer.dispose();
  }

  get #counted(): { readonly count: number; readonly layer: { thin(count: number): void } }[] {
    const lines = [this.#bones, this.#trails, this.#otherTrails, this.#warp].filter(({ object }) => object.visible);
    const links = this.links.objects.some(({ visible }) => visible) ? [this.links] : [];
    const whole = [this.points, ...links, ...lines].map((layer) => ({ count: layer.count, layer }));
    return [...whole, { count: Math.ceil(this.#cloud.count * this.#density), layer: this.#cloud }];
  }
}
