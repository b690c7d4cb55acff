import { describe, expect, it } from 'vitest';
import { boxSide, isRightInSpaceTime, timeError } from './space-time-pck.ts';

// Check 17: ground truth (x, y, t) of two moments, and offsets of the predictions.
const truth = [
  [10, 10, 8],
  [50, 10, 8],
  [30, 90, 8],
  [20, 20, 30],
  [60, 40, 30],
] as const;
const offsets = [
  [5, 0, 0],
  [8.1, 0, 0],
  [0, -8, 1],
  [0, 4, 3],
  [2, 3, 1.2],
] as const;
const sides = [truth.slice(0, 3), truth.slice(3)].map((points) => boxSide(points.map(([x, y]) => ({ x, y }))));

function score(k: number, round: boolean): number[] {
  return truth.map(([x, y, t], i) => {
    const [dx, dy, dt] = offsets[i]!;
    const predicted = { x: x + dx, y: y + dy, t: round ? Math.round(t + dt) : t + dt };
    return Number(isRightInSpaceTime(predicted, { x, y, interval: [t, t] }, sides[i < 3 ? 0 : 1]!, k));
  });
}

describe('T@k-PCK', () => {
  it('gives check 17', () => {
    expect(sides).toEqual([80, 40]);
    expect(score(1, false)).toEqual([1, 0, 1, 0, 0]);
    expect(score(3, false)).toEqual([1, 0, 1, 1, 1]);
    expect(score(5, false)).toEqual([1, 0, 1, 1, 1]);
    expect(score(1, true)).toEqual([1, 0, 1, 0, 1]);
  });

  it('measures time errors from the interval of right times', () => {
    expect([2, 4, 5, 7, 8.5].map((time) => timeError(time, [4, 7]))).toEqual([2, 0, 0, 0, 1.5]);
  });

  it('has no box for a single point: only an exact hit counts', () => {
    expect(boxSide([{ x: 3, y: 4 }])).toBe(0);
    expect(boxSide([])).toBe(0);
    expect(isRightInSpaceTime({ x: 3, y: 4, t: 1 }, { x: 3, y: 4, interval: [1, 1] }, 0, 1)).toBe(true);
    expect(isRightInSpaceTime({ x: 3.1, y: 4, t: 1 }, { x: 3, y: 4, interval: [1, 1] }, 0, 1)).toBe(false);
  });
});
