import { describe, expect, it } from 'vitest';
import type { Warp } from '../../../contract/correspondences.ts';
import {
  clampLink,
  confidenceColumns,
  decimateLinks,
  linkOf,
  linkPlot,
  linkShare,
  nearestLink,
  visibleLinks,
} from './warp-links.ts';

const long: Warp = Array.from({ length: 100_000 }, (_, i) => [i, Math.floor(i * 0.8), 0.9]);
const plotOf = (perPixel: number, start = 0, width = 1000) => {
  const x = (frame: number): number => (frame - start) / perPixel;
  return linkPlot(x, x, width);
};

describe('links of a warp', () => {
  it('are few enough to draw at any zoom, and at least as many as have room', () => {
    for (const perPixel of [100, 31, 5, 1, 0.3, 0.02]) {
      const drawn = decimateLinks(long, plotOf(perPixel, 20_000));
      expect(drawn.length).toBeLessThanOrEqual(400);
      expect(drawn.length).toBeGreaterThan(5);
    }
  });

  it('have no end far outside of the plot: a long dashed line takes seconds to draw', () => {
    const { sourceX, targetX } = plotOf(0.0001, 20_000);
    expect([sourceX(0), sourceX(99_999), targetX(20_000)]).toEqual([-80, 1080, 0]);
  });

  it('stay the same links while panning', () => {
    const [here, there] = [decimateLinks(long, plotOf(10, 20_000)), decimateLinks(long, plotOf(10, 20_037))];
    const shared = here.filter((index) => there.includes(index));
    expect(shared.length).toBeGreaterThan(here.length - 4);
  });

  it('count as seen while one end is in the plot', () => {
    const warp: Warp = [
      [0, 0, 1],
      [10, 60, 1],
      [60, 90, 1],
      [90, 95, 1],
    ];
    const plot = { sourceX: (frame: number) => frame - 50, targetX: (frame: number) => frame - 50, width: 30 };
    expect(visibleLinks(warp, plot)).toEqual([1, 3]);
  });

  it('are found by frame on both sides', () => {
    const warp: Warp = [
      [5, 3, 1],
      [6, 3, 1],
      [8, 7, 1],
    ];
    expect([4, 5, 7, 8, 9].map((frame) => linkOf(warp, 'source', frame))).toEqual([null, 0, 1, 2, null]);
    expect([3, 5, 7].map((frame) => linkOf(warp, 'target', frame))).toEqual([0, 1, 2]);
    expect(linkOf([], 'source', 0)).toBeNull();
  });

  it('are found by the pointer along their curve', () => {
    expect([0, 0.5, 1].map((height) => Math.round(linkShare(height) * 1e6) / 1e6)).toEqual([0, 0.5, 1]);
    const warp: Warp = [
      [0, 100, 1],
      [100, 300, 1],
      [200, 320, 1],
    ];
    const plot = plotOf(1);
    expect(nearestLink(warp, plot, 200, 0.5, 8)).toEqual({ index: 1, distance: expect.closeTo(0, 3) });
    expect(nearestLink(warp, plot, 104, 0, 8)?.index).toBe(1);
    expect(nearestLink(warp, plot, 150, 0, 8)).toBeNull();
  });

  it('tell the least confidence of each column, held until the next link', () => {
    const warp: Warp = [
      [0, 0, 0.75],
      [1, 1, 0.25],
      [2, 6, 0.5],
    ];
    const columns = [...confidenceColumns(warp, (frame) => frame, 10, 2)];
    expect(columns.slice(0, 4)).toEqual([0.25, 0.25, 0.25, 0.5]);
    expect(columns[4]).toBeNaN();
  });

  it('tell the same confidence as a search through all of them', () => {
    let random = 7;
    const next = (): number => {
      random = (random * 48_271) % 2_147_483_647;
      return random / 2_147_483_647;
    };
    let target = 0;
    const warp: Warp = Array.from({ length: 5000 }, (_, source) => {
      if (next() < 0.6) target += Math.floor(3 * next());
      return [source, target, Math.fround(next())];
    });
    for (const [shift, scale] of [
      [0, 0.1],
      [-300, 0.5],
      [-2000, 7],
      [40, 0.02],
    ] as const) {
      const targetX = (frame: number): number => shift + scale * frame;
      const columns = confidenceColumns(warp, targetX, 600, 2);
      columns.forEach((value, place) => {
        const inside = warp.filter(([, frame]) => targetX(frame) >= 2 * place && targetX(frame) < 2 * place + 2);
        const before = warp.findLast(([, frame]) => targetX(frame) < 2 * place);
        const isBefore = warp.some(([, frame]) => targetX(frame) >= 2 * place);
        const expected =
          inside.length > 0 ? Math.min(...inside.map(([, , each]) => each)) : isBefore ? before?.[2] : undefined;
        if (expected === undefined) expect(value).toBeNaN();
        else expect(value).toBe(expected);
      });
    }
  });

  it('of the user never cross', () => {
    const others = [
      { sourceFrame: 10, targetFrame: 20 },
      { sourceFrame: 50, targetFrame: 60 },
    ];
    expect(clampLink({ sourceFrame: 30, targetFrame: 5 }, others, 'target', 100).targetFrame).toBe(21);
    expect(clampLink({ sourceFrame: 30, targetFrame: 99 }, others, 'target', 100).targetFrame).toBe(59);
    expect(clampLink({ sourceFrame: 80, targetFrame: 40 }, others, 'source', 100).sourceFrame).toBe(49);
    expect(clampLink({ sourceFrame: 99, targetFrame: 200 }, [], 'target', 100).targetFrame).toBe(99);
  });
});
