import { expect, it } from 'vitest';
import { roundStep, tickFrames } from './ticks.ts';

it('takes the least round step that keeps to the number of ticks', () => {
  expect(roundStep(83, 6)).toBe(20);
  expect(roundStep(100, 10)).toBe(10);
  expect(roundStep(1001, 5)).toBe(500);
  expect(roundStep(3, 10)).toBe(1);
  expect(roundStep(0, 4)).toBe(1);
});

it('lists the multiples within the range', () => {
  expect(tickFrames([0, 83], 6)).toEqual([0, 20, 40, 60, 80]);
  expect(tickFrames([13, 41], 6)).toEqual([15, 20, 25, 30, 35, 40]);
  expect(tickFrames([7, 7], 6)).toEqual([7]);
  expect(tickFrames([101, 103], 0)).toEqual([102]);
});
