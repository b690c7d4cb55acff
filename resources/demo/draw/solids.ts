import type { Material } from './materials.ts';
import type { Basis, Vector } from './vector.ts';
import { add, distance, facing, scale, subtract, unit } from './vector.ts';

/**
 * A rounded solid of the figure, given by its signed distance. Solids of one group melt into each other over `blend` metres; groups only
 * meet, so that a sleeve ends in an edge. `basis` and `origin` give the local coordinates that materials paint in.
 */
export type Solid = {
  shape:
    | { kind: 'cone'; from: Vector; to: Vector; fromRadius: number; toRadius: number }
    | { kind: 'ellipsoid'; radii: Vector };
  origin: Vector;
  basis: Basis;
  group: number;
  blend: number;
  material: Material;
  /** Keeps only what lies below this plane (unit normal, offset along it). */
  cut?: { normal: Vector; offset: number };
  /** A capsule that holds the solid and what it blends with. */
  bound: Bound;
};

/** All points within `radius` of the segment. */
export type Bound = { from: Vector; to: Vector; radius: number };

type Skin = { group: number; blend: number; material: Material; cut?: { normal: Vector; offset: number } };

/** A cone with round ends. Local coordinates: origin at `from`, up along the axis, front as given. */
export function cone(from: Vector, to: Vector, fromRadius: number, toRadius: number, front: Vector, skin: Skin): Solid {
  const bound = { from, to, radius: Math.max(fromRadius, toRadius) + skin.blend };
  const basis = facing(unit(subtract(to, from)), front);
  return { shape: { kind: 'cone', from, to, fromRadius, toRadius }, origin: from, basis, bound, ...skin };
}

/** An ellipsoid with radii along the basis: to the left, up, to the front. */
export function ellipsoid(origin: Vector, basis: Basis, radii: Vector, skin: Skin): Solid {
  return {
    shape: { kind: 'ellipsoid', radii },
    origin,
    basis,
    bound: { from: origin, to: origin, radius: Math.max(...radii) + skin.blend },
    ...skin,
  };
}

/** Floats per solid in the packed table: kind, group, blend, cut normal, cut offset, then the shape. */
const STRIDE = 26;
const CONE = 0;
const FAR = 1e3;

/** All solids of a figure packed for evaluation. */
export class Field {
  readonly solids: readonly Solid[];
  /** Indices of all solids. */
  readonly all: Int32Array;
  /** Index of the solid nearest to the last evaluated point, within the nearest group. */
  nearest = -1;
  readonly #data: Float64Array;
  /** Centre and radius (blend included) of every solid's bounding sphere. */
  readonly #bounds: Float64Array;
  readonly #groupDistance = new Float64Array(32);
  readonly #groupNearest = new Int32Array(32);
  readonly #groupBest = new Float64Array(32);

  constructor(solids: readonly Solid[]) {
    this.solids = [...solids].sort((a, b) => a.group - b.group);
    this.#data = new Float64Array(this.solids.length * STRIDE);
    this.all = Int32Array.from(this.solids.keys());
    this.#bounds = new Float64Array(this.solids.length * 4);
    this.solids.forEach((solid, index) => {
      this.#data.set(packed(solid), index * STRIDE);
      const { from, to, radius } = solid.bound;
      this.#bounds.set([...scale(add(from, to), 0.5), radius + distance(from, to) / 2], index * 4);
    });
  }

