import { describe, expect, it } from 'vitest';
import type { Vector } from './box-layout.ts';
import { PickGrid } from './pick-grid.ts';
import { project } from './projection.ts';

/** Looks along -z with w = 4 - z: a place at z = 0 and x, y = 1 is seen a quarter of the half view from the middle. */
const MATRIX = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -1, 0, 0, 0, 4];
const VIEW = { width: 200, height: 200 };
const ORIGINS: readonly [Vector, Vector] = [
  [0, 0, 0],
  [0, -2, 0],
];

it('projects as the perspective says, y downwards', () => {
  expect(project(MATRIX, [1, 1, 0], VIEW)).toEqual({ x: 125, y: 75, depth: 4 });
  expect(project(MATRIX, [0, 0, 5], VIEW)).toBeNull();
});

describe('PickGrid', () => {
  const points = {
    places: new Float32Array([0, 0, 0, 1, 0, 0, 0, 0, 2, 1, 0, 0]),
    boxes: new Uint8Array([0, 0, 0, 1]),
  };
  const grid = new PickGrid(points, ORIGINS, MATRIX, VIEW);
  const pick = (x: number, y: number) => grid.pick({ x, y }, 10);

  it('takes the nearest within the tolerance', () => {
    expect(pick(121, 100)).toBe(1);
    expect(pick(125, 111)).toBe(-1);
  });

  it('takes the one in front where points lie on each other', () => {
    expect(pick(101, 100)).toBe(2);
  });

  it('knows in which box a point lies', () => {
    expect(pick(125, 150)).toBe(3);
  });

  it('passes over what is not meant', () => {
    expect(grid.pick({ x: 101, y: 100 }, 10, (point) => point !== 2)).toBe(0);
  });

  it('finds nothing without points, and not what has no place', () => {
    const none = { places: new Float32Array([Number.NaN, 0, 0]), boxes: new Uint8Array(1) };
    expect(new PickGrid(none, ORIGINS, MATRIX, VIEW).pick({ x: 100, y: 100 }, 10)).toBe(-1);
  });

  it('finds what one pass over all points finds', () => {
    const count = 2000;
    const places = Float32Array.from({ length: 3 * count }, (_, index) => 8 * ((index * 0.618034) % 1) - 4);
    const many = new PickGrid({ places, boxes: new Uint8Array(count) }, ORIGINS, MATRIX, VIEW);
    for (let place = 0; place < 60; place++) {
      const at = { x: (place * 37) % 200, y: (place * 71) % 200 };
      const near = Array.from(
        { length: count },
        (_, index): Vector => [places[3 * index]!, places[3 * index + 1]!, places[3 * index + 2]!],
      ).some((each) => {
        const seen = project(MATRIX, each, VIEW);
        const inView = seen && seen.x >= 0 && seen.x < 200 && seen.y >= 0 && seen.y < 200;
        return inView && Math.hypot(seen.x - at.x, seen.y - at.y) <= 6;
      });
      expect(many.pick(at, 6) >= 0).toBe(near);
    }
  });
});
