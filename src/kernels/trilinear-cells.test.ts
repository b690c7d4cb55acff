import { describe, expect, it } from 'vitest';
import { golden } from './golden/read-npy.ts';
import { trilinearCells } from './trilinear-cells.ts';

describe('trilinearCells', () => {
  it('shares a point between its eight neighbours', () => {
    const { cells, weights } = trilinearCells([1.25, 0.5, 2], [4, 3, 5]);
    expect([...cells]).toEqual([17, 18, 22, 23, 32, 33, 37, 38]);
    expect([...weights]).toEqual([0.375, 0, 0.375, 0, 0.125, 0, 0.125, 0]);
  });

  it('clamps at the border', () => {
    const { cells, weights } = trilinearCells([-0.3, 9, 4.6], [4, 3, 5]);
    expect(new Set(cells)).toEqual(new Set([2 * 5 + 4]));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('samples the golden flow so that the golden points come out (check 15)', () => {
    const flow = golden('st_small', 'flow').data;
    const points = golden('st_small', 'kps').data;
    const decoded = golden('st_small', 'decoded').data;
    const stride = [8, 8, 4];
    for (let k = 0; k < 4; k++) {
      const [x, y, t] = [0, 1, 2].map((axis) => (points[k * 3 + axis]! + 0.5) / stride[axis]! - 0.5);
      const { cells, weights } = trilinearCells([t!, y!, x!], [4, 3, 5]);
      for (let axis = 0; axis < 3; axis++) {
        const shift = cells.reduce((sum, cell, i) => sum + weights[i]! * flow[cell * 3 + axis]!, 0);
        expect(points[k * 3 + axis]! + shift * stride[axis]!).toBeCloseTo(decoded[k * 3 + axis]!, 4);
      }
    }
  });
});
