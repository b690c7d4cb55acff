/** Three-vectors as plain tuples, in metres unless said otherwise. World axes: x towards the target, y up, z from the golfer to the ball. */
export type Vector = readonly [number, number, number];

/** Three orthonormal vectors: the person's left, up along the part, and front. */
export type Basis = { left: Vector; up: Vector; front: Vector };

export const UP: Vector = [0, 1, 0];

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vector, factor: number): Vector => [a[0] * factor, a[1] * factor, a[2] * factor];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vector): number => Math.hypot(a[0], a[1], a[2]);
export const distance = (a: Vector, b: Vector): number => length(subtract(a, b));
export const mix = (a: Vector, b: Vector, t: number): Vector => add(scale(a, 1 - t), scale(b, t));

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function unit(a: Vector): Vector {
  return scale(a, 1 / (length(a) + 1e-12));
}

/** The part of `a` that is perpendicular to the unit vector `axis`, normalised. */
export function perpendicular(a: Vector, axis: Vector): Vector {
  return unit(subtract(a, scale(axis, dot(a, axis))));
}

/** `start` + the sum of each weight times its vector. */
export function along(start: Vector, ...terms: [number, Vector][]): Vector {
  return terms.reduce<Vector>((sum, [weight, vector]) => add(sum, scale(vector, weight)), start);
}

/** A point given in a basis: x to the person's left, y up, z to the front. */
export function fromBasis(origin: Vector, basis: Basis, [x, y, z]: Vector): Vector {
  return along(origin, [x, basis.left], [y, basis.up], [z, basis.front]);
}

/** The basis whose up is `axis` and whose front is `yaw` radians from z towards x, turned about that axis. */
export function turned(axis: Vector, yaw: number): Basis {
  const left0 = perpendicular([1, 0, 0], axis);
  const front0 = cross(left0, axis);
  const left = along([0, 0, 0], [Math.cos(yaw), left0], [-Math.sin(yaw), front0]);
  const front = along([0, 0, 0], [Math.cos(yaw), front0], [Math.sin(yaw), left0]);
  return { left, up: axis, front };
}

/** A basis whose up is `axis` and whose front is as near as can be to `front`. */
export function facing(axis: Vector, front: Vector): Basis {
  const up = unit(axis);
  const straight = perpendicular(front, up);
  return { left: cross(up, straight), up, front: straight };
}
