import { describe, expect, it } from 'vitest';
import { logSoftmax } from './log-softmax.ts';

describe('logSoftmax', () => {
  it('gives log-probabilities', () => {
    const out = logSoftmax([Math.log(1), Math.log(3), Number.NEGATIVE_INFINITY]);
    expect(out[0]).toBeCloseTo(Math.log(0.25), 12);
    expect(out[1]).toBeCloseTo(Math.log(0.75), 12);
    expect(out[2]).toBe(Number.NEGATIVE_INFINITY);
  });

  it('does not overflow', () => {
    expect([...logSoftmax([1e4, 1e4])]).toEqual([-Math.LN2, -Math.LN2].map((v) => expect.closeTo(v, 9)));
  });
});
