import { expect, it } from 'vitest';
import { personRegion } from './person-region.ts';

const joint = (x: number, y: number, score = 1) => ({ x, y, score });
const pose = {
  range: [10, 11] as [number, number],
  frames: [
    [joint(40, 100), joint(60, 100), joint(50, 200), joint(900, 900, 0.1)],
    [joint(40, 100), joint(60, 100, 0.1)],
  ],
};

it('holds the believed joints with what the person swings', () => {
  // 100 high, so 30 on every side.
  expect(personRegion(pose, 10)).toEqual({ left: 10, top: 70, right: 90, bottom: 230 });
});

it('is nowhere where nobody was followed, or hardly a joint is believed', () => {
  expect(personRegion(pose, 11)).toBeNull();
  expect(personRegion(pose, 9)).toBeNull();
  expect(personRegion(null, 10)).toBeNull();
});
