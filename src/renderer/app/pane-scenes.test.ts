import { expect, it } from 'vitest';
import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import { paneContents } from './pane-scenes.ts';
import { INITIAL_STATE, type StudioState } from './studio-state.ts';

const clip = { file: 'a.mp4', width: 64, height: 36, frames: 4, fps: 25, range: [0, 3] as [number, number] };
const crop = { x: 0, y: 0, w: 64, h: 36 };
const prediction = (frame: number, x: number) => {
  return { frame, ptsSeconds: 0, clipTime: 0, x, y: 5, score: 0.5, alternatives: [] };
};
const predicted = (name: string, frame: number, targetFrame: number) => {
  const keypoints = { head: prediction(targetFrame, 7), ball: prediction(targetFrame, 9) };
  return { name, frame, confidence: 0.5, trusted: true, keypoints };
};
const run: CorrespondencesFile = {
  format: 'tandem-correspondences',
  version: 1,
  source: { ...clip, crop },
  target: { ...clip, file: 'b.mp4', crop },
  method: 'auto',
  pack: { name: 'pack', version: '1', sha256: '' },
  pose: false,
  device: 'cpu',
  seconds: 1,
  mirrored: false,
  warnings: [],
  warp: [],
  moments: [predicted('start', 1, 2), predicted('end', 3, 3)],
};
const moments = ['start', 'end'].map((name, index) => {
  return { name, frame: 1 + 2 * index, keypoints: { head: { x: 1, y: 2, visible: true } } };
});
/** Frame 0 does not lie at 0, and the rate varies: 0, 40, 80 and 200 ms. */
const table = { timeBase: [1, 1000] as [number, number], pts: [500, 540, 580, 700], lastDuration: 40 };
const state: StudioState = {
  ...INITIAL_STATE,
  pair: { source: 'a', target: 'b' },
  tables: { a: table, b: table },
  outcome: { sourceId: 'a', targetId: 'b', result: { moments, runs: [run], poses: { source: null, target: null } } },
};

it('shows the frames of the moment that is looked at, with exact times and the points of both clips', () => {
  const { source, target } = paneContents({ ...state, momentIndex: 1 });
  expect([source.frame, source.seconds]).toEqual([3, 0.2]);
  expect([target.frame, target.seconds]).toEqual([3, 0.2]);
  expect(paneContents(state).source).toMatchObject({ frame: 1, seconds: 0.04, overlay: { momentName: 'start' } });
  expect(paneContents(state).target).toMatchObject({ frame: 2, seconds: 0.08 });
  const marks = target.overlay?.scene.moments.find(({ name }) => name === 'end')?.marks;
  expect(marks?.map(({ name, x, kind }) => [name, x, kind])).toEqual([
    ['head', 7, 'joint'],
    ['ball', 9, 'joint'],
  ]);
});

it('shows first frames without points when the result is about other clips, or there is none', () => {
  const first = { frame: 0, seconds: 0, overlay: null };
  expect(paneContents({ ...state, outcome: null })).toEqual({ source: first, target: first });
  const other = paneContents({ ...state, pair: { source: 'a', target: null } });
  expect(other).toEqual({ source: first, target: { ...first, seconds: null } });
});
