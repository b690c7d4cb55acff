import { describe, expect, it } from 'vitest';
import type { Method } from '../../contract/methods.ts';
import type { Moment } from '../../contract/moments.ts';
import type { RunRecord, Verdict } from '../../contract/project.ts';
import { type ComparisonRow, compareRuns, type RowTag } from './comparison.ts';
import {
  arrangedRows,
  FIRST_ORDER,
  nextFailure,
  placeOf,
  rowsInView,
  runsInView,
  tagCounts,
} from './comparison-order.ts';

type Point = readonly [x: number, y: number, t: number];

const clip = {
  ...{ width: 200, height: 200, frames: 64, fps: 10, range: [0, 63] as [number, number] },
  crop: { x: 0, y: 0, w: 200, h: 200 },
};

/** A run on 64 frames that are all clip frames. */
function run(
  method: Method,
  points: Readonly<Record<string, Readonly<Record<string, Point>>>>,
  { confidence = 0.8, trusted = true, verdicts = [] as Verdict[], clipFrames = 64 as number | undefined } = {},
): RunRecord {
  return {
    ...{ id: `run-${method}`, kind: 'run', sourceId: 'a', targetId: 'b', createdAt: '2026-01-01T00:00:00Z', verdicts },
    poses: { source: null, target: null },
    result: {
      ...{
        format: 'tandem-correspondences',
        version: 1,
        method,
        pose: true,
        device: 'cpu',
        seconds: 1,
        mirrored: false,
      },
      ...{ clipFrames, warnings: [], warp: [], pack: { name: 'p', version: '1', sha256: '' } },
      source: { file: 'a.mp4', ...clip },
      target: { file: 'b.mp4', ...clip },
      moments: Object.entries(points).map(([name, keypoints], m) => ({
        ...{ name, frame: 10 * m, confidence, trusted },
        keypoints: Object.fromEntries(
          Object.entries(keypoints).map(([keypoint, [x, y, t]]) => {
            const frame = Math.round(t);
            return [keypoint, { frame, ptsSeconds: frame / 10, clipTime: t, x, y, score: 0.9, alternatives: [] }];
          }),
        ),
      })),
    },
  };
}

function marked(points: Readonly<Record<string, Readonly<Record<string, Point>>>>): Moment[] {
  return Object.entries(points).map(([name, keypoints]) => ({
    name,
    frame: Object.values(keypoints)[0]![2],
    keypoints: Object.fromEntries(Object.entries(keypoints).map(([point, [x, y]]) => [point, { x, y, visible: true }])),
  }));
}

const verdict = (momentName: string, keypoint: string, correction: Verdict['correction'] = null): Verdict => ({
  ...{ momentName, keypoint, correction },
  verdict: correction ? 'corrected' : 'accepted',
});
const compared = (runs: RunRecord[], targetMoments: Moment[] = []) =>
  compareRuns({ runs, sourceMoments: [], targetMoments, targetPose: null });

