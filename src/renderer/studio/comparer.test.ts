import { describe, expect, it } from 'vitest';
import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import type { ProjectFile, ProjectRecord } from '../../contract/project.ts';
import { moveKeypoint } from '../../document/commands/keypoints.ts';
import { setSyncFrame } from '../../document/commands/media.ts';
import { acceptPrediction, acceptPredictions, correctPrediction } from '../../document/commands/verdicts.ts';
import { DocumentEditor } from '../../document/editor.ts';
import { latestRuns, momentsOf, pairOf, poseIn } from '../../document/queries.ts';
import { exampleProject, exampleResult } from '../../document/testing/example-project.ts';
import { TableLines } from '../features/compare/table-lines.ts';
import { Comparer } from './comparer.ts';
import type { ComparisonRow } from './comparison.ts';
import { arrangedRows, confidentPredictions, FIRST_ORDER, rowsInView } from './comparison-order.ts';

const MOMENTS = 50;
const POINTS = 20;

const pointNames = Array.from({ length: POINTS }, (_, index) => `point_${index}`);

/** A run that finds every point of every moment. */
function wholeResult(method: CorrespondencesFile['method'], shift: number): CorrespondencesFile {
  const moments = Array.from({ length: MOMENTS }, (_, m) => ({
    ...{ name: `moment ${m}`, frame: m, confidence: 0.9, trusted: true, timeEntropy: 0.2 },
    keypoints: Object.fromEntries(
      pointNames.map((name, p) => [
        name,
        {
          frame: m,
          ptsSeconds: m / 25,
          clipTime: (m * 63) / 99,
          x: 20 * p + shift,
          y: 10 * p,
          score: 0.9,
          alternatives: [],
        },
      ]),
    ),
  }));
  return exampleResult(method, { moments, clipFrames: 64 });
}

/** Two runs of a thousand points each, the points marked in the source. */
function thousandPoints(): ProjectFile {
  const { records, ...head } = exampleProject();
  const kept = records.filter(({ kind }) => kind === 'media' || kind === 'pair');
  const moments = Array.from(
    { length: MOMENTS },
    (_, m): ProjectRecord => ({
      ...{ id: `m${m}`, kind: 'moment', mediaId: 'source', name: `moment ${m}`, frame: m },
      keypoints: Object.fromEntries(pointNames.map((name, p) => [name, { x: 20 * p, y: 10 * p, visible: true }])),
    }),
  );
  const runs = (['auto', 'dtw+space'] as const).map(
    (method, index): ProjectRecord => ({
      ...{ id: method, kind: 'run', sourceId: 'source', targetId: 'target', createdAt: '2026-01-01T00:00:00.000Z' },
      result: wholeResult(method, index),
      poses: { source: null, target: null },
      verdicts: [],
    }),
  );
  return { ...head, records: [...kept, ...moments, ...runs] };
}

function opened() {
  const editor = new DocumentEditor(thousandPoints());
  const comparer = new Comparer();
  const compare = () => {
    const { document } = editor;
    const { sourceId, targetId } = pairOf(document);
    const runs = latestRuns(document);
    return comparer.compare({
      runs,
      sourceMoments: momentsOf(document, sourceId!),
      targetMoments: momentsOf(document, targetId!),
      targetPose: poseIn(document, runs, 'target'),
    });
  };
  return { editor, compare };
}

/** How many rows are other objects than before: what a list draws anew. */
function changed(before: readonly ComparisonRow[], after: readonly ComparisonRow[]): number {
  return after.filter((row, index) => row !== before[index]).length;
}

describe('a project of a thousand points', () => {
  it('compares nothing again after an edit of something else, or after none', () => {
    const { editor, compare } = opened();
    const first = compare();
    expect(first.rows).toHaveLength(1000);
    expect(compare()).toBe(first);
    editor.dispatch(setSyncFrame, { mediaId: 'source', value: 3 });
    expect(compare()).toBe(first);
  });

  it('makes anew only the rows that an edit is about', () => {
    const { editor, compare } = opened();
    const first = compare();
    editor.dispatch(moveKeypoint, { momentId: 'm3', name: 'point_4', x: 1, y: 2 });
    expect(changed(first.rows, compare().rows)).toBe(0);
    const name = { runId: 'auto', momentName: 'moment 7', keypoint: 'point_2' };
    editor.dispatch(acceptPrediction, name);
    const accepted = compare();
    expect(changed(first.rows, accepted.rows)).toBe(1);
    // A corrected point changes the box of its moment, and with it what is said of the other known points there.
    editor.dispatch(correctPrediction, { ...name, keypoint: 'point_3', correction: { frame: 7, x: 300, y: 300 } });
    const corrected = compare();
    expect(changed(accepted.rows, corrected.rows)).toBeLessThanOrEqual(POINTS);
    editor.undo();
    expect(changed(corrected.rows, compare().rows)).toBeLessThanOrEqual(POINTS);
  });

  it('asks no row when another point is selected: lines are found by name', () => {
    const { compare } = opened();
    let asked = 0;
    const rows = compare().rows.map((row) =>
      Object.defineProperty({ ...row }, 'predictions', {
        get: () => {
          asked += 1;
          return row.predictions;
        },
      }),
    );
    const lines = new TableLines(rows, new Map(rows.map(({ key }, index) => [key, index])), false);
    expect(lines.all).toHaveLength(2000);
    asked = 0;
    const { key } = rows[777]!;
    expect(lines.rowOf(key)).toBe(777);
    expect(lines.lineOf({ key, runId: 'dtw+space' })).toBe(1555);
    expect(lines.lineOf({ key, runId: 'gone' })).toBe(1554);
    expect(lines.lineOf({ key: 'gone', runId: null })).toBe(0);
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('accepts all that nothing speaks against as one step', () => {
    const { editor, compare } = opened();
    const rows = arrangedRows(rowsInView(compare().rows, 'both'), FIRST_ORDER, new Set());
    const names = confidentPredictions(rows);
    expect(names).toHaveLength(2000);
    editor.dispatch(acceptPredictions, { names });
    const { rows: judged, metrics, known } = compare();
    expect(known).toEqual({ corrected: 0, marked: 0, accepted: 1000 });
    expect(metrics.map(({ points, pck }) => [points, pck?.t1])).toEqual([
      [1000, 100],
      [1000, 100],
    ]);
    expect(confidentPredictions(judged)).toEqual([]);
    editor.undo();
    expect(compare().known.accepted).toBe(0);
  });
});
