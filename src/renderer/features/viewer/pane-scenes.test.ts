import { describe, expect, it } from 'vitest';
import type { MomentRecord, RunRecord } from '../../../contract/project.ts';
import { exampleMedia, exampleProject } from '../../../document/testing/example-project.ts';
import { panePoints, paneScene } from './pane-scenes.ts';

const { records } = exampleProject();
const run = records.find((record): record is RunRecord => record.kind === 'run')!;
const moment = records.find((record): record is MomentRecord => record.kind === 'moment')!;
const table = {
  timeBase: [1, 25] as [number, number],
  pts: Array.from({ length: 100 }, (_, at) => at),
  lastDuration: 1,
};
const judged = (verdict: Partial<RunRecord['verdicts'][number]>): RunRecord => ({
  ...run,
  verdicts: [{ momentName: 'top', keypoint: 'ball', verdict: 'accepted', correction: null, ...verdict }],
});
const target = (runs: RunRecord[], moments: MomentRecord[] = []) =>
  paneScene({ role: 'target', media: exampleMedia('target'), table, moments, runs }).moments;

describe('the drawing over a pane', () => {
  it('has the marked points of the source, those that can be seen, also without a run', () => {
    const scene = paneScene({ role: 'source', media: exampleMedia('source'), table, moments: [moment], runs: [] });
    expect(scene.moments).toMatchObject([{ name: 'top', frame: 50, marks: [{ name: 'left_wrist', kind: 'manual' }] }]);
    expect(scene.frameSeconds[50]).toBe(2);
    expect(scene.view.crop).toEqual({ x: 0, y: 0, w: 640, h: 480 });
  });

  it('is turned with the clip', () => {
    const media = exampleMedia('source', { rotationOverrideDegrees: 90 });
    const scene = paneScene({ role: 'source', media, table, moments: [], runs: [] });
    expect(scene.view.crop).toMatchObject({ w: 480, h: 640 });
  });

  it('has what the runs predict in the target, told apart by method', () => {
    const sequential = { ...run, id: 'run-2', result: { ...run.result, method: 'dtw+space' as const } };
    expect(target([run, sequential])).toMatchObject([
      {
        name: 'top',
        frame: 60,
        marks: [
          { name: 'left_wrist', kind: 'joint', frame: 60 },
          { name: 'ball', kind: 'joint', frame: 61 },
          { name: 'left_wrist', kind: 'sequential' },
          { name: 'ball', kind: 'sequential' },
        ],
      },
    ]);
  });

  it('leaves out what was rejected and shows a correction where a person put it', () => {
    expect(target([judged({ verdict: 'rejected' })])[0]?.marks.map(({ name }) => name)).toEqual(['left_wrist']);
    const corrected = target([judged({ verdict: 'corrected', correction: { frame: 63, x: 1, y: 2 } })])[0]?.marks[1];
    expect(corrected).toEqual({ name: 'ball', kind: 'manual', frame: 63, x: 1, y: 2, score: null });
  });

  it('puts a marked moment of the target before a predicted one', () => {
    const own = { ...moment, id: 'moment-target', mediaId: 'target', frame: 66 };
    expect(target([run], [own])).toMatchObject([{ frame: 66, trusted: true }]);
  });

  it('offers the points of a frame, marked ones to be moved', () => {
    expect(panePoints({ role: 'source', moments: [moment], runs: [] }).get(50)).toMatchObject([
      { name: 'left_wrist', momentId: 'moment-top', isManual: true },
      { name: 'ball', isManual: true },
    ]);
    expect(panePoints({ role: 'source', moments: [moment], runs: [] }).get(49)).toBeUndefined();
    expect(panePoints({ role: 'target', moments: [], runs: [run] }).get(61)).toMatchObject([
      { name: 'ball', momentId: null, runId: 'run-1', isManual: false },
    ]);
    const corrected = judged({ verdict: 'corrected', correction: { frame: 63, x: 1, y: 2 } });
    expect(panePoints({ role: 'target', moments: [], runs: [corrected] }).get(63)).toMatchObject([
      { name: 'ball', x: 1 },
    ]);
  });
});
