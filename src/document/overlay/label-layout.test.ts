import { describe, expect, it } from 'vitest';
import { type LabelRequest, placeLabels } from './label-layout.ts';

const BOUNDS = { x: 10, y: 20, width: 600, height: 400 };
const SPACING = { leader: 20, between: 3 };

/** A small generator with a fixed seed (Numerical Recipes' constants), so that a failure can be made again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('placeLabels', () => {
  it('puts a lone label beside its point, level with it', () => {
    const [label] = placeLabels([{ x: 300, y: 200, width: 80, height: 16 }], BOUNDS, SPACING);
    expect(label).toEqual({ index: 0, x: 320, y: 192, side: 'right' });
  });

  it('goes to the other side where there is no room', () => {
    const [label] = placeLabels([{ x: 580, y: 200, width: 80, height: 16 }], BOUNDS, SPACING);
    expect(label).toEqual({ index: 0, x: 480, y: 192, side: 'left' });
  });

  it('names the points of a row outwards: nothing lies over another point', () => {
    const requests = [100, 300].map((x) => ({ x, y: 200, width: 60, height: 16 }));
    const placed = placeLabels(requests, BOUNDS, SPACING);
    expect(placed.map(({ index, x, side }) => ({ index, x, side }))).toEqual([
      { index: 0, x: 20, side: 'left' },
      { index: 1, x: 320, side: 'right' },
    ]);
  });

  it('spreads labels of points at one height evenly around that height', () => {
    const requests = [0, 1, 2].map(() => ({ x: 40, y: 200, width: 200, height: 17 }));
    const placed = placeLabels(requests, BOUNDS, SPACING);
    expect(placed.map(({ side }) => side)).toEqual(['right', 'right', 'right']);
    expect(placed.map(({ y }) => y)).toEqual([171.5, 191.5, 211.5]);
  });

  it('leaves out the last requests when there is no room for all', () => {
    const requests = Array.from({ length: 60 }, (_, i) => ({ x: 300, y: 100 + i, width: 60, height: 20 }));
    const placed = placeLabels(requests, BOUNDS, SPACING);
    // (400 + 3) / 23 = 17 rows on either side.
    expect(placed).toHaveLength(34);
    expect(Math.max(...placed.map(({ index }) => index))).toBe(33);
  });

  it('never covers a label with another, never leaves the bounds, and keeps the order of heights on a side', () => {
    const next = random(7);
    let total = 0;
    for (let round = 0; round < 300; round++) {
      const requests: LabelRequest[] = Array.from({ length: 1 + Math.floor(next() * 18) }, () => ({
        x: BOUNDS.x + next() * BOUNDS.width,
        y: BOUNDS.y + next() * BOUNDS.height,
        width: 40 + next() * 90,
        height: 18,
      }));
      const placed = placeLabels(requests, BOUNDS, SPACING);
      total += placed.length / requests.length;
      for (const [i, a] of placed.entries()) {
        const aSize = requests[a.index]!;
        expect(a.x).toBeGreaterThanOrEqual(BOUNDS.x);
        expect(a.y).toBeGreaterThanOrEqual(BOUNDS.y - 1e-9);
        expect(a.x + aSize.width).toBeLessThanOrEqual(BOUNDS.x + BOUNDS.width + 1e-9);
        expect(a.y + aSize.height).toBeLessThanOrEqual(BOUNDS.y + BOUNDS.height + 1e-9);
        for (const b of placed.slice(i + 1)) {
          const bSize = requests[b.index]!;
          const apart =
            a.x + aSize.width <= b.x ||
            b.x + bSize.width <= a.x ||
            a.y + aSize.height <= b.y ||
            b.y + bSize.height <= a.y;
          expect(apart).toBe(true);
          if (a.side === b.side) expect(aSize.y <= bSize.y).toBe(a.y < b.y);
        }
      }
    }
    // With up to 18 labels on so small a picture nearly all find a place.
    expect(total / 300).toBeGreaterThan(0.97);
  });
});
