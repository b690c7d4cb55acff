import { describe, expect, it } from 'vitest';
import { personCrop } from './person-crop.ts';

const rule = { factor: 1.5, minScore: 0.3 };

/** Joints whose box is the given one: two corners and four points between them. */
function pose(left: number, top: number, right: number, bottom: number, score = 0.9) {
  return Array.from({ length: 6 }, (_, i) => ({
    x: left + ((right - left) * i) / 5,
    y: top + ((bottom - top) * i) / 5,
    score,
  }));
}

describe('personCrop', () => {
  it('is a square round the box of the joints', () => {
    const crop = personCrop([pose(100, 50, 140, 150), pose(100, 50, 140, 150)], rule);
    // Larger side 100 * 1.5 = 150 round (120, 100).
    expect(crop).toEqual({ x: 45, y: 25, w: 150, h: 150 });
  });

  it('takes the 2nd and 98th percentile of the extremes, so that single wrong poses hardly count', () => {
    const frames = Array.from({ length: 101 }, () => pose(100, 100, 200, 300));
    frames[7] = pose(0, 0, 2000, 2000);
    frames[8] = pose(0, 0, 2000, 2000);
    // Places 2 and 98 of 0..100 in the sorted extremes are good frames.
    expect(personCrop(frames, rule)).toEqual({ x: 0, y: 50, w: 300, h: 300 });
  });

  it('lies on whole pixels', () => {
    // Side 1.5 * 101.1 = 151.65 -> 152; corner 50.3 + 50.55 - 76 = 24.85 -> 25.
    expect(personCrop([pose(50.3, 50.3, 60.3, 151.4)], rule)).toEqual({ x: -21, y: 25, w: 152, h: 152 });
  });

  it('interpolates percentiles as numpy does', () => {
    // Two frames: the 2nd percentile of the tops 0 and 100 is 2, the 98th of the bottoms 200 and 300 is 298.
    const crop = personCrop([pose(0, 0, 10, 200), pose(0, 100, 10, 300)], rule)!;
    expect(crop.h).toBeCloseTo(1.5 * 296, 9);
    expect(crop.y + crop.h / 2).toBeCloseTo(150, 9);
  });

  it('skips joints and frames that were hardly seen', () => {
    const good = pose(100, 50, 140, 150);
    const withStray = [...good, { x: 900, y: 900, score: 0.29 }];
    const fewJoints = pose(0, 0, 2000, 2000).slice(0, 5);
    expect(personCrop([withStray, fewJoints], rule)).toEqual(personCrop([good], rule));
  });

  it('is null when the person was seen in no frame', () => {
    expect(personCrop([pose(0, 0, 10, 10, 0.1)], rule)).toBeNull();
    expect(personCrop([pose(5, 5, 5, 5)], rule)).toBeNull();
    expect(personCrop([], rule)).toBeNull();
  });
});
