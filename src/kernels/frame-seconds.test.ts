import { describe, expect, it } from 'vitest';
import { frameSeconds } from './frame-seconds.ts';

describe('frameSeconds', () => {
  it('counts from frame 0, whatever PTS it has', () => {
    const table = { timeBase: [1001, 30000] as [number, number], pts: [-2, -1, 0, 28] };
    expect(frameSeconds(table, -2)).toBe(0);
    expect(frameSeconds(table, 28)).toBeCloseTo(1.001, 12);
  });
});
