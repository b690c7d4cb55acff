import { describe, expect, it } from 'vitest';
import { layoutFlags } from './flag-layout.ts';

function expectClear(placed: readonly { x: number; width: number }[], width: number): void {
  const ordered = placed.toSorted((a, b) => a.x - b.x);
  ordered.forEach((label, i) => {
    expect(label.x).toBeGreaterThanOrEqual(0);
    expect(label.x + label.width).toBeLessThanOrEqual(width);
    if (i > 0) expect(label.x).toBeGreaterThanOrEqual(ordered[i - 1]!.x + ordered[i - 1]!.width);
  });
}

describe('labels of flags', () => {
  it('stand right of their pole, left of it at the right edge', () => {
    const placed = layoutFlags(
      [
        { x: 100, width: 80, priority: 1 },
        { x: 980, width: 80, priority: 1 },
      ],
      1000,
    );
    expect(placed).toEqual([
      { index: 0, x: 100, width: 80 },
      { index: 1, x: 900, width: 80 },
    ]);
  });

  it('are shortened before the next pole', () => {
    const placed = layoutFlags(
      [
        { x: 100, width: 120, priority: 1 },
        { x: 180, width: 60, priority: 1 },
      ],
      1000,
    );
    expect(placed[0]).toEqual({ index: 0, x: 100, width: 77 });
    expectClear(placed, 1000);
  });

  it('give way to one of higher priority', () => {
    const placed = layoutFlags(
      [
        { x: 100, width: 80, priority: 1 },
        { x: 104, width: 80, priority: 3 },
      ],
      110,
    );
    expect(placed.map(({ index }) => index)).toContain(1);
    expectClear(placed, 110);
  });

  it('never overlap nor leave the plot, however many there are', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (const count of [5, 60, 1000]) {
      const requests = Array.from({ length: count }, () => ({
        x: Math.round(random() * 1200) - 50,
        width: 30 + random() * 120,
        priority: Math.floor(random() * 4),
      }));
      const placed = layoutFlags(requests, 1100);
      expect(placed.length).toBeGreaterThan(3);
      expectClear(placed, 1100);
    }
  });
});
