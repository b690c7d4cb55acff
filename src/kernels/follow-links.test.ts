import { describe, expect, it } from 'vitest';
import { followLinks } from './follow-links.ts';

describe('followLinks', () => {
  const links = [
    [1, 10],
    [3, 20],
    [3, 25],
    [7, 27],
  ] as const;

  it('goes in straight lines between links and one for one outside of them', () => {
    const there = (place: number) => followLinks(links, 0, 1, place);
    expect([-1, 1, 2, 3, 5, 7, 9].map(there)).toEqual([8, 10, 15, 20, 26, 27, 29]);
  });

  it('goes back', () => {
    const back = (place: number) => followLinks(links, 1, 0, place);
    expect([8, 10, 15, 22, 26, 27, 30].map(back)).toEqual([-1, 1, 2, 3, 5, 7, 10]);
  });

  it('keeps the distance of a single link', () => {
    expect([-5, 4, 40].map((place) => followLinks([[4, 1]], 0, 1, place))).toEqual([-8, 1, 37]);
  });
});
