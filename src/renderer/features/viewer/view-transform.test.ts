import { describe, expect, it } from 'vitest';
import {
  FIT,
  type OwnLooking,
  originOf,
  panBy,
  paneViewOf,
  scaleOf,
  scaleTo,
  toCanvas,
  toFrame,
  zoomAt,
} from './view-transform.ts';

const looking: OwnLooking = { view: FIT, frame: { width: 1920, height: 1080 }, canvas: { width: 960, height: 600 } };

describe('view of a frame', () => {
  it('fits the whole frame and centres it', () => {
    expect(scaleOf(looking)).toBe(0.5);
    expect(originOf(looking)).toEqual({ x: 0, y: 30 });
    expect(paneViewOf(looking)).toEqual({
      rect: { x: 0, y: 30, width: 960, height: 540 },
      crop: { x: 0, y: 0, w: 1920, h: 1080 },
    });
  });

  it('finds the place in the frame again', () => {
    const view = zoomAt(looking, { x: 200, y: 300 }, 3);
    const place = { x: 321.5, y: 654.25 };
    const there = toFrame({ ...looking, view }, toCanvas({ ...looking, view }, place));
    expect(there.x).toBeCloseTo(place.x, 9);
    expect(there.y).toBeCloseTo(place.y, 9);
  });

  it('keeps what lies under the pointer where it is', () => {
    const pointer = { x: 700, y: 200 };
    const before = toFrame(looking, pointer);
    const view = zoomAt(zoomed(4), pointer, 2);
    const after = toFrame({ ...looking, view }, pointer);
    expect(after.x).toBeCloseTo(toFrame(zoomed(4), pointer).x, 9);
    expect(before.x).toBe(1400);
  });

  it('does not leave the frame, and loses no way at its edge', () => {
    const atEdge = { ...looking, view: panBy(zoomed(2), { x: 9999, y: 9999 }) };
    expect(originOf(atEdge)).toEqual({ x: 0, y: 0 });
    const back = { ...looking, view: panBy(atEdge, { x: -10, y: -20 }) };
    expect(originOf(back)).toEqual({ x: -10, y: -20 });
    expect(panBy(looking, { x: 50, y: 0 })).toEqual(FIT);
  });

  it('is never smaller than the whole frame, nor larger than can be used', () => {
    expect(zoomAt(zoomed(2), { x: 0, y: 0 }, 0.01)).toEqual(FIT);
    expect(zoomAt(looking, { x: 0, y: 0 }, 1e6).scale).toBe(24);
  });

  it('shows the overlay the part that is seen', () => {
    const view = scaleTo(looking, { x: 480, y: 300 }, 2);
    expect(paneViewOf({ ...looking, view })).toEqual({
      rect: { x: 0, y: 0, width: 960, height: 600 },
      crop: { x: 720, y: 390, w: 480, h: 300 },
    });
  });

  /** Zoomed around the middle. */
  function zoomed(factor: number): OwnLooking {
    return { ...looking, view: zoomAt(looking, { x: 480, y: 300 }, factor) };
  }
});
