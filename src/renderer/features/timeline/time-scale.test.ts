import { describe, expect, it } from 'vitest';
import { clampScale, fitScale, panBy, reveal, toSeconds, toX, zoomAbout } from './time-scale.ts';

const BOUNDS = { end: 100, width: 1000, shortestFrame: 0.02 };

describe('the scale of a lane', () => {
  it('fits the whole clip with a margin of a hundredth on both sides', () => {
    const scale = fitScale(BOUNDS);
    expect(scale.perPixel).toBeCloseTo(0.102);
    expect(toX(scale, 0)).toBeCloseTo(1 / 0.102);
    expect(toX(scale, 100)).toBeCloseTo(1000 - 1 / 0.102);
  });

  it('keeps the time under the pointer while zooming in and out', () => {
    const before = fitScale(BOUNDS);
    const seconds = toSeconds(before, 700);
    const closer = zoomAbout(before, 700, 8, BOUNDS);
    expect(toX(closer, seconds)).toBeCloseTo(700);
    expect(closer.perPixel).toBeCloseTo(before.perPixel / 8);
    expect(toX(zoomAbout(closer, 700, 1 / 8, BOUNDS), seconds)).toBeCloseTo(700);
  });

  it('zooms no closer than a frame of 160 px, and no further than the whole clip', () => {
    expect(zoomAbout(fitScale(BOUNDS), 500, 1e9, BOUNDS).perPixel).toBeCloseTo(0.02 / 160);
    expect(zoomAbout(fitScale(BOUNDS), 500, 1e-9, BOUNDS)).toEqual(fitScale(BOUNDS));
  });

  it('does not pan out of the clip', () => {
    const scale = clampScale({ start: 50, perPixel: 0.01 }, BOUNDS);
    expect(toX(panBy(scale, 1e9, BOUNDS), 100)).toBeCloseTo(1000 - 24);
    expect(toX(panBy(scale, -1e9, BOUNDS), 0)).toBeCloseTo(24);
    expect(panBy(scale, 100, BOUNDS).start).toBeCloseTo(51);
  });

  it('turns the page only for a time that is out of sight', () => {
    const scale = { start: 50, perPixel: 0.01 };
    expect(reveal(scale, 55, BOUNDS)).toBe(scale);
    expect(toX(reveal(scale, 70, BOUNDS), 70)).toBeCloseTo(100);
    expect(toX(reveal(scale, 40, BOUNDS), 40)).toBeCloseTo(900);
  });
});
