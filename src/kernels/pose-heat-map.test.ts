import { describe, expect, it } from 'vitest';
import { drawPoseHeatMap } from './pose-heat-map.ts';

describe('drawPoseHeatMap', () => {
  it('has the score at the joint when it lies on a pixel centre', () => {
    const out = new Float32Array(16);
    drawPoseHeatMap({ x: 1.5, y: 2.5, score: 0.75 }, 2.5, 4, out);
    expect(Math.max(...out)).toBe(0.75);
    expect(out[2 * 4 + 1]).toBe(0.75);
  });

  it('falls off as a Gaussian of the distance from pixel centres', () => {
    const out = new Float32Array(2 + 16);
    drawPoseHeatMap({ x: 0, y: 4, score: 0.5 }, 2, 4, out, 2);
    // Row 1, column 3: centre (3.5, 1.5), distance^2 = 3.5^2 + 2.5^2 = 18.5.
    expect(out[2 + 1 * 4 + 3]).toBeCloseTo(0.5 * Math.exp(-18.5 / 8), 7);
    expect([out[0], out[1]]).toEqual([0, 0]);
  });
});
