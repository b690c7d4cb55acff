import { describe, expect, it } from 'vitest';
import { isotonicRegression } from './isotonic-regression.ts';

describe('isotonicRegression', () => {
  it('keeps what rises and pools what falls', () => {
    expect([...isotonicRegression([1, 3, 2, 4, 3.5, 3], [1, 1, 1, 1, 1, 1])]).toEqual([1, 2.5, 2.5, 3.5, 3.5, 3.5]);
  });

  it('weighs the values', () => {
    expect([...isotonicRegression([4, 1], [3, 1])]).toEqual([3.25, 3.25]);
  });

  it('pools back as far as needed', () => {
    expect([...isotonicRegression([1, 5, 6, 0], [1, 1, 1, 1])]).toEqual([1, 11 / 3, 11 / 3, 11 / 3]);
  });
});
