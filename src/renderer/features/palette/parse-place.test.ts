import { expect, it } from 'vitest';
import { parsePlace } from './parse-place.ts';

it('understands frames in the numbering of the window', () => {
  expect(parsePlace(' 120 ', 0)).toEqual({ frame: 120 });
  expect(parsePlace('120', 1)).toEqual({ frame: 119 });
  expect(parsePlace('0', 1)).toBeNull();
});

it('understands times', () => {
  expect(parsePlace('1.5s', 0)).toEqual({ seconds: 1.5 });
  expect(parsePlace('2 s', 0)).toEqual({ seconds: 2 });
  expect(parsePlace('1,25', 0)).toEqual({ seconds: 1.25 });
  expect(parsePlace('1:02.5', 0)).toEqual({ seconds: 62.5 });
  expect(parsePlace('1:00:01', 0)).toEqual({ seconds: 3601 });
});

it('refuses what is neither', () => {
  for (const text of ['', 'abc', '-3', '1:', '1:2:3:4', '5m']) expect(parsePlace(text, 0), text).toBeNull();
});
