import { describe, expect, it } from 'vitest';
import { softPeaks } from './soft-peaks.ts';

const ln = Math.log;

describe('softPeaks', () => {
  it('takes the argmax and the weighted mean round it', () => {
    // Weights 1 2 | 4 8 | 2 1 in a 1 x 1 x 6 grid; the peak is cell 3, its window 2..4.
    const [peak] = softPeaks([0, ln(2), ln(4), ln(8), ln(2), 0], [1, 1, 6], [0, 0, 1], 1);
    expect(peak!.cell).toBe(3);
    expect(peak!.at[2]).toBeCloseTo((2 * 4 + 3 * 8 + 4 * 2) / 14, 12);
    expect(peak!.mass).toBeCloseTo(14 / 18, 12);
  });

  it('ends the window at the border', () => {
    const [peak] = softPeaks([ln(3), 0, ln(2), 0, 0, 0, 0, 0], [2, 2, 2], [1, 1, 1], 1);
    expect(peak!.cell).toBe(0);
    expect(peak!.at.map((v) => Number(v.toFixed(6)))).toEqual([0.363636, 0.454545, 0.363636]);
    expect(peak!.mass).toBeCloseTo(1, 12);
  });

  it('finds further peaks outside the windows of those before, and counts no mass twice', () => {
    const peaks = softPeaks([0, ln(9), ln(8), 0, ln(4), 0, ln(5)], [1, 1, 7], [0, 0, 1], 9);
    expect(peaks.map((peak) => peak.cell)).toEqual([1, 6, 4]);
    expect(peaks.reduce((sum, peak) => sum + peak.mass, 0)).toBeCloseTo(1, 12);
    expect(peaks[2]!.mass).toBeCloseTo((1 + 4) / 29, 12);
  });

  it('starts where it is told to', () => {
    const peaks = softPeaks([0, ln(9), 0, 0, ln(4), 0], [1, 1, 6], [0, 0, 1], 2, 4);
    expect(peaks.map((peak) => peak.cell)).toEqual([4, 1]);
    expect(peaks[0]!.mass).toBeCloseTo(6 / 17, 12);
  });

  it('prefers the first of equal cells', () => {
    expect(softPeaks([0, 1, 1], [1, 1, 3], [0, 0, 0], 1)[0]!.cell).toBe(1);
  });
});
