import type { Bound, Field } from './solids.ts';
import type { Vector } from './vector.ts';

/** Side of a tile in pixels. */
const TILE = 8;
const MAX_STEPS = 48;

/** A picture plane: how a solid's bounding sphere projects, and the ray through a pixel. */
export type View = {
  width: number;
  height: number;
  /** Where a solid's bound lies: the ends of a capsule in pixels, its radius there, and the depths between which it lies. */
  bound: (bound: Bound) => {
    x0: number;
    y0: number;
    x1: number;
    y1: number;
    radius: number;
    near: number;
    far: number;
  };
  /** Start and direction of the ray through a pixel; a step of 1 along it changes the depth by 1. */
  ray: (x: number, y: number) => { start: Vector; direction: Vector };
};

/** Which solids may be seen in each tile of a view. */
export type Tiles = { columns: number; rows: number; lists: Int32Array[]; near: Float64Array; far: Float64Array };

export type Hit = { x: number; y: number; depth: number; solid: number; list: Int32Array };

export function tilesOf(field: Field, view: View): Tiles {
  const columns = Math.ceil(view.width / TILE);
  const rows = Math.ceil(view.height / TILE);
  const members: number[][] = Array.from({ length: columns * rows }, () => []);
  const near = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const far = new Float64Array(columns * rows);
  field.solids.forEach((solid, index) => {
    const bound = view.bound(solid.bound);
    const reach = bound.radius + TILE * Math.SQRT1_2;
    const first = Math.max(0, Math.floor((Math.min(bound.x0, bound.x1) - bound.radius) / TILE));
    const last = Math.min(columns - 1, Math.floor((Math.max(bound.x0, bound.x1) + bound.radius) / TILE));
    const top = Math.max(0, Math.floor((Math.min(bound.y0, bound.y1) - bound.radius) / TILE));
    const bottom = Math.min(rows - 1, Math.floor((Math.max(bound.y0, bound.y1) + bound.radius) / TILE));
    for (let row = top; row <= bottom; row++) {
      for (let column = first; column <= last; column++) {
        if (segmentDistance(bound, (column + 0.5) * TILE, (row + 0.5) * TILE) > reach) continue;
        const tile = row * columns + column;
        members[tile].push(index);
        near[tile] = Math.min(near[tile], bound.near);
        far[tile] = Math.max(far[tile], bound.far);
      }
    }
  });
  return { columns, rows, lists: members.map((list) => Int32Array.from(list)), near, far };
}

function segmentDistance(
  { x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number },
  x: number,
  y: number,
): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy + 1e-9)));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

/** Sphere tracing (Hart 1996), tile by tile: calls `onHit` for every pixel whose ray meets the field. */
export function raymarch(
  field: Field,
  view: View,
  offset: { x: number; y: number },
  onHit: (pixel: number, hit: Hit, ray: ReturnType<View['ray']>) => void,
): void {
  const tiles = tilesOf(field, view);
  tiles.lists.forEach((list, tile) => {
    if (list.length === 0) return;
    const left = (tile % tiles.columns) * TILE;
    const top = Math.floor(tile / tiles.columns) * TILE;
    for (let y = top; y < Math.min(top + TILE, view.height); y++) {
      for (let x = left; x < Math.min(left + TILE, view.width); x++) {
        const ray = view.ray(x + offset.x, y + offset.y);
        const depth = trace(field, list, ray, tiles.near[tile], tiles.far[tile]);
        if (depth < Number.POSITIVE_INFINITY)
          onHit(y * view.width + x, { x, y, depth, solid: field.nearest, list }, ray);
      }
    }
  });
}

function trace(field: Field, list: Int32Array, ray: ReturnType<View['ray']>, near: number, far: number): number {
  const [sx, sy, sz] = ray.start;
  const [dx, dy, dz] = ray.direction;
  const stretch = Math.sqrt(dx * dx + dy * dy + dz * dz);
  let depth = near;
  for (let step = 0; step < MAX_STEPS && depth < far; step++) {
    const d = field.distance(list, list.length, sx + dx * depth, sy + dy * depth, sz + dz * depth);
    if (d < 0.0008) return depth;
    depth += (d * 0.9) / stretch;
  }
  return Number.POSITIVE_INFINITY;
}
