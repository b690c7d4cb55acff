import { describe, expect, it } from 'vitest';
import { truthRank } from './truth-rank.ts';

const FRAMES = Array.from({ length: 20 }, (_, frame) => frame);
const sampling = { range: [0, 19] as [number, number], videoFrames: FRAMES };
const truth = { x: 50, y: 50, frames: [10, 10] as [number, number], otherSide: null, inView: true };
const peak = (frame: number, x: number) => ({ frame, x, y: 50, score: 0.2 });
const prediction = (frame: number, x: number, alternatives: ReturnType<typeof peak>[]) => ({
  ...peak(frame, x),
  ptsSeconds: frame / 10,
  clipTime: frame,
  alternatives,
});

describe('truthRank', () => {
  it('is 1 for a right answer, and the place of the first right alternative otherwise', () => {
    const rank = (...args: Parameters<typeof prediction>) => truthRank(prediction(...args), truth, 100, sampling, 10);
    expect(rank(12, 55, [])).toBe(1);
    expect(rank(2, 50, [peak(11, 90), peak(11, 52)])).toBe(3);
    expect(rank(10, 70, [peak(13, 59)])).toBe(2);
    expect(rank(10, 70, [peak(14, 50), peak(10, 61)])).toBeNull();
  });
});
