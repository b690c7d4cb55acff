import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PoseEstimator } from '../../engine/inference/pose-estimator.ts';
import { HUMAN_TORSO, toHumanJoints } from '../../engine/inference/pose-layout.ts';
import { suggestJoints, trackPerson } from '../../engine/inference/pose-tracker.ts';
import type { RgbFrame } from '../../engine/ports.ts';
import { frameWithPeople, parityPicture } from './testing/drawn-people.ts';
import { MODELS_FOLDER, realModels } from './testing/real-models.ts';

const models = realModels();
let estimator: PoseEstimator;
/** Two people: one walks on the left, one reaches on the right. In the last frame nobody is seen. */
const frames: RgbFrame[] = [];
const frameAt = (index: number): Promise<RgbFrame> => Promise.resolve(frames[index]!);
const LAST = 2;

beforeAll(async () => {
  const pack = await models.packs.forTask('pose-2d-single');
  estimator = new PoseEstimator(
    pack.pack,
    await models.backend.load(models.packs.pathOf(pack, pack.pack.model.file), 'cpu'),
  );
  for (let i = 0; i <= LAST + 1; i++) {
    const people = [
      { picture: 'stand', x: 8 * i, y: 60, side: 170 },
      { picture: 'reach', x: 180, y: 40 + 2 * i, side: 190 },
    ] as const;
    frames.push(await frameWithPeople(i, 370, 270, i > LAST ? [] : people));
  }
});
afterAll(() => models.backend.close());

/** Middle of the hips along x. */
const hipsX = (joints: readonly { x: number }[], layout: { leftHip: number; rightHip: number }): number =>
  (joints[layout.leftHip]!.x + joints[layout.rightHip]!.x) / 2;

describe('the pose pack', () => {
  it('answers the parity pictures as the original network does', async () => {
    const parity = JSON.parse(readFileSync(path.join(MODELS_FOLDER, 'movenet-lightning', 'parity.json'), 'utf8'));
    for (const { png, keypoints } of parity.cases as { png: string; keypoints: [number, number, number][] }[]) {
      const frame = await parityPicture(png);
      const [pose] = await estimator.estimate(frame, [{ x: 0, y: 0, side: frame.width }]);
      keypoints.forEach(([y, x, score], joint) => {
        const point = pose!.points[joint]!;
        const differences = [point.x / frame.width - x, point.y / frame.width - y, point.score - score].map(Math.abs);
        expect(Math.max(...differences), `${png}, joint ${joint}`).toBeLessThan(parity.tolerance);
      });
    }
  });

  it.each([
    { side: 'left', hint: { frame: 1, x: 93, y: 150 }, expected: (i: number) => 85 + 8 * i },
    { side: 'right', hint: { frame: 1, x: 275, y: 150 }, expected: () => 275 },
  ])('follows the person that was clicked on, both ways: $side', { timeout: 20_000 }, async ({ hint, expected }) => {
    const { poses, found } = await trackPerson(estimator, { first: 0, last: LAST, frameAt, hint });
    expect(found).toBe(true);
    poses.forEach((pose, i) => {
      expect(Math.abs(hipsX(pose.points, estimator.layout) - expected(i)), `frame ${i}`).toBeLessThan(20);
    });
  });

  it('suggests the joints of the person near a track, and of anybody without one', { timeout: 20_000 }, async () => {
    const hint = { frame: 1, x: 275, y: 150 };
    const { poses } = await trackPerson(estimator, { first: 1, last: 1, frameAt, hint });
    const nearby = toHumanJoints(poses[0]!.points, estimator.layout, estimator.pack.tracking.min_score);
    const joints = await suggestJoints(estimator, frames[2]!, nearby);
    expect(joints).toHaveLength(13);
    expect(Math.abs(hipsX(joints!, HUMAN_TORSO) - 275)).toBeLessThan(20);
    expect(await suggestJoints(estimator, frames[LAST]!, null)).toHaveLength(13);
    expect(await suggestJoints(estimator, frames[LAST + 1]!, null)).toBeNull();
  });
});
