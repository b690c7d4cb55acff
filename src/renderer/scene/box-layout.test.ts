import { describe, expect, it } from 'vitest';
import { BOX_EDGES, BoxLayout, boxCorners, boxSize, placeInBox, timeInBox } from './box-layout.ts';

const square = { title: 'a', width: 100, height: 100, range: [10, 30] as [number, number], secondsOf: () => 0 };

describe('boxSize', () => {
  it('gives every frame the same area and keeps its shape', () => {
    const wide = boxSize({ width: 1920, height: 1080 });
    expect(wide.width / wide.height).toBeCloseTo(16 / 9);
    expect(wide.width * wide.height).toBeCloseTo(1);
    expect(boxSize({ width: 100, height: 100 })).toMatchObject({ width: 1, height: 1 });
  });

  it('draws a very wide strip less extreme', () => {
    const { width, height } = boxSize({ width: 4000, height: 100 });
    expect(width / height).toBeCloseTo(2.4);
  });
});

describe('placeInBox', () => {
  const size = { time: 4, height: 1, width: 1 };

  it('puts the upper left corner of the first frame up and at the back, y of the frame downwards', () => {
    const { time } = boxSize(square);
    expect(placeInBox(square, size, 10, { x: 0, y: 0 })).toEqual([0, 1, 0]);
    expect(placeInBox(square, size, 30, { x: 100, y: 100 })).toEqual([time, 0, 1]);
    const [, up, right] = placeInBox(square, size, 20, { x: 25, y: 10 });
    expect([up, right]).toEqual([0.9, 0.25]);
  });

  it('fills the box with the range, and puts a single frame in the middle', () => {
    const { time } = boxSize(square);
    expect(timeInBox(square, 20)).toBeCloseTo(time / 2);
    expect(timeInBox(square, 50)).toBeCloseTo(2 * time);
    expect(timeInBox({ range: [7, 7] }, 7)).toBeCloseTo(time / 2);
  });
});

describe('BoxLayout', () => {
  const layout = new BoxLayout({ source: { width: 100, height: 100 }, target: { width: 100, height: 100 } });

  it('stacks the source above the target, or puts it to the left, never overlapping', () => {
    const [above, below] = layout.origins(0);
    expect(above[1]).toBeGreaterThan(below[1] + 1);
    expect(above[2]).toBe(below[2]);
    const [left, right] = layout.origins(1);
    expect(right[2]).toBeGreaterThan(left[2] + 1);
    expect(left[1]).toBe(right[1]);
  });

  it('centres the pair, and a single box', () => {
    for (const corners of [layout.corners(0), new BoxLayout({ source: square, target: null }).corners(1)]) {
      for (const axis of [0, 1, 2] as const) {
        const values = corners.map((corner) => corner[axis]);
        expect(Math.min(...values) + Math.max(...values)).toBeCloseTo(0);
      }
    }
    expect(layout.corners(0)).toHaveLength(16);
  });
});

it('has the twelve edges of a box, each along one axis', () => {
  expect(BOX_EDGES).toHaveLength(12);
  const corners = boxCorners([0, 0, 0], { time: 2, height: 3, width: 5 });
  const lengths = BOX_EDGES.map(([from, to]) =>
    Math.hypot(...[0, 1, 2].map((a) => corners[to]![a]! - corners[from]![a]!)),
  );
  expect(lengths.sort()).toEqual([2, 2, 2, 2, 3, 3, 3, 3, 5, 5, 5, 5]);
});
