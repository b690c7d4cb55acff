import { expect, it } from 'vitest';
import { evenOrder } from './even-order.ts';

it('has every index once', () => {
  for (const count of [0, 1, 2, 3, 10, 61, 1000]) {
    expect([...evenOrder(count)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
  }
});

it('samples evenly with any beginning', () => {
  const first = [...evenOrder(100_000).subarray(0, 500)].toSorted((a, b) => a - b);
  const gaps = first.slice(1).map((index, place) => index - first[place]!);
  // 200 on average; a random sample would have gaps over 1000.
  expect(Math.max(...gaps)).toBeLessThan(450);
  expect([...evenOrder(32).subarray(0, 8)].toSorted((a, b) => a - b)).toEqual([0, 2, 7, 10, 15, 19, 22, 27]);
});
