import { expect, it } from 'vitest';
import { pauseBeforeRestart, RESTART_POLICY } from './restart-policy.ts';

it('doubles the pause with every quick death up to a bound, then gives up', () => {
  const policy = {
    ...RESTART_POLICY,
    quickDeathsAllowed: 6,
    firstPauseMilliseconds: 100,
    longestPauseMilliseconds: 500,
  };
  const pauses = [0, 1, 2, 3, 4, 5, 6].map((deaths) => pauseBeforeRestart(policy, deaths));
  expect(pauses).toEqual([0, 100, 200, 400, 500, 500, null]);
});