describe('metrics', () => {
  // algorithms.md, check 17.
  const truth: Record<string, Record<string, Point>> = {
    first: { a: [10, 10, 8], b: [50, 10, 8], c: [30, 90, 8] },
    second: { d: [20, 20, 30], e: [60, 40, 30] },
  };
  const predicted: Record<string, Record<string, Point>> = {
    first: { a: [15, 10, 8], b: [58.1, 10, 8], c: [30, 82, 9] },
    second: { d: [20, 24, 33], e: [62, 43, 31.2] },
  };

  it('are those of check 17, times rounded as in the evaluation', () => {
    const { metrics, rows, known } = compared([run('auto', predicted)], marked(truth));
    const right = (k: 0 | 1 | 2) => rows.map(({ predictions: [only] }) => Number(only!.judged!.score.right[k]));
    expect(right(0)).toEqual([1, 0, 1, 0, 1]);
    expect(right(1)).toEqual([1, 0, 1, 1, 1]);
    expect(right(2)).toEqual([1, 0, 1, 1, 1]);
    expect(rows.map(({ predictions: [only] }) => only!.judged!.score.side)).toEqual([80, 80, 80, 40, 40]);
    expect(metrics).toEqual([
      { runId: 'run-auto', points: 5, pck: { t1: 60, t3: 80, t5: 80, pck: 80 }, isEstimated: false },
    ]);
    expect(known).toEqual({ corrected: 0, marked: 5, accepted: 0 });
  });

  it('take corrections for the truth, before marks, and accepted predictions for right', () => {
    const verdicts = [verdict('first', 'b', { frame: 8, x: 58, y: 10 }), verdict('second', 'd')];
    const { rows, known, metrics } = compared([run('auto', predicted, { verdicts })], marked({ first: truth.first! }));
    expect(rows.map(({ truth: point }) => point && [point.origin, point.x, point.frame])).toEqual([
      ['marked', 10, 8],
      ['corrected', 58, 8],
      ['marked', 30, 8],
      ['accepted', 20, 33],
      null,
    ]);
    expect(known).toEqual({ corrected: 1, marked: 2, accepted: 1 });
    // The second moment's box has to borrow the prediction of e.
    expect(metrics[0]).toMatchObject({ points: 4, pck: { t1: 100 }, isEstimated: true });
    expect(rows[3]!.predictions[0]!.judged!.score.side).toBe(42);
  });

  it('leave out points that are marked as hidden', () => {
    const target = marked({ first: truth.first! });
    target[0]!.keypoints.c!.visible = false;
    const { metrics } = compared([run('auto', { first: predicted.first! })], target);
    // The box of a and b alone is 40 wide: only 4 pixels are near.
    expect(metrics[0]).toMatchObject({ points: 2, pck: { pck: 0 }, isEstimated: false });
  });

  it('are silent without truth, and for runs that do not say how they count time', () => {
    expect(compared([run('auto', predicted)]).metrics[0]).toMatchObject({ points: 0, pck: null });
    const old = run('auto', predicted, { clipFrames: undefined });
    delete (old.result as { clipFrames?: number }).clipFrames;
    expect(compared([old], marked(truth)).metrics[0]!.pck).toBeNull();
  });
});

