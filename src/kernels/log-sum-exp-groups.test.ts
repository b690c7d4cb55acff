import { describe, expect, it } from 'vitest';
import { logSumExpGroups } from './log-sum-exp-groups.ts';

describe('logSumExpGroups', () => {
  it('sums every group apart', () => {
    const [a, b] = logSumExpGroups(Float32Array.from([1, 3, 2, 6].map(Math.log)), 2);
    expect(a).toBeCloseTo(Math.log(4), 6);
    expect(b).toBeCloseTo(Math.log(8), 6);
  });
});
