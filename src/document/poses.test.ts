import { describe, expect, it } from 'vitest';
import type { PoseTrack } from '../contract/keypoints.ts';
import { parseDocument } from '../contract/parse.ts';
import { poseRecordSchema } from '../contract/project.ts';
import { removeMedia, setRotation } from './commands/media.ts';
import { addRuns, deleteRun } from './commands/runs.ts';
import { DocumentEditor } from './editor.ts';
import { findProblems } from './integrity.ts';
import { parseProject } from './parse-project.ts';
import { poseRecord, poseTrackOf } from './poses.ts';
import { latestRuns, poseIn } from './queries.ts';
import { exampleProject, exampleResult } from './testing/example-project.ts';

/** A person who moves a little from frame to frame, like a real track. */
function track(first: number, frames: number, start = 100): PoseTrack {
  const joint = (frame: number, index: number) => ({
    x: start + 10 * index + 3.123456 * Math.sin(frame / 7),
    y: 400.5678 - 20 * index + 2.5 * Math.cos(frame / 5),
    score: 0.123456 + 0.06 * index,
  });
  return {
    range: [first, first + frames - 1],
    frames: Array.from({ length: frames }, (_, frame) => Array.from({ length: 13 }, (_, index) => joint(frame, index))),
  };
}

const PAIR = { sourceId: 'source', targetId: 'target', createdAt: '2026-02-01T00:00:00.000Z' };

function aligned() {
  const editor = new DocumentEditor(exampleProject());
  const poses = { source: track(0, 100), target: track(10, 80, 300) };
  const results = [exampleResult('auto'), exampleResult('dtw+space')];
  editor.dispatch(addRuns, { ...PAIR, results, poses });
  return { editor, poses, results };
}

describe('followed persons', () => {
  it('are kept to a tenth of a pixel and a hundredth of score, and come back as tracks', () => {
    const record = poseRecord('pose-1', 'source', track(5, 2));
    expect(record.frames[0]?.slice(0, 6)).toEqual([100, 403.1, 0.12, 110, 383.1, 0.18]);
    expect(parseDocument(poseRecordSchema, record, 'pose')).toEqual(record);
    const back = poseTrackOf(record);
    expect(back.range).toEqual([5, 6]);
    expect(back.frames[1]?.[2]).toEqual({ x: 120.4, y: 363, score: 0.24 });
    expect(poseTrackOf(record)).toBe(back);
    expect(poseRecord('pose-1', 'source', back)).toEqual(record);
  });

  it('lie in the project once for all runs of an analysis, and survive its JSON without loss', () => {
    const { editor, poses, results } = aligned();
    expect(editor.document.ofKind('pose').map(({ mediaId, range }) => [mediaId, range])).toEqual([
      ['source', [0, 99]],
      ['target', [10, 89]],
    ]);
    editor.dispatch(addRuns, { ...PAIR, results, poses });
    expect(editor.document.ofKind('pose')).toHaveLength(2);
    const file = editor.document.toFile();
    expect(parseProject(JSON.stringify(file), 'p.json')).toEqual(file);
    expect(poseIn(editor.document, latestRuns(editor.document), 'target')?.frames[0]?.[0]).toEqual({
      x: 300,
      y: 403.1,
      score: 0.12,
    });
  });

  it('take little room: two ranges of 240 frames stay under 200 kB', () => {
    const { records, ...head } = exampleProject();
    const long = records.map((record) =>
      record.kind === 'media' ? { ...record, info: { ...record.info, frames: 240 } } : record,
    );
    const editor = new DocumentEditor({ ...head, records: long });
    const before = JSON.stringify(editor.document.toFile()).length;
    const poses = { source: track(0, 240, 1000), target: track(0, 240, 1000) };
    editor.dispatch(addRuns, { ...PAIR, results: [exampleResult()], poses });
    const bytes = JSON.stringify(editor.document.toFile()).length - before;
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(150_000);
  });

  it('go with the last run that has them, and come back with it', () => {
    const { editor } = aligned();
    const [first, second] = editor.document.ofKind('run').slice(1);
    editor.dispatch(deleteRun, { runId: first!.id });
    expect(editor.document.ofKind('pose')).toHaveLength(2);
    editor.dispatch(deleteRun, { runId: second!.id });
    expect(editor.document.ofKind('pose')).toHaveLength(0);
    editor.undo();
    expect(editor.document.ofKind('pose')).toHaveLength(2);
    editor.dispatch(removeMedia, { mediaId: 'source' });
    expect(editor.document.ofKind('pose')).toHaveLength(0);
    expect(findProblems(editor.document)).toEqual([]);
  });

  it('turn with their clip', () => {
    const { editor } = aligned();
    const before = editor.document.toFile();
    editor.dispatch(setRotation, { mediaId: 'source', value: 90 });
    const [turned, other] = editor.document.ofKind('pose');
    // 640 x 480: a point (x, y) comes to (480 - y, x).
    expect(turned?.frames[0]?.slice(0, 3)).toEqual([76.9, 100, 0.12]);
    expect(other?.frames[0]?.slice(0, 3)).toEqual([300, 403.1, 0.12]);
    expect(editor.document.ofKind('run')[1]?.result.source).toMatchObject({ turnDegrees: 90, width: 480, height: 640 });
    editor.dispatch(setRotation, { mediaId: 'source', value: 0 });
    expect(editor.document.ofKind('pose')).toEqual(before.records.filter(({ kind }) => kind === 'pose'));
  });

  it('are missed when a project refers to one that is not there, or that is shorter than it says', () => {
    const { editor } = aligned();
    const file = editor.document.toFile();
    const without = { ...file, records: file.records.filter(({ kind }) => kind !== 'pose') };
    expect(() => parseProject(JSON.stringify(without), 'p.json')).toThrow(/refers to no followed person/);
    const cut = file.records.map((record) =>
      record.kind === 'pose' ? { ...record, frames: record.frames.slice(1) } : record,
    );
    expect(() => parseProject(JSON.stringify({ ...file, records: cut }), 'p.json')).toThrow(
      /99 frames, but its range 100/,
    );
  });
});

describe('a project of version 1', () => {
  it('is read: its runs have no followed persons', () => {
    const { records, ...head } = exampleProject();
    const old = records.map((record) => {
      if (record.kind !== 'run') return record;
      const { poses: _, ...rest } = record;
      return rest;
    });
    expect(parseProject(JSON.stringify({ ...head, version: 1, records: old }), 'old.json')).toEqual(exampleProject());
  });
});