describe('rows', () => {
  const auto = run('auto', { m: { a: [10, 10, 8], b: [110, 10, 8], c: [60, 60, 8] } });
  const sequential = run('dtw+space', { m: { a: [13, 14, 12], b: [110, 10, 9], c: [60, 61, 8] } }, { confidence: 0.9 });
  const third = run('st-match', { m: { a: [10, 10, 8] } });

  it('put the methods side by side, and compare a joint with a sequential one', () => {
    const { rows, runs } = compared([sequential, third, auto]);
    expect(runs.map(({ result }) => result.method)).toEqual(['auto', 'st-match', 'dtw+space']);
    const [a] = rows;
    expect(a!.predictions).toHaveLength(3);
    expect(a!.difference).toMatchObject({ frames: 4, dx: 3, dy: 4, pixels: 5 });
    expect(a!.difference!.seconds).toBeCloseTo(0.4, 9);
    expect([a!.difference!.first.run.id, a!.difference!.second.run.id]).toEqual([auto.id, sequential.id]);
    expect(a!.confidence).toBe(0.9);
    expect(compared([auto]).rows[0]!.difference).toBeNull();
  });

  it('say what deserves a look', () => {
    // The box is 100 wide: methods disagree from 10 pixels or 3 clip frames on.
    const shaky = run('dtw+space', { m: { a: [10, 10, 11], b: [120.1, 10, 8], c: [60, 60, 8] } }, { trusted: false });
    const { rows } = compared([shaky, auto]);
    expect(rows.map(({ tags }) => tags)).toEqual([['unsure'], ['methods-disagree', 'unsure'], ['unsure']]);
    const truth = marked({ m: { a: [10, 10, 8], b: [110, 10, 8], c: [60, 60, 8] } });
    expect(compared([sequential, auto], truth).rows.map(({ tags }) => tags)).toEqual([
      ['methods-disagree', 'time-wrong/space-right', 'high-confidence-wrong'],
      [],
      [],
    ]);
    // What is wrong with the sequential answer is no matter of the joint one's.
    const inJointView = rowsInView(compared([sequential, auto], truth).rows, 'joint');
    expect(inJointView.map(({ tags }) => tags)).toEqual([['methods-disagree'], [], []]);
    const rejected = { ...auto, verdicts: [{ ...verdict('m', 'c'), verdict: 'rejected' as const }] };
    expect(compared([rejected]).rows[2]!.tags).toEqual(['rejected']);
  });

  it('lead to the frames of one of the answers', () => {
    const [row] = compared([sequential, auto]).rows;
    const name = { momentName: 'm', keypoint: 'a', sourceFrame: 0 };
    expect(placeOf(row!, 'run-dtw+space')).toEqual({ ...name, runId: 'run-dtw+space', targetFrame: 12 });
    expect(placeOf(row!, null)).toEqual({ ...name, runId: 'run-auto', targetFrame: 8 });
  });

  it('are shown by family', () => {
    const methods = (view: Parameters<typeof runsInView>[1]) =>
      runsInView([auto, third, sequential], view).map(({ result }) => result.method);
    expect(methods('joint')).toEqual(['auto', 'st-match']);
    expect(methods('sequential')).toEqual(['dtw+space']);
    expect(methods('difference')).toHaveLength(3);
  });
});

describe('order', () => {
  const row = (key: string, tags: RowTag[], confidence: number, frames: number | null = null): ComparisonRow => ({
    ...{ key, momentName: 'm', sourceFrame: 0, keypoint: key, predictions: [], truth: null, tags, confidence },
    difference: frames === null ? null : ({ frames, pixels: 0 } as ComparisonRow['difference']),
  });
  const rows = [
    row('plain', [], 0.9),
    row('unsure', ['unsure'], 0.3, -2),
    row('apart', ['methods-disagree'], 0.4, 5),
    row('surely apart', ['methods-disagree', 'unsure'], 0.8, -7),
  ];
  const keys = (list: readonly ComparisonRow[]) => list.map(({ key }) => key);

  it('begins where methods disagree, the surest first', () => {
    expect(keys(arrangedRows(rows, FIRST_ORDER, new Set()))).toEqual(['surely apart', 'apart', 'plain', 'unsure']);
    expect(keys(arrangedRows(rows, { key: 'frames', isReversed: false }, new Set()))).toEqual([
      'surely apart',
      'apart',
      'unsure',
      'plain',
    ]);
    expect(keys(arrangedRows(rows, { key: 'point', isReversed: true }, new Set()))[0]).toBe('unsure');
  });

  it('keeps rows that have any of the tags, and counts them', () => {
    expect(keys(arrangedRows(rows, FIRST_ORDER, new Set<RowTag>(['unsure'])))).toEqual(['surely apart', 'unsure']);
    expect([...tagCounts(rows)]).toEqual([
      ['unsure', 2],
      ['methods-disagree', 2],
    ]);
  });

  it('steps from failure to failure, round the end', () => {
    const walk = (from: string | null, direction: 1 | -1) => nextFailure(rows, from, direction)?.key;
    expect([walk(null, 1), walk('unsure', 1), walk('surely apart', 1)]).toEqual(['unsure', 'apart', 'unsure']);
    expect([walk(null, -1), walk('unsure', -1), walk('plain', -1)]).toEqual([
      'surely apart',
      'surely apart',
      'surely apart',
    ]);
    expect(nextFailure([rows[0]!], null, 1)).toBeNull();
    expect(nextFailure([], null, 1)).toBeNull();
  });
});
