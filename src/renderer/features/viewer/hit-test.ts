import type { PointInFrame } from '../../../contract/geometry.ts';
import { type Looking, toCanvas } from './view-transform.ts';

/** How far from a point a press still counts as on it, CSS pixels; a finger is less exact. */
export const REACH = { mouse: 10, touch: 22 } as const;

/**
 * The point that is meant by a press: the nearest one within reach; of two at one place the later one, which is drawn on top.
 *
 * @param at place on the canvas @param reach canvas pixels
 */
export function hitTest<P extends PointInFrame>(
  points: readonly P[],
  looking: Looking,
  at: PointInFrame,
  reach: number,
): P | null {
  let hit: P | null = null;
  let nearest = reach;
  for (const point of points) {
    const place = toCanvas(looking, point);
    const distance = Math.hypot(place.x - at.x, place.y - at.y);
    if (distance > nearest) continue;
    hit = point;
    nearest = distance;
  }
  return hit;
}
