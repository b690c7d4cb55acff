import { describe, expect, it } from 'vitest';
import { resizeLinear } from './resize-linear.ts';

describe('resizeLinear', () => {
  it('samples at half-pixel centres and clamps at the ends', () => {
    expect([...resizeLinear(Float32Array.of(0, 4, 8, 0), [4], 0, 8)]).toEqual([0, 1, 3, 5, 7, 6, 2, 0]);
  });

  it('averages samples 2i and 2i+1 when it halves (algorithms 0)', () => {
    expect([...resizeLinear(Float32Array.of(1, 3, 10, 20), [4], 0, 2)]).toEqual([2, 15]);
  });

  it('works along any axis', () => {
    const data = Float32Array.of(1, 2, 3, 5, 7, 9);
    expect([...resizeLinear(data, [2, 3], 0, 1)]).toEqual([3, 4.5, 6]);
    expect([...resizeLinear(data, [1, 2, 3], 2, 1)]).toEqual([2, 7]);
  });
});
