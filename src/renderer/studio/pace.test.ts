import { expect, it } from 'vitest';
import { secondsLeft } from './pace.ts';

const seen = (done: number, at: number) => ({ progress: { stage: 'decode', done, total: 100, unit: 'frames' }, at });

it('forecasts from the pace of the stage', () => {
  expect(secondsLeft(seen(0, 0), seen(20, 4000), 4000)).toBe(16);
  expect(secondsLeft(seen(10, 1000), seen(20, 5000), 6000)).toBe(31);
  expect(secondsLeft(seen(0, 0), seen(99, 9900), 60_000)).toBe(0);
});

it('does not guess too early, or from nothing', () => {
  expect(secondsLeft(seen(0, 0), seen(50, 1000), 1000)).toBeNull();
  expect(secondsLeft(seen(5, 0), seen(5, 9000), 9000)).toBeNull();
});
