import { describe, expect, it } from 'vitest';
import type { Vector } from './box-layout.ts';
import { pickPoint } from './picking.ts';
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

describe('pickPoint', () => {
  const points = {
    places: new Float32Array([0, 0, 0, 1, 0, 0, 0, 0, 2, 1, 0, 0]),
    boxes: new Uint8Array([0, 0, 0, 1]),
  };
  const pick = (x: number, y: number) => pickPoint(points, ORIGINS, MATRIX, VIEW, { x, y }, 10);

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

  it('finds nothing without points, and not what has no place', () => {
    const none = { places: new Float32Array([Number.NaN, 0, 0]), boxes: new Uint8Array(1) };
    expect(pickPoint(none, ORIGINS, MATRIX, VIEW, { x: 100, y: 100 }, 10)).toBe(-1);
  });
});
