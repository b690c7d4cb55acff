import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dynamicTimeWarping } from './dynamic-time-warping.ts';
import { golden } from './golden/read-npy.ts';

const table = JSON.parse(readFileSync(new URL('./golden/dtw_tcc.json', import.meta.url), 'utf8'));

/** First column of every row on a path. */
function partners(rows: Int32Array, columns: Int32Array): number[] {
  const first: number[] = [];
  rows.forEach((row, i) => {
    first[row] ??= columns[i]!;
  });
  return first;
}

describe('dynamicTimeWarping', () => {
  it('solves the hand example (check 19)', () => {
    const { x, y, acc_last, path, nns } = table.dtw_hand as Record<string, number[]> & {
      acc_last: number;
      path: number[][];
    };
    const warp = dynamicTimeWarping(
      x!.flatMap((a) => y!.map((b) => (a - b) ** 2)),
      x!.length,
      y!.length,
    );
    expect(warp.cost).toBe(acc_last);
    expect([[...warp.rows], [...warp.columns]]).toEqual(path);
    expect(partners(warp.rows, warp.columns)).toEqual(nns);
  });

  it('gives the golden path of random features (check 20)', () => {
    const warp = dynamicTimeWarping(golden('dtw', 'cost').data, 20, 25);
    expect(warp.cost).toBeCloseTo(table.dtw_rand.dist, 4);
    expect([...warp.rows]).toEqual([...golden('dtw', 'path0').data]);
    expect([...warp.columns]).toEqual([...golden('dtw', 'path1').data]);
    expect(partners(warp.rows, warp.columns)).toEqual([...golden('dtw', 'dtw_nns').data]);
  });

  it('breaks ties in the order diagonal, row, column', () => {
    const warp = dynamicTimeWarping([0, 0, 0, 0, 0, 0], 2, 3);
    expect([[...warp.rows], [...warp.columns]]).toEqual([
      [0, 0, 1],
      [0, 1, 2],
    ]);
  });
});
