import { describe, expect, it } from 'vitest';
import { roundHalfEven } from './round-half-even.ts';

describe('roundHalfEven', () => {
  it('sends halves to the even neighbour', () => {
    expect([-1.5, -0.5, 0.5, 1.5, 2.5, 2.4, 2.6].map(roundHalfEven)).toEqual([-2, 0, 0, 2, 2, 2, 3]);
  });
});
