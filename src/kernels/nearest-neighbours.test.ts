import { describe, expect, it } from 'vitest';
import { golden } from './golden/read-npy.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';

describe('nearestNeighbours', () => {
  it('gives the golden neighbours (checks 19 and 20)', () => {
    const x = [0, 1, 2, 3, 4, 3];
    const y = [0, 0, 1, 3, 4, 4, 3];
    const costs = x.flatMap((a) => y.map((b) => (a - b) ** 2));
    expect([...nearestNeighbours(costs, 6, 7)]).toEqual([0, 2, 2, 3, 4, 3]);
    expect([...nearestNeighbours(golden('dtw', 'cost').data, 20, 25)]).toEqual([...golden('dtw', 'nn_nns').data]);
  });
});
