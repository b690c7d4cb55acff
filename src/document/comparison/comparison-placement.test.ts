import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import { comparisonPlacement } from './comparison-placement.ts';

const torso = (x: number, unit: number, score: number) =>
  HUMAN_JOINTS.map((name) => ({
    x: x + (name.startsWith('left') ? -unit : unit),
    y: 50 + (name.endsWith('shoulder') ? -2 : 2) * unit,
    score,
  }));
const clip = (width: number, height: number, x: number, unit: number, score = 1) => ({
  ...{ width, height, crop: { x: 0, y: 0, w: unit * 10, h: unit * 10 } },
  table: { timeBase: [1, 25] as [number, number], pts: [0, 1, 2], lastDuration: 1 },
  pose: { range: [0, 2] as [number, number], frames: [0, 1, 2].map(() => torso(x, unit, score)) },
});

describe('comparisonPlacement', () => {
  const source = clip(200, 100, 80, 6);
  const frame = { source: 1, target: 1 };

  it('fits the whole frame when persons are not wanted', () => {
    expect(comparisonPlacement(source, clip(50, 50, 20, 2), false)(frame)).toEqual({ scale: 2, x: 50, y: 0 });
  });

  it('lays followed persons over each other', () => {
    const { scale, x, y } = comparisonPlacement(source, clip(50, 50, 20, 2), true)(frame);
    expect(scale).toBeCloseTo(3, 9);
    expect(x).toBeCloseTo(80 - 60, 9);
    expect(y).toBeCloseTo(50 - 150, 9);
  });

  it('lays the analysed crops over each other where nobody was followed, or seen', () => {
    const crops = { scale: 3, x: 0, y: 0 };
    expect(comparisonPlacement(source, { ...clip(50, 50, 20, 2), pose: null }, true)(frame)).toEqual(crops);
    expect(comparisonPlacement(source, clip(50, 50, 20, 2, 0.1), true)(frame)).toEqual(crops);
  });
});
