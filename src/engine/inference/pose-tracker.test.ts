import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { posePackSchema } from '../../contract/pack.ts';
import type { RgbFrame } from '../ports.ts';
import { PoseEstimator } from './pose-estimator.ts';
import { toHumanJoints } from './pose-layout.ts';
import { trackPerson } from './pose-tracker.ts';
import { seeSpots, spotFrame, spotNetwork } from './testing/spot-network.ts';

const PACK = new URL('../../../models/movenet-lightning/', import.meta.url);

/** The pack's own tracking, which its figures were measured with. */
const reference: {
  trackSearch: (
    run: (planar: Float32Array, count: number) => Promise<Float32Array>,
    frames: { w: number; h: number; data: Uint8Array }[],
    options: { hint?: { frame: number; x: number; y: number } },
  ) => Promise<{ points: { x: number; y: number; score: number }[] }[]>;
  toPenn13: (points: unknown) => unknown;
} = await import(new URL('movenet_track.ts', PACK).href);

const pack = posePackSchema.parse(JSON.parse(readFileSync(new URL('pack.json', PACK), 'utf8')));
const estimator = new PoseEstimator(pack, spotNetwork());

/** A spot that walks to the right; it is gone for two frames, and later for eleven, during which it jumps. */
const frames: RgbFrame[] = [];
const frameAt = (index: number): Promise<RgbFrame> => Promise.resolve(frames[index]!);
const gone = (i: number): boolean => i === 3 || i === 4 || (i >= 8 && i <= 18);
beforeAll(() => {
  for (let i = 0; i < 21; i++) {
    frames.push(spotFrame(i, 400, 300, gone(i) ? null : { x: i < 8 ? 90 + 5 * i : 310, y: 150, radius: 22 }));
  }
});

const referenceTrack = (count: number, hint?: { frame: number; x: number; y: number }) => {
  const images = frames.slice(0, count).map(({ width, height, data }) => ({ w: width, h: height, data }));
  return reference.trackSearch(async (planar, n) => seeSpots(planar, n), images, hint ? { hint } : {});
};

describe('trackPerson', () => {
  it.each([
    { name: 'from the surest of a few frames', count: 3, hint: undefined },
    { name: 'from a click, through a short and a long loss', count: 21, hint: { frame: 6, x: 120, y: 150 } },
  ])('gives the numbers of the pack: $name', { timeout: 20_000 }, async ({ count, hint }) => {
    const expected = await referenceTrack(count, hint);
    const { poses, found } = await trackPerson(estimator, { first: 0, last: count - 1, frameAt, hint });
    expect(found).toBe(true);
    expect(poses.map((pose) => pose.points)).toEqual(expected.map((pose) => pose.points));
    const joints = poses.map((pose) => toHumanJoints(pose.points, estimator.layout, pack.tracking.min_score));
    expect(joints).toEqual(expected.map((pose) => reference.toPenn13(pose.points)));
  });

  it('finds the person again after a long loss, elsewhere', async () => {
    const { poses } = await trackPerson(estimator, { first: 6, last: 20, frameAt, hint: { frame: 7, x: 125, y: 150 } });
    expect(poses).toHaveLength(15);
    expect(poses[20 - 6]!.points[0]!.x).toBeCloseTo(310, 0);
    expect(poses[20 - 6]!.score).toBeGreaterThan(0.4);
  });

  it('says so when nobody was found to start from', async () => {
    const hint = { frame: 3, x: 20, y: 20 };
    const clicked = await trackPerson(estimator, { first: 3, last: 4, frameAt, hint });
    expect(clicked.found).toBe(false);
    expect(clicked.poses).toHaveLength(2);
  });

  it('takes the nearest person when a click hits nobody', async () => {
    const hint = { frame: 0, x: 390, y: 290 };
    const { poses, found } = await trackPerson(estimator, { first: 0, last: 0, frameAt, hint });
    expect(found).toBe(true);
    expect(poses[0]!.points[0]!.x).toBeCloseTo(90, 0);
  });

  it('reports every frame once and ends when it is cancelled', async () => {
    const controller = new AbortController();
    const done: number[] = [];
    const tracking = trackPerson(estimator, {
      first: 0,
      last: 7,
      frameAt,
      hint: { frame: 1, x: 95, y: 150 },
      signal: controller.signal,
      onProgress: (progress) => {
        done.push(progress.done);
        if (progress.done === 3) controller.abort();
      },
    });
    await expect(tracking).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toEqual([0, 1, 2, 3]);
  });
});
