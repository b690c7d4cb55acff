import { describe, expect, it } from 'vitest';
import { normaliseChannels } from './normalise-channels.ts';

describe('normaliseChannels', () => {
  it('gives every cell the length 1, or the length asked for', () => {
    const map = Float32Array.of(3, 0, 4, 5);
    expect([...normaliseChannels(map, 2, 2)].map((v) => Number(v.toFixed(5)))).toEqual([0.6, 0, 0.8, 1]);
    expect([...normaliseChannels(map, 2, 2, 10)].map((v) => Number(v.toFixed(4)))).toEqual([6, 0, 8, 10]);
  });

  it('keeps the epsilon inside the root: a vector of length 0.001 is divided by sqrt(2) thousandths', () => {
    expect(normaliseChannels(Float32Array.of(0.001), 1, 1)[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(normaliseChannels(Float32Array.of(0), 1, 1)[0]).toBe(0);
  });
});
