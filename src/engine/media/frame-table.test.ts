import { describe, expect, it } from 'vitest';
import { FrameTable } from './frame-table.ts';

const uneven = new FrameTable({ timeBase: [1, 1000], pts: [-500, -460, -300, -260], lastDuration: 40 });

describe('FrameTable', () => {
  it('keeps exact PTS and counts seconds from frame 0', () => {
    expect(uneven.count).toBe(4);
    expect(uneven.ptsOf(2)).toBe(-300);
    expect(uneven.secondsOf(0)).toBe(0);
    expect(uneven.secondsOf(2)).toBe(0.2);
    expect(uneven.durationSeconds).toBe(0.28);
    expect(uneven.timeOf(3)).toEqual({ index: 3, pts: -260, seconds: 0.24 });
  });

  it('finds the frame whose interval contains a time', () => {
    expect(uneven.indexAtSeconds(-1)).toBe(0);
    expect(uneven.indexAtSeconds(0.0399)).toBe(0);
    expect(uneven.indexAtSeconds(0.04)).toBe(1);
    expect(uneven.indexAtSeconds(0.199)).toBe(1);
    expect(uneven.indexAtSeconds(0.2)).toBe(2);
    expect(uneven.indexAtSeconds(99)).toBe(3);
  });

  it('gives every index back, also where seconds are no binary fractions', () => {
    const ntsc = new FrameTable({
      timeBase: [1, 60000],
      pts: Array.from({ length: 3000 }, (_, i) => 7 + i * 1001),
      lastDuration: 1001,
    });
    for (let index = 0; index < ntsc.count; index += 1) expect(ntsc.indexAtSeconds(ntsc.secondsOf(index))).toBe(index);
  });

  it('refuses indexes outside and tables that run backwards', () => {
    expect(() => uneven.ptsOf(4)).toThrow(expect.objectContaining({ code: 'frame-out-of-range' }));
    expect(() => uneven.ptsOf(-1)).toThrow(/no frame -1/);
    expect(() => uneven.secondsOf(0.5)).toThrow(/no frame 0.5/);
    expect(() => new FrameTable({ timeBase: [1, 25], pts: [0, 2, 1], lastDuration: 1 })).toThrow(/fall at frame 2/);
  });
});
