import { describe, expect, it } from 'vitest';
import { ClipTime } from '../../../document/timing/clip-time.ts';
import { countStep, formatTime, rulerTicks, showsCells, timeStep } from './ticks.ts';

const even = new ClipTime({ timeBase: [1, 25], pts: Array.from({ length: 2500 }, (_, i) => i), lastDuration: 1 });
/** 0, 40, 80, 200, 240, 280, 400 ... ms. */
const uneven = new ClipTime({
  timeBase: [1, 1000],
  pts: Array.from({ length: 30 }, (_, i) => 200 * Math.floor(i / 3) + 40 * (i % 3)),
  lastDuration: 40,
});

describe('the ruler', () => {
  it('counts time in round steps from the sync event, negative before it', () => {
    const ticks = rulerTicks(even, { start: 0, perPixel: 0.1 }, 1000, 20);
    const labelled = ticks.filter(({ label }) => label !== null);
    expect(labelled.slice(0, 4).map(({ label, x }) => [label, Math.round(x)])).toEqual([
      ['−20 s', 0],
      ['−10 s', 100],
      ['0 s', 200],
      ['10 s', 300],
    ]);
    expect(ticks.length).toBeGreaterThan(labelled.length);
  });

  it('puts every frame at its real PTS where frames are cells', () => {
    const scale = { start: 0, perPixel: 0.002 };
    expect(showsCells(uneven, scale, 500)).toBe(true);
    const ticks = rulerTicks(uneven, scale, 500, 0);
    expect(ticks.slice(0, 6).map(({ x }) => Math.round(x))).toEqual([0, 20, 40, 100, 120, 140]);
    expect(ticks[0]).toEqual({ x: 0, label: '0', note: '0.00 s' });
  });

  it('counts frames from 1 where people do, in numbers that are as round', () => {
    const labels = (start: number, base: number) =>
      rulerTicks(even, { start, perPixel: 0.002 }, 500, 0, base)
        .filter(({ label }) => label !== null)
        .map(({ x, label }) => [label, Math.round(x)]);
    expect(labels(0, 0)).toEqual([
      ['0', 0],
      ['10', 200],
      ['20', 400],
    ]);
    expect(labels(0, 1)).toEqual([
      ['10', 180],
      ['20', 380],
    ]);
    expect(labels(0.3, 1)[0]).toEqual(['10', 30]);
  });

  it('never puts a label on another, at any zoom', () => {
    for (const clip of [even, uneven]) {
      for (let perPixel = 0.0003; perPixel < 1; perPixel *= 1.17) {
        const xs = rulerTicks(clip, { start: 0.11, perPixel }, 1200, 0.5)
          .filter(({ label }) => label !== null)
          .map(({ x }) => x);
        for (let i = 1; i < xs.length; i += 1) expect(xs[i]! - xs[i - 1]!).toBeGreaterThanOrEqual(63.9);
      }
    }
  });

  it('stays small for 100,000 frames', () => {
    const long = new ClipTime({ timeBase: [1, 30], pts: Array.from({ length: 1e5 }, (_, i) => i), lastDuration: 1 });
    for (let perPixel = 4; perPixel > 0.0005; perPixel /= 1.5) {
      expect(rulerTicks(long, { start: 0, perPixel }, 2560, 0).length).toBeLessThan(800);
    }
  });
});

describe('steps and times', () => {
  it('chooses steps that people count in', () => {
    expect([0.0004, 0.03, 3, 11, 40, 1e5].map(timeStep)).toEqual([0.001, 0.05, 5, 15, 60, 108_000]);
    expect([0.5, 1.1, 3, 7, 11, 230].map(countStep)).toEqual([1, 2, 5, 10, 20, 500]);
  });

  it('writes times with a real minus sign and carries to the minute', () => {
    expect(formatTime(-0.254, 0.01)).toBe('−0.25 s');
    expect(formatTime(-0.001, 0.01)).toBe('0.00 s');
    expect(formatTime(59.999, 0.01)).toBe('1:00.00');
    expect(formatTime(65, 1)).toBe('1:05');
    expect(formatTime(-3725, 1)).toBe('−1:02:05');
  });
});
