import { describe, expect, it } from 'vitest';
import { frameRateOf } from './frame-rate.ts';

const every = (count: number, at: (index: number) => number) => Array.from({ length: count }, (_, index) => at(index));

describe('frameRateOf', () => {
  it('knows NTSC rates exactly', () => {
    expect(frameRateOf({ timeBase: [1, 60000], pts: every(130, (i) => i * 1001), lastDuration: 1001 })).toEqual({
      fps: 60000 / 1001,
      vfr: false,
    });
  });

  it('sees through the millisecond clock of WebM', () => {
    expect(
      frameRateOf({ timeBase: [1, 1000], pts: every(100, (i) => Math.round((i * 1000) / 30)), lastDuration: 33 }),
    ).toEqual({ fps: 30, vfr: false });
    expect(
      frameRateOf({ timeBase: [1, 1000], pts: every(100, (i) => Math.floor((i * 1001) / 24)), lastDuration: 41 }),
    ).toEqual({ fps: 24000 / 1001, vfr: false });
  });

  it('keeps an unusual but constant rate', () => {
    const { fps, vfr } = frameRateOf({ timeBase: [1, 15400], pts: every(154, (i) => i * 508), lastDuration: 508 });
    expect(fps).toBeCloseTo(15400 / 508, 9);
    expect(vfr).toBe(false);
    expect(frameRateOf({ timeBase: [1, 29], pts: every(40, (i) => i), lastDuration: 1 })).toEqual({
      fps: 29,
      vfr: false,
    });
  });

  it('flags a single uneven interval and gives the mean', () => {
    const pts = [0, ...every(109, (i) => 510 + i * 1000)];
    // 110 frames in (510 + 108 * 1000 + 1000) / 30000 s
    expect(frameRateOf({ timeBase: [1, 30000], pts, lastDuration: 1000 })).toEqual({
      fps: (110 * 30000) / 109510,
      vfr: true,
    });
  });

  it('does not take coarse ticks for a constant rate', () => {
    expect(frameRateOf({ timeBase: [1, 25], pts: [0, 1, 2, 4, 5, 6, 7, 8], lastDuration: 1 }).vfr).toBe(true);
  });

  it('uses the duration of clips too short to compare intervals', () => {
    expect(frameRateOf({ timeBase: [1, 50], pts: [3], lastDuration: 2 })).toEqual({ fps: 25, vfr: false });
  });
});
