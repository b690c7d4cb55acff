import { describe, expect, it } from 'vitest';
import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import type { Method } from '../../contract/methods.ts';
import { momentTargetFrame, sceneFrom } from './scene-from.ts';

const clip = {
  file: 'folder/one.mp4',
  width: 640,
  height: 360,
  frames: 40,
  fps: 30,
  range: [0, 39] as [number, number],
  crop: { x: 0, y: 0, w: 360, h: 360 },
};

const prediction = (frame: number, x: number) => ({
  frame,
  ptsSeconds: frame / 30,
  clipTime: frame,
  x,
  y: 50,
  score: 0.8,
  alternatives: [],
});

function runOf(method: Method, frames: readonly number[], trusted = true): CorrespondencesFile {
  return {
    format: 'tandem-correspondences',
    version: 1,
    source: clip,
    target: { ...clip, file: 'C:\\clips\\two.mp4' },
    method,
    pack: { name: 'pack', version: '1.0.0', sha256: '0' },
    pose: true,
    device: 'cpu',
    seconds: 1,
    mirrored: false,
    warnings: [],
    warp: [
      [0, 5, 1],
      [10, 15, 1],
      [20, 30, 1],
    ],
    moments: [
      {
        name: 'hit',
        frame: 12,
        confidence: 0.7,
        trusted,
        keypoints: Object.fromEntries(frames.map((frame, i) => [`point_${i}`, prediction(frame, 100 + i)])),
      },
    ],
  };
}

const sources = {
  source: clip,
  target: { ...clip, file: 'C:\\clips\\two.mp4' },
  sourceMoments: [
    {
      name: 'hit',
      frame: 12,
      keypoints: { point_0: { x: 10, y: 20, visible: true }, point_1: { x: 11, y: 21, visible: false } },
    },
  ],
  sourceSeconds: [0, 1 / 30],
  targetSeconds: [0, 1 / 30],
};

describe('sceneFrom', () => {
  it('shows what was marked in the source, without hidden points', () => {
    const { source } = sceneFrom({ ...sources, runs: [runOf('auto', [17])] });
    expect(source.title).toBe('one.mp4');
    expect(source.methodName).toBeNull();
    expect(source.moments).toEqual([
      {
        name: 'hit',
        frame: 12,
        trusted: true,
        marks: [{ name: 'point_0', kind: 'manual', frame: 12, x: 10, y: 20, score: null }],
      },
    ]);
    expect(source.view.crop).toEqual({ x: 0, y: 0, w: 640, h: 360 });
  });

  it('shows predictions in the target by the family of their method', () => {
    const { target } = sceneFrom({ ...sources, runs: [runOf('auto', [17, 18, 25]), runOf('dtw+space', [19])] });
    expect(target.title).toBe('two.mp4');
    expect(target.methodName).toBe('auto + pose, dtw+space + pose');
    expect(target.moments).toHaveLength(1);
    expect(target.moments[0]!.frame).toBe(18);
    expect(target.moments[0]!.marks.map(({ kind, frame }) => [kind, frame])).toEqual([
      ['joint', 17],
      ['joint', 18],
      ['joint', 25],
      ['sequential', 19],
    ]);
  });

  it('adds what was marked in the target', () => {
    const targetMoments = [{ name: 'hit', frame: 16, keypoints: { point_0: { x: 1, y: 2, visible: true } } }];
    const { target } = sceneFrom({ ...sources, targetMoments, runs: [runOf('auto', [17])] });
    expect(target.moments[0]!.marks.at(-1)).toEqual({
      name: 'point_0',
      kind: 'manual',
      frame: 16,
      x: 1,
      y: 2,
      score: null,
    });
  });

  it('asks to look when any run does not trust its time', () => {
    const { source, target } = sceneFrom({ ...sources, runs: [runOf('auto', [17]), runOf('nn+space', [17], false)] });
    expect(source.moments[0]!.trusted).toBe(false);
    expect(target.moments[0]!.trusted).toBe(false);
  });

  it('shows what was marked in both clips when there is no run', () => {
    const targetMoments = [{ name: 'landing', frame: 16, keypoints: { foot: { x: 1, y: 2, visible: true } } }];
    const { source, target } = sceneFrom({ ...sources, targetMoments, runs: [] });
    expect([source.title, target.title, target.methodName]).toEqual(['one.mp4', 'two.mp4', null]);
    expect(source.moments.map(({ name, trusted }) => [name, trusted])).toEqual([['hit', true]]);
    expect(target.moments).toEqual([
      {
        name: 'landing',
        frame: 16,
        trusted: true,
        marks: [{ name: 'foot', kind: 'manual', frame: 16, x: 1, y: 2, score: null }],
      },
    ]);
  });
});

describe('momentTargetFrame', () => {
  const { warp, moments } = runOf('auto', [17, 25, 18, 19]);

  it('is the lower median of the frames of its points', () => {
    expect(momentTargetFrame(moments[0]!, warp)).toBe(18);
  });

  it('is where the warp leads when there are no points', () => {
    expect(momentTargetFrame({ frame: 12, keypoints: {} }, warp)).toBe(15);
    expect(momentTargetFrame({ frame: 20, keypoints: {} }, warp)).toBe(30);
  });
});
