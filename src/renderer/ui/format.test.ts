import { expect, it } from 'vitest';
import { formatElapsed, formatName, formatRate, formatSeconds } from './format.ts';

it('writes numbers as people read them', () => {
  expect([0, 1.234, 59.99, 75].map(formatSeconds)).toEqual(['0.00 s', '1.23 s', '59.99 s', '1:15.0']);
  expect([8.79, 59.9, 60, 75.5, 605].map(formatElapsed)).toEqual(['8 s', '59 s', '1:00', '1:15', '10:05']);
  expect([30, 29.97002997, 59.94005994, 23.976].map(formatRate)).toEqual(['30', '29.97', '59.94', '23.98']);
  expect(formatName('left_wrist')).toBe('left wrist');
});
