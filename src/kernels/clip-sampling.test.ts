import { describe, expect, it } from 'vitest';
import { clipTimeOfVideoFrame, sampleClip, videoTimeOfClipTime } from './clip-sampling.ts';

describe('sampleClip', () => {
  it('takes the middle frame of every equal part', () => {
    // n = 8, T = 4: (i + 0.5) * 2 = 1, 3, 5, 7
    expect(sampleClip([10, 17], 4).videoFrames).toEqual([11, 13, 15, 17]);
    // n = 5, T = 4: floor(0.625, 1.875, 3.125, 4.375)
    expect(sampleClip([0, 4], 4).videoFrames).toEqual([0, 1, 3, 4]);
  });

  it('repeats frames of a short range and never leaves it', () => {
    // n = 3, T = 8: floor((i + 0.5) * 0.375)
    expect(sampleClip([100, 102], 8).videoFrames).toEqual([100, 100, 100, 101, 101, 102, 102, 102]);
    expect(new Set(sampleClip([7, 7], 64).videoFrames)).toEqual(new Set([7]));
  });

  it('is the identity when the range has as many frames as the clip', () => {
    expect(sampleClip([3, 66], 64).videoFrames).toEqual(Array.from({ length: 64 }, (_, i) => 3 + i));
  });

  it('refuses a range that holds nothing', () => {
    expect(() => sampleClip([5, 4], 64)).toThrow(/range 5 to 4/);
    expect(() => sampleClip([0, 4], 0)).toThrow(/0 frames/);
  });
});

describe('clip time', () => {
  it('follows the formulas of the pack', () => {
    // n = 128, T = 64: frame 20 + 0 lies at (0.5) / 2 - 0.5
    expect(clipTimeOfVideoFrame(20, [20, 147], 64)).toBe(-0.25);
    expect(clipTimeOfVideoFrame(21, [20, 147], 64)).toBe(0.25);
    expect(videoTimeOfClipTime(0, [20, 147], 64)).toBe(20.5);
    expect(videoTimeOfClipTime(63, [20, 147], 64)).toBe(146.5);
  });

  it('goes there and back', () => {
    for (const frame of [80, 81, 100.25, 175]) {
      expect(videoTimeOfClipTime(clipTimeOfVideoFrame(frame, [80, 175], 64), [80, 175], 64)).toBeCloseTo(frame, 10);
    }
  });
});
