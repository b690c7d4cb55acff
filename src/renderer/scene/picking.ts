import type { Vector } from './box-layout.ts';
import { type Matrix, project, type ViewSize } from './projection.ts';

/** Points as the picking needs them: places relative to their box (x, y, z after each other), and the index of the box. */
export interface PickablePoints {
  readonly places: Float32Array;
  readonly boxes: Uint8Array;
}

/** Marks nearer than this to each other (CSS pixels) count as lying on each other: then the one in front is meant. */
const SAME_PLACE = 2;

/**
 * The point that is meant by a place on the screen: the nearest within `tolerance` CSS pixels, and of points that lie on each other the
 * one in front; -1 when there is none. One pass over all points, the same as a ray of that thickness.
 */
export function pickPoint(
  { places, boxes }: PickablePoints,
  origins: readonly [Vector, Vector],
  matrix: Matrix,
  view: ViewSize,
  at: { readonly x: number; readonly y: number },
  tolerance: number,
): number {
  let best = -1;
  let bestDistance = tolerance;
  let bestDepth = Number.POSITIVE_INFINITY;
  for (let index = 0; index < boxes.length; index++) {
    const origin = origins[boxes[index]!]!;
    const place: Vector = [
      places[3 * index]! + origin[0],
      places[3 * index + 1]! + origin[1],
      places[3 * index + 2]! + origin[2],
    ];
    const seen = project(matrix, place, view);
    if (!seen) continue;
    const distance = Math.hypot(seen.x - at.x, seen.y - at.y);
    if (!(distance <= tolerance)) continue;
    const nearer = distance < bestDistance - SAME_PLACE;
    const asNear = distance < bestDistance + SAME_PLACE;
    if (best < 0 || nearer || (asNear && seen.depth < bestDepth)) {
      best = index;
      bestDistance = distance;
      bestDepth = seen.depth;
    }
  }
  return best;
}
