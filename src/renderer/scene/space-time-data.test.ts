import { expect, it } from 'vitest';
import type { CorrespondencesFile, Prediction } from '../../contract/correspondences.ts';
import { spaceTimeData } from './space-time-data.ts';

const clip = { title: 'a', width: 10, height: 10, range: [0, 9] as [number, number], secondsOf: () => 0 };
const predicted: Prediction = { frame: 5, ptsSeconds: 0, clipTime: 0, x: 1, y: 2, score: 0.5, alternatives: [] };

function run(method: CorrespondencesFile['method'], keypoints: Record<string, Prediction>): CorrespondencesFile {
  const moments = [{ name: 'hit', frame: 3, confidence: 1, trusted: true, keypoints }];
  return { method, moments, warp: [[0, 0, 1]] } as unknown as CorrespondencesFile;
}

const sources = {
  source: clip,
  target: clip,
  sourceMoments: [
    {
      name: 'hit',
      frame: 3,
      keypoints: {
        left_hip: { x: 1, y: 1, visible: true },
        right_hip: { x: 2, y: 1, visible: true },
        ball: { x: 3, y: 3, visible: false },
      },
    },
  ],
  targetMoments: [],
  runs: [
    run('auto', { left_hip: predicted, right_hip: predicted, ball: predicted }),
    run('dtw+space', { left_hip: predicted }),
  ],
  poses: null,
};

it('has every visible point once, and links from source to prediction', () => {
  const { points, links } = spaceTimeData(sources);
  expect(points.map(({ role, keypoint, kind }) => `${role} ${keypoint} ${kind}`)).toEqual([
    'source left_hip manual',
    'source right_hip manual',
    'target left_hip joint',
    'target right_hip joint',
    'target ball joint',
    'target left_hip sequential',
  ]);
  expect(links).toEqual([
    { from: 0, to: 2, kind: 'joint' },
    { from: 1, to: 3, kind: 'joint' },
    { from: 0, to: 5, kind: 'sequential' },
  ]);
});

it('draws bones only between points of one clip, method and moment', () => {
  const { bones } = spaceTimeData(sources);
  expect(bones.map(({ role, kind }) => `${role} ${kind}`)).toEqual(['source manual', 'target joint']);
});

it('breaks a wrist trail where the joint is not believed', () => {
  const joints = (score: number) => Array.from({ length: 13 }, () => ({ x: 1, y: 1, score }));
  const track = { range: [4, 7] as [number, number], frames: [joints(1), joints(1), joints(0.1), joints(1)] };
  const { trails } = spaceTimeData({ ...sources, poses: { source: track, target: null } });
  expect(trails.wrists.map(({ from, to }) => [from.frame, to.frame])).toEqual([
    [4, 5],
    [4, 5],
  ]);
  expect(trails.others).toHaveLength(11);
});

it('draws the trail of a long clip in longer steps, to its end', () => {
  const joints = Array.from({ length: 13 }, () => ({ x: 1, y: 1, score: 1 }));
  const track = { range: [0, 700] as [number, number], frames: Array.from({ length: 701 }, () => joints) };
  const { trails } = spaceTimeData({ ...sources, poses: { source: track, target: null } });
  const left = trails.wrists.slice(0, trails.wrists.length / 2);
  expect(left).toHaveLength(234);
  expect(left[0]).toMatchObject({ from: { frame: 0 }, to: { frame: 3 } });
  expect(left.at(-1)).toMatchObject({ from: { frame: 699 }, to: { frame: 700 } });
});
