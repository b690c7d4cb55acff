import { describe, expect, it } from 'vitest';
import { monotonePath } from './monotone-path.ts';

/** The best sum over all non-decreasing paths, by trying them all. */
function bestSum(scores: readonly number[], rows: number, columns: number, row = 0, from = 0): number {
  if (row === rows) return 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let j = from; j < columns; j++) {
    best = Math.max(best, scores[row * columns + j]! + bestSum(scores, rows, columns, row + 1, j));
  }
  return best;
}

describe('monotonePath', () => {
  it('takes the best column of every row when those are in order', () => {
    expect([...monotonePath([9, 0, 0, 0, 9, 0, 0, 0, 9], 3, 3)]).toEqual([0, 1, 2]);
  });

  it('gives up the weaker row when they are not', () => {
    expect([...monotonePath([0, 0, 5, 9, 0, 4], 2, 3)]).toEqual([0, 0]);
    expect([...monotonePath([0, 0, 9, 5, 0, 4], 2, 3)]).toEqual([2, 2]);
  });

  it('reaches the sum that an exhaustive search finds', () => {
    const [rows, columns] = [5, 6];
    for (let trial = 0; trial < 40; trial++) {
      const scores = Array.from({ length: rows * columns }, (_, i) => Math.sin(i * 12.9898 + trial * 78.233) * 10);
      const path = monotonePath(scores, rows, columns);
      expect([...path]).toEqual([...path].sort((a, b) => a - b));
      const sum = path.reduce((total, column, row) => total + scores[row * columns + column]!, 0);
      expect(sum).toBeCloseTo(bestSum(scores, rows, columns), 9);
    }
  });
});
