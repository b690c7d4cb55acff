import { describe, expect, it } from 'vitest';
import { meanBlocks } from './mean-blocks.ts';

describe('meanBlocks', () => {
  const data = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 10, 10, 10, 20, 20, 20, 28);

  it('averages 2 x 2 cells of every plane', () => {
    expect([...meanBlocks(data, 2, 2, 4, [2, 2])]).toEqual([3.5, 5.5, 15, 17]);
  });

  it('averages whole planes', () => {
    expect([...meanBlocks(data, 2, 2, 4, [2, 4])]).toEqual([4.5, 16]);
  });

  it('refuses blocks that do not tile the plane', () => {
    expect(() => meanBlocks(data, 2, 2, 4, [2, 3])).toThrow(/2 x 3.*2 x 4/);
  });
});
