import { describe, expect, it } from 'vitest';
import { relativeEntropy } from './entropy.ts';

describe('relativeEntropy', () => {
  it('is 0 for a certain outcome and 1 when all are equally likely', () => {
    expect(relativeEntropy([0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(0);
    expect(relativeEntropy(Array(8).fill(Math.log(1 / 8)))).toBeCloseTo(1, 12);
    expect(relativeEntropy([0])).toBe(0);
  });

  it('is one half when two of four outcomes share it, and between for others', () => {
    const half = Math.log(0.5);
    expect(relativeEntropy([half, Number.NEGATIVE_INFINITY, half, Number.NEGATIVE_INFINITY])).toBeCloseTo(0.5, 12);
    // -(0.75 ln 0.75 + 0.25 ln 0.25) / ln 2
    expect(relativeEntropy([Math.log(0.75), Math.log(0.25)])).toBeCloseTo(0.811278, 6);
  });
});