  /** Signed distance in metres (a lower bound for ellipsoids) from a point to the solids in `list`; sets `nearest`. */
  distance(list: Int32Array, count: number, x: number, y: number, z: number): number {
    const data = this.#data;
    const bounds = this.#bounds;
    let groups = 0;
    let group = -1;
    let least = FAR;
    for (let k = 0; k < count; k++) {
      const bound = list[k] * 4;
      const bx = x - bounds[bound];
      const by = y - bounds[bound + 1];
      const bz = z - bounds[bound + 2];
      const reach = least + bounds[bound + 3];
      // farther than what was found, by more than it could blend
      if (bx * bx + by * by + bz * bz > reach * reach) continue;
      const at = list[k] * STRIDE;
      const d = solidDistance(data, at, x, y, z);
      if (d < least) least = d;
      if (data[at + 1] !== group) {
        group = data[at + 1];
        this.#groupDistance[groups] = d;
        this.#groupBest[groups] = d;
        this.#groupNearest[groups++] = list[k];
        continue;
      }
      const g = groups - 1;
      const before = this.#groupDistance[g];
      const blend = data[at + 2];
      const overlap = blend - Math.abs(before - d);
      this.#groupDistance[g] = Math.min(before, d) - (overlap > 0 ? (overlap * overlap) / (4 * blend) : 0);
      if (d < this.#groupBest[g]) {
        this.#groupBest[g] = d;
        this.#groupNearest[g] = list[k];
      }
    }
    let best = FAR;
    for (let g = 0; g < groups; g++) {
      if (this.#groupDistance[g] < best) {
        best = this.#groupDistance[g];
        this.nearest = this.#groupNearest[g];
      }
    }
    return best;
  }
}

function packed(solid: Solid): number[] {
  const cut = solid.cut ?? { normal: [0, 0, 0], offset: FAR };
  const head = [
    solid.shape.kind === 'cone' ? CONE : 1,
    solid.group,
    Math.max(solid.blend, 1e-4),
    ...cut.normal,
    cut.offset,
  ];
  if (solid.shape.kind === 'ellipsoid')
    return [
      ...head,
      ...solid.origin,
      ...solid.basis.left,
      ...solid.basis.up,
      ...solid.basis.front,
      ...solid.shape.radii,
    ];
  const { from, to, fromRadius, toRadius } = solid.shape;
  const axis = subtract(to, from);
  const taper = fromRadius - toRadius;
  const lengthSquared = axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2;
  return [...head, ...from, ...axis, fromRadius, toRadius, taper, lengthSquared, lengthSquared - taper * taper];
}

/** Signed distance to one packed solid: round cone and ellipsoid after I. Quilez, "distance functions". */
function solidDistance(data: Float64Array, at: number, x: number, y: number, z: number): number {
  const px = x - data[at + 7];
  const py = y - data[at + 8];
  const pz = z - data[at + 9];
  let d: number;
  if (data[at] === CONE) {
    const ax = data[at + 10];
    const ay = data[at + 11];
    const az = data[at + 12];
    const taper = data[at + 15];
    const l2 = data[at + 16];
    const a2 = data[at + 17];
    const h = px * ax + py * ay + pz * az;
    const rest = h - l2;
    const qx = px * l2 - ax * h;
    const qy = py * l2 - ay * h;
    const qz = pz * l2 - az * h;
    const x2 = qx * qx + qy * qy + qz * qz;
    const y2 = h * h * l2;
    const z2 = rest * rest * l2;
    const k = Math.sign(taper) * taper * taper * x2;
    if (Math.sign(rest) * a2 * z2 > k) d = Math.sqrt(x2 + z2) / l2 - data[at + 14];
    else if (Math.sign(h) * a2 * y2 < k) d = Math.sqrt(x2 + y2) / l2 - data[at + 13];
    else d = (Math.sqrt((x2 * a2) / l2) + h * taper) / l2 - data[at + 13];
  } else {
    const u = px * data[at + 10] + py * data[at + 11] + pz * data[at + 12];
    const v = px * data[at + 13] + py * data[at + 14] + pz * data[at + 15];
    const w = px * data[at + 16] + py * data[at + 17] + pz * data[at + 18];
    const rx = data[at + 19];
    const ry = data[at + 20];
    const rz = data[at + 21];
    const k0 = euclid(u / rx, v / ry, w / rz);
    const k1 = euclid(u / (rx * rx), v / (ry * ry), w / (rz * rz));
    d = k1 > 0 ? (k0 * (k0 - 1)) / k1 : -Math.min(rx, ry, rz);
  }
  const cut = data[at + 3] * x + data[at + 4] * y + data[at + 5] * z - data[at + 6];
  return Math.max(cut, d);
}

/** Math.hypot guards against overflow, which costs more than this whole function. */
function euclid(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}
