import { describe, expect, it } from 'vitest';
import type { Warp } from '../../../contract/correspondences.ts';
import { type ComparisonClip, DEFAULT_COMPARISON, planComparison } from './plan-comparison.ts';

const clip = (count: number): ComparisonClip => ({
  width: 640,
  height: 360,
  fps: 30,
  table: { timeBase: [1, 30], pts: Array.from({ length: count }, (_, i) => i), lastDuration: 1 },
  range: [0, count - 1],
  crop: { x: 100, y: 0, w: 360, h: 360 },
});
const warp: Warp = Array.from({ length: 30 }, (_, i) => [i, i * 2, 1]);
const options = { ...DEFAULT_COMPARISON, timing: { kind: 'method', links: warp } as const };

describe('planComparison', () => {
  it('knows size, rate and number of frames before anything is decoded', () => {
    const moments = [{ name: 'hit', sourceFrame: 10, targetFrame: 21 }];
    const plan = planComparison(clip(30), clip(60), moments, { ...options, speed: 0.5, freezeSeconds: 0.5 });
    expect(plan.fps).toEqual([30, 1]);
    expect(plan.frames).toHaveLength(30 * 2 + 15);
    expect(plan.frames.at(-1)).toEqual({ source: 29, target: 58 });
    expect([plan.width % 2, plan.height % 2]).toEqual([0, 0]);
  });

  it('shows whole frames of what nobody analysed, and at a moment what is in step', () => {
    const byHand = (count: number) => ({ ...clip(count), crop: null });
    const timing = { kind: 'anchors', links: [[0, 3, 1]] } as const satisfies { kind: string; links: Warp };
    const moments = [{ name: 'hit', sourceFrame: 10, targetFrame: null }];
    const look = { layout: 'overlay', zoom: 'person', freezeSeconds: 0.1 } as const;
    const plan = planComparison(byHand(30), byHand(60), moments, { ...options, ...look, timing });
    expect(plan.source.view.crop).toEqual({ x: 0, y: 0, w: 640, h: 360 });
    expect(plan.placementAt({ source: 0, target: 3 })).toEqual({ scale: 1, x: 0, y: 0 });
    expect(plan.frames.filter(({ momentName }) => momentName === 'hit')).toEqual([
      ...Array.from({ length: 4 }, () => expect.objectContaining({ source: 10, target: 13 })),
    ]);
  });

  it('refuses what makes no sense, in words', () => {
    const code = (part: object) => {
      try {
        planComparison(clip(30), clip(60), [], { ...options, ...part });
      } catch (error) {
        return (error as { code: string }).code;
      }
      return null;
    };
    expect(code({})).toBeNull();
    expect(code({ speed: 0 })).toBe('request-invalid');
    expect(code({ speed: Number.NaN })).toBe('request-invalid');
    expect(code({ opacity: 1.5 })).toBe('request-invalid');
    expect(code({ divider: -0.1 })).toBe('request-invalid');
    expect(code({ freezeSeconds: -1 })).toBe('request-invalid');
    expect(() => planComparison({ ...clip(30), range: [0, 30] }, clip(60), [], options)).toThrow('0 to 30');
  });
});
