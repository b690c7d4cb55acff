import type { Colour } from './materials.ts';
import type { View } from './raymarch.ts';
import { raymarch } from './raymarch.ts';
import type { Field } from './solids.ts';
import type { Vector } from './vector.ts';
import { along, cross, dot, perpendicular, subtract, UP, unit } from './vector.ts';

/** The light of a place; directions point to the light, colours are linear and may exceed 1. */
export type Light = {
  key: { direction: Vector; colour: Colour };
  rim: { direction: Vector; colour: Colour };
  sky: Colour;
  ground: Colour;
  /** How dark and how blurred the shadow on the ground is (metres of blur per metre of height). */
  shadow: { strength: number; softness: number };
};

const RESOLUTION = 110; // texels per metre
const WIDTH = 3.2;
const HEIGHT = 3.2;

/** A shadow map (Williams 1978): the figure's distance as the key light sees it, looked up with soft edges. */
export class ShadowMap {
  readonly #right: Vector;
  readonly #up: Vector;
  readonly #towards: Vector;
  readonly #centre: Vector;
  readonly #columns = Math.round(WIDTH * RESOLUTION);
  readonly #rows = Math.round(HEIGHT * RESOLUTION);
  readonly #depth: Float32Array;

  constructor(field: Field, direction: Vector, centre: Vector) {
    this.#towards = unit(direction);
    this.#up = perpendicular(UP, this.#towards);
    this.#right = cross(this.#up, this.#towards);
    this.#centre = centre;
    this.#depth = new Float32Array(this.#columns * this.#rows).fill(Number.POSITIVE_INFINITY);
    const start = along(centre, [4, this.#towards]);
    const view: View = {
      width: this.#columns,
      height: this.#rows,
      bound: (bound) => {
        const from = this.#locate(bound.from);
        const to = this.#locate(bound.to);
        const near = Math.min(from.depth, to.depth) - bound.radius;
        const far = Math.max(from.depth, to.depth) + bound.radius;
        return { x0: from.x, y0: from.y, x1: to.x, y1: to.y, radius: bound.radius * RESOLUTION, near, far };
      },
      ray: (x, y) => ({
        start: along(start, [x / RESOLUTION - WIDTH / 2, this.#right], [HEIGHT / 2 - y / RESOLUTION, this.#up]),
        direction: [-this.#towards[0], -this.#towards[1], -this.#towards[2]],
      }),
    };
    raymarch(field, view, { x: 0.5, y: 0.5 }, (pixel, hit) => {
      this.#depth[pixel] = hit.depth;
    });
  }

  #locate(point: Vector): { x: number; y: number; depth: number } {
    const relative = subtract(point, this.#centre);
    return {
      x: (dot(relative, this.#right) + WIDTH / 2) * RESOLUTION,
      y: (HEIGHT / 2 - dot(relative, this.#up)) * RESOLUTION,
      depth: 4 - dot(relative, this.#towards),
    };
  }

  /** Share of the key light that is blocked at a point, 0..1; `blur` in metres. */
  blocked(point: Vector, bias: number, blur: number): number {
    const { x, y, depth } = this.#locate(point);
    const radius = blur * RESOLUTION;
    let sum = 0;
    for (const [u, v] of DISC) {
      const column = Math.floor(x + u * radius);
      const row = Math.floor(y + v * radius);
      if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) continue;
      if (this.#depth[row * this.#columns + column] < depth - bias) sum++;
    }
    return sum / DISC.length;
  }

  /** Metres between a point and what shades it, along the light; 0 when nothing does within `search` metres across. */
  blockerDistance(point: Vector, search: number): number {
    const { x, y, depth } = this.#locate(point);
    let sum = 0;
    let count = 0;
    for (const [u, v] of DISC) {
      const column = Math.floor(x + u * search * RESOLUTION);
      const row = Math.floor(y + v * search * RESOLUTION);
      if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) continue;
      const blocker = this.#depth[row * this.#columns + column];
      if (blocker < depth - 0.01) {
        sum += depth - blocker;
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }
}

/** 24 points spread evenly over the unit disc (sunflower arrangement, Vogel 1979). */
const DISC: readonly [number, number][] = Array.from({ length: 24 }, (_, index) => {
  const radius = Math.sqrt((index + 0.5) / 24);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});
