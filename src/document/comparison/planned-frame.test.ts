import { describe, expect, it } from 'vitest';
import type { Warp } from '../../contract/correspondences.ts';
import { comparisonMoments } from './planned-frame.ts';

const warp: Warp = Array.from({ length: 30 }, (_, i) => [i, i * 2, 1]);

describe('comparisonMoments', () => {
  it('pairs every moment with the frame of its points, or with the warp', () => {
    const moment = (name: string, frame: number, keypoints = {}) => ({
      name,
      frame,
      confidence: 1,
      trusted: true,
      keypoints,
    });
    const point = { frame: 25, ptsSeconds: 0, clipTime: 0, x: 0, y: 0, score: 1, alternatives: [] };
    expect(comparisonMoments({ warp, moments: [moment('a', 4), moment('b', 12, { wrist: point })] }, [])).toEqual([
      { name: 'a', sourceFrame: 4, targetFrame: 8 },
      { name: 'b', sourceFrame: 12, targetFrame: 25 },
    ]);
  });

  it('are those of the source when there is no run: nothing was found in the target', () => {
    expect(comparisonMoments(undefined, [{ name: 'a', frame: 4, keypoints: {} }])).toEqual([
      { name: 'a', sourceFrame: 4, targetFrame: null },
    ]);
  });
});
