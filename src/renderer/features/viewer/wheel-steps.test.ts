import { expect, it } from 'vitest';
import { WheelSteps } from './wheel-steps.ts';

it('steps a frame for every notch and adds up the small movements of a touch pad', () => {
  const wheel = new WheelSteps();
  const step = (deltaY: number, deltaMode = 0) => wheel.stepsOf({ deltaY, deltaMode });
  expect([step(100), step(-100), step(120), step(-3, 1), step(240)]).toEqual([1, -1, 1, -1, 2]);
  expect(Array.from({ length: 12 }, () => step(10)).reduce((sum, frames) => sum + frames, 0)).toBe(3);
  expect([step(30), step(-30), step(-9), step(-1)]).toEqual([0, 0, 0, -1]);
});
