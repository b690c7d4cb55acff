import { expect, it } from 'vitest';
import { formatClock, formatSigned } from './time-text.ts';

it('writes times to the millisecond', () => {
  expect([0, 3.2, 59.9996, 75.5].map(formatClock)).toEqual(['0.000 s', '3.200 s', '1:00.000', '1:15.500']);
  expect([0.12, -0.12, 0, -0.0001].map(formatSigned)).toEqual(['+0.120 s', '−0.120 s', '0.000 s', '0.000 s']);
});
