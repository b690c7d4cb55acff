import { describe, expect, it } from 'vitest';
import { smoothTrack } from './smooth-track.ts';

/** The pack's own code. */
const reference: { smoothPose: (pose: number[][][], sigma?: number) => number[][][] } = await import(
  new URL('../../models/st-r2plus1d18/decode.mjs', import.meta.url).href
);

describe('smoothTrack', () => {
  it('gives the numbers of the pack', () => {
    const noise = (seed: number): number => ((Math.imul(seed, 2654435761) >>> 8) & 0xffff) / 0xffff;
    const track = Array.from({ length: 20 }, (_, t) =>
      Array.from({ length: 13 }, (_, j) => ({
        x: 128 * noise(t * 31 + j),
        y: 128 * noise(t * 77 + j * 3 + 1),
        score: j === 4 ? 0 : noise(t * 5 + j * 7 + 2),
      })),
    );
    const expected = reference.smoothPose(
      track.map((joints) => joints.map(({ x, y, score }) => [x, y, score])),
      0.7,
    );
    const actual = smoothTrack(track, 0.7);
    expected.forEach((joints, t) => {
      joints.forEach(([x, y, score], j) => {
        expect(actual[t]![j]!.x).toBeCloseTo(x!, 9);
        expect(actual[t]![j]!.y).toBeCloseTo(y!, 9);
        expect(actual[t]![j]!.score).toBe(score);
      });
    });
  });

  it('leaves a still joint where it is and pulls a jump towards surer frames', () => {
    const at = (x: number, score: number) => [{ x, y: 3, score }];
    for (const [joint] of smoothTrack([at(5, 0.2), at(5, 0.9), at(5, 0.4)], 0.7)) expect(joint!.x).toBeCloseTo(5, 9);
    const [, middle] = smoothTrack([at(0, 1), at(10, 0.05), at(0, 1)], 1);
    // Weights exp(-1/2) * 1 twice against 1 * 0.05.
    expect(middle![0]!.x).toBeCloseTo((10 * 0.05) / (0.05 + 2 * Math.exp(-0.5)), 9);
  });
});
