import { describe, expect, it } from 'vitest';
import {
  type CombinedLook,
  combinedViews,
  cutView,
  drawCombined,
  fitOver,
  layCropsTogether,
  targetRect,
  wipeSides,
} from './combine.ts';
import { type PaneView, toCanvas } from './scene.ts';

const look = (layout: CombinedLook['layout'], divider = 0.5): CombinedLook => ({ layout, opacity: 0.4, divider });
/** 200 x 100 frame pixels at twice their size, 10 to the right and 20 down. */
const SOURCE: PaneView = {
  crop: { x: 0, y: 0, w: 200, h: 100 },
  rect: { x: 10, y: 20, width: 400, height: 200 },
};

describe('where the target lies', () => {
  it('fits as a whole, in the middle', () => {
    expect(fitOver({ width: 200, height: 100 }, { width: 50, height: 50 })).toEqual({ scale: 2, x: 50, y: 0 });
    expect(fitOver({ width: 100, height: 100 }, { width: 400, height: 200 })).toEqual({ scale: 0.25, x: 0, y: 25 });
  });

  it('lays two parts together by centre and height', () => {
    const placement = layCropsTogether({ x: 40, y: 10, w: 40, h: 80 }, { x: 0, y: 0, w: 30, h: 40 });
    expect(placement).toEqual({ scale: 2, x: 60 - 30, y: 50 - 40 });
  });

  it('is drawn where its points belong', () => {
    const placement = { scale: 0.5, x: 30, y: 10 };
    expect(targetRect(SOURCE, placement, { width: 100, height: 60 })).toEqual({ x: 70, y: 40, width: 100, height: 60 });
    const { target } = combinedViews(look('overlay'), SOURCE, placement, { width: 100, height: 60 });
    // (20, 10) of the target is (40, 15) of the source.
    expect(toCanvas(target!, { x: 20, y: 10 })).toEqual(toCanvas(SOURCE, { x: 40, y: 15 }));
  });
});

describe('what is seen of both', () => {
  const size = { width: 100, height: 100 };

  it('keeps the target inside the source in an overlay', () => {
    const { source, target } = combinedViews(look('overlay'), SOURCE, { scale: 1, x: 150, y: -20 }, size);
    expect(source).toBe(SOURCE);
    expect(target).toEqual({
      crop: { x: 0, y: 20, w: 50, h: 80 },
      rect: { x: 310, y: 20, width: 100, height: 160 },
    });
    expect(combinedViews(look('overlay'), SOURCE, { scale: 1, x: 200, y: 0 }, size).target).toBeNull();
  });

  it('gives each its side of a wipe', () => {
    const { source, target } = combinedViews(look('wipe', 0.25), SOURCE, { scale: 2, x: 0, y: 0 }, size);
    expect(source).toEqual({ crop: { x: 0, y: 0, w: 50, h: 100 }, rect: { x: 10, y: 20, width: 100, height: 200 } });
    expect(target).toEqual({ crop: { x: 25, y: 0, w: 75, h: 50 }, rect: { x: 110, y: 20, width: 300, height: 200 } });
    expect(combinedViews(look('wipe', 0), SOURCE, { scale: 2, x: 0, y: 0 }, size).source).toBeNull();
    expect(combinedViews(look('wipe', 1), SOURCE, { scale: 2, x: 0, y: 0 }, size).target).toBeNull();
    expect(wipeSides(SOURCE.rect, 7)[0]).toEqual(SOURCE.rect);
  });

  it('shows a difference only where both are', () => {
    const { source, target } = combinedViews(look('difference'), SOURCE, { scale: 0.5, x: 20, y: 20 }, size);
    expect(target!.rect).toEqual({ x: 50, y: 60, width: 100, height: 100 });
    expect(source).toEqual({ crop: { x: 20, y: 20, w: 50, h: 50 }, rect: target!.rect });
  });

  it('cuts a view without moving what it shows', () => {
    expect(cutView(SOURCE, { x: 110, y: 0, width: 100, height: 500 })).toEqual({
      crop: { x: 50, y: 0, w: 50, h: 100 },
      rect: { x: 110, y: 20, width: 100, height: 200 },
    });
    expect(cutView(SOURCE, { x: 410, y: 0, width: 9, height: 9 })).toBeNull();
  });
});

describe('drawCombined', () => {
  it('draws frames first, then what lies over them', () => {
    const drawn = (layout: CombinedLook['layout']) => {
      const calls: unknown[] = [];
      drawCombined(
        look(layout),
        combinedViews(look(layout), SOURCE, { scale: 1, x: 50, y: 0 }, { width: 100, height: 100 }),
        (role, { opacity, blend, clip }) => calls.push([role, opacity, blend, clip.x, clip.width]),
        (role) => calls.push(role),
      );
      return calls;
    };
    expect(drawn('overlay')).toEqual([
      ['source', 1, 'over', 10, 400],
      ['target', 0.4, 'over', 110, 200],
      'source',
      'target',
    ]);
    expect(drawn('wipe')).toEqual([
      ['source', 1, 'over', 10, 200],
      ['target', 1, 'over', 210, 100],
      'source',
      'target',
    ]);
    expect(drawn('difference')).toEqual([
      ['source', 1, 'over', 110, 200],
      ['target', 1, 'difference', 110, 200],
      'source',
      'target',
    ]);
  });
});
