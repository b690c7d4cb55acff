import { describe, expect, it } from 'vitest';
import { parseCrop, parseFrames, parseMethods, parsePairs, parsePerson, parseRange } from './option-values.ts';

describe('option values', () => {
  it('reads ranges, crops, persons, frames, methods and pairs', () => {
    expect(parseRange('80:175')).toEqual([80, 175]);
    expect(parseCrop('1.5,2,30,40')).toEqual({ x: 1.5, y: 2, w: 30, h: 40 });
    expect(parsePerson('28,369.0,260')).toEqual({ frame: 28, x: 369, y: 260 });
    expect(parseFrames('3,1,2')).toEqual([3, 1, 2]);
    expect(parseMethods('auto,dtw+space')).toEqual(['auto', 'dtw+space']);
    expect([parsePairs('all'), parsePairs('12')]).toEqual(['all', 12]);
  });

  it.each([
    ['a range that runs backwards', () => parseRange('9:3')],
    ['a range with one end', () => parseRange('9')],
    ['a range with a fraction', () => parseRange('1.5:3')],
    ['an empty number', () => parseCrop('1,,3,4')],
    ['a crop without width', () => parseCrop('1,2,0,4')],
    ['a negative frame', () => parseFrames('-1')],
    ['a person without place', () => parsePerson('3')],
    ['an unknown method', () => parseMethods('auto,best')],
    ['no pairs', () => parsePairs('0')],
  ])('refuses %s', (_, read) => {
    expect(read).toThrow();
  });
});
