import { expect, it } from 'vitest';
import { fuzzyScore, fuzzySearch } from './fuzzy.ts';

const NAMES = [
  'Go to frame or time…',
  'Export…',
  'Next frame',
  'Previous frame',
  'Undo',
  'Rückgängig',
  'Dark / light theme',
];
const search = (typed: string) => fuzzySearch(typed, NAMES, (name) => name);

it('finds by letters in order, beginnings of words first', () => {
  expect(search('nf')[0]).toBe('Next frame');
  expect(search('exp')[0]).toBe('Export…');
  expect(search('gtf')[0]).toBe('Go to frame or time…');
  expect(search('light')).toEqual(['Dark / light theme']);
  expect(search('zzz')).toEqual([]);
});

it('minds neither case nor accents nor spaces', () => {
  expect(search('RUCK')).toEqual(['Rückgängig']);
  expect(search('un do')).toEqual(['Undo']);
});

it('keeps the order while nothing is typed', () => {
  expect(search('  ')).toEqual(NAMES);
  expect(fuzzyScore('x', 'undo')).toBeNull();
});
