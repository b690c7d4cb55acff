import { describe, expect, it } from 'vitest';
import { PROJECT_VERSION } from '../contract/project.ts';
import { addAnchor, moveAnchor } from './commands/anchors.ts';
import { COMMANDS } from './commands/index.ts';
import { addKeypoint, deleteKeypoint, moveKeypoint, renameKeypoint, setKeypointVisible } from './commands/keypoints.ts';
import { addMedia, removeMedia, setCrop, setRotation, setWorkingZone } from './commands/media.ts';
import { addMoment, addMoments, deleteMoment, renameMoment } from './commands/moments.ts';
import { addNote } from './commands/notes.ts';
import { setRoles, swapRoles } from './commands/pair.ts';
import { addRuns, deleteRun } from './commands/runs.ts';
import { correctPrediction, rejectPrediction } from './commands/verdicts.ts';
import { type Commit, DocumentEditor } from './editor.ts';
import { anchorsOf, latestRuns, momentsOf, pairOf, runsOf, verdictOf } from './queries.ts';
import { exampleMedia, exampleProject, exampleResult } from './testing/example-project.ts';

const POINT = { momentId: 'moment-top', name: 'left_wrist' };

function open() {
  const editor = new DocumentEditor(exampleProject());
  const commits: Commit[] = [];
  editor.subscribeCommits((commit) => commits.push(commit));
  return { editor, commits };
}

function wrist(editor: DocumentEditor) {
  return editor.document.find('moment', 'moment-top')?.keypoints.left_wrist;
}

describe('DocumentEditor', () => {
  it('undoes and redoes each edit, and commits what it did', () => {
    const { editor, commits } = open();
    const before = editor.document.toFile();
    editor.dispatch(moveKeypoint, { ...POINT, x: 1, y: 2 });
    const after = editor.document.toFile();
    expect(wrist(editor)).toEqual({ x: 1, y: 2, visible: true });
    expect(editor.undoLabel).toBe('Move keypoint');
    expect(editor.undo()).toBe(true);
    expect(editor.document.toFile()).toEqual(before);
    expect(editor.redoLabel).toBe('Move keypoint');
    expect(editor.redo()).toBe(true);
    expect(editor.document.toFile()).toEqual(after);
    expect(commits.map(({ label }) => label)).toEqual(['Move keypoint', 'Undo Move keypoint', 'Redo Move keypoint']);
    expect(commits[1]?.diffs).toEqual(
      commits[0]?.diffs.map(({ id, before: was, after: became }) => ({ id, before: became, after: was })),
    );
    expect(editor.redo()).toBe(false);
  });

  it('makes a drag one step and one commit', () => {
    const { editor, commits } = open();
    editor.openMark('Move keypoint');
    for (let step = 1; step <= 50; step += 1) editor.dispatch(moveKeypoint, { ...POINT, x: 100 + step, y: 200 });
    expect(wrist(editor)?.x).toBe(150);
    expect(commits).toEqual([]);
    editor.closeMark();
    expect(commits).toHaveLength(1);
    expect(commits[0]?.diffs).toHaveLength(1);
    editor.undo();
    expect(wrist(editor)?.x).toBe(100);
    expect(editor.undo()).toBe(false);
  });

  it('leaves no trace of a drag that is given up or that ends where it began', () => {
    const { editor, commits } = open();
    const before = editor.document;
    editor.openMark('Move keypoint');
    editor.dispatch(moveKeypoint, { ...POINT, x: 9, y: 9 });
    expect(editor.undo()).toBe(true);
    expect(editor.document).toBe(before);
    editor.openMark('Move keypoint');
    editor.dispatch(moveKeypoint, { ...POINT, x: 9, y: 9 });
    editor.dispatch(moveKeypoint, { ...POINT, x: 100, y: 200 });
    editor.closeMark();
    expect(editor.undoLabel).toBeNull();
    expect(commits).toEqual([]);
  });

  it('forgets what was undone when a new edit is made', () => {
    const { editor } = open();
    editor.dispatch(moveKeypoint, { ...POINT, x: 1, y: 2 });
    editor.undo();
    editor.dispatch(setKeypointVisible, { ...POINT, visible: false });
    expect(editor.redoLabel).toBeNull();
  });

  it('refuses what is not possible and what the schemas or the other records do not allow, and changes nothing', () => {
    const { editor, commits } = open();
    const before = editor.document;
    const refused = { code: 'edit-refused' };
    expect(() => editor.dispatch(moveKeypoint, { ...POINT, name: 'nose', x: 1, y: 2 })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => editor.dispatch(moveKeypoint, { ...POINT, x: Number.NaN, y: 2 })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => editor.dispatch(setWorkingZone, { mediaId: 'source', value: [10, 100] })).toThrow(
      /end of the working zone lies at frame 100, but the last frame of source\.mp4 is 99/,
    );
    expect(() => editor.dispatch(addKeypoint, { ...POINT, name: '__proto__', x: 1, y: 2 })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => editor.dispatch(setRoles, { sourceId: 'source', targetId: 'source' })).toThrow(
      expect.objectContaining(refused),
    );
    expect(editor.document).toBe(before);
    expect(commits).toEqual([]);
  });

  it('does not commit or remember an edit that changes nothing', () => {
    const { editor, commits } = open();
    expect(editor.dispatch(moveKeypoint, { ...POINT, x: 100, y: 200 })).toEqual([]);
    expect(commits).toEqual([]);
    expect(editor.undoLabel).toBeNull();
  });

  it('keeps outside changes through undo', () => {
    const { editor } = open();
    editor.dispatch(setCrop, { mediaId: 'source', value: { x: 0, y: 0, w: 10, h: 10 } });
    const media = editor.document.find('media', 'source')!;
    editor.applyOutside([{ id: 'source', before: media, after: { ...media, relativePath: '../clips/source.mp4' } }]);
    expect(editor.undo()).toBe(true);
    expect(editor.document.find('media', 'source')).toMatchObject({ crop: null, relativePath: '../clips/source.mp4' });
    expect(editor.redo()).toBe(true);
    expect(editor.document.find('media', 'source')?.crop).toEqual({ x: 0, y: 0, w: 10, h: 10 });
  });

  it('tells its listeners of every change', () => {
    const { editor } = open();
    let calls = 0;
    const stop = editor.subscribe(() => {
      calls += 1;
    });
    editor.dispatch(moveKeypoint, { ...POINT, x: 1, y: 2 });
    editor.undo();
    stop();
    editor.redo();
    expect(calls).toBe(2);
  });
});

describe('commands', () => {
  it('have names of their own', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
  });

  it('remove a clip with everything that belongs to it as one step, and undo brings it all back', () => {
    const { editor } = open();
    editor.dispatch(addAnchor, { sourceFrame: 5, targetFrame: 7 });
    editor.dispatch(addNote, { mediaId: 'source', frame: 3, text: 'late' });
    const before = editor.document.all();
    editor.dispatch(removeMedia, { mediaId: 'source' });
    expect(editor.document.all()).toEqual([
      exampleMedia('target'),
      { id: 'pair', kind: 'pair', sourceId: null, targetId: 'target', action: 'golf swing' },
    ]);
    editor.undo();
    expect(editor.document.all()).toHaveLength(before.length);
    for (const record of before) expect(editor.document.get(record.id)).toEqual(record);
  });

  it('give the first two clips the two roles', () => {
    const editor = new DocumentEditor({ format: 'tandem-project', version: PROJECT_VERSION, name: 'New', records: [] });
    const { relativePath, absolutePath, sizeBytes, quickHash, info } = exampleMedia('a');
    const file = { relativePath, absolutePath, sizeBytes, quickHash, info };
    for (const id of ['a', 'b', 'c']) editor.dispatch(addMedia, { id, file });
    expect(pairOf(editor.document)).toMatchObject({ sourceId: 'a', targetId: 'b' });
    editor.undo();
    editor.undo();
    expect(pairOf(editor.document)).toMatchObject({ sourceId: 'a', targetId: null });
  });

  it('turn anchors round with the roles, and refuse anchors that cross', () => {
    const { editor } = open();
    editor.dispatch(addAnchor, { sourceFrame: 10, targetFrame: 20 });
    const [added] = editor.dispatch(addAnchor, { sourceFrame: 30, targetFrame: 40 });
    for (const frames of [
      { sourceFrame: 15, targetFrame: 19 },
      { sourceFrame: 15, targetFrame: 41 },
      { sourceFrame: 10, targetFrame: 30 },
      { sourceFrame: 50, targetFrame: 100 },
    ]) {
      expect(addAnchor.isEnabled(editor.document, frames)).toBe(false);
    }
    const anchorId = added!.id;
    expect(moveAnchor.isEnabled(editor.document, { anchorId, sourceFrame: 30, targetFrame: 21 })).toBe(true);
    expect(moveAnchor.isEnabled(editor.document, { anchorId, sourceFrame: 30, targetFrame: 20 })).toBe(false);
    editor.dispatch(swapRoles, {});
    expect(editor.document.find('anchor', anchorId)).toMatchObject({
      sourceId: 'target',
      targetId: 'source',
      sourceFrame: 40,
      targetFrame: 30,
    });
  });

  it('keep the anchors of a pair for when its clips come back, in whichever roles', () => {
    const { editor } = open();
    editor.dispatch(addAnchor, { sourceFrame: 10, targetFrame: 20 });
    const { relativePath, absolutePath, sizeBytes, quickHash, info } = exampleMedia('other');
    editor.dispatch(addMedia, { id: 'other', file: { relativePath, absolutePath, sizeBytes, quickHash, info } });
    editor.dispatch(setRoles, { sourceId: 'source', targetId: 'other' });
    expect(anchorsOf(editor.document)).toEqual([]);
    editor.dispatch(addAnchor, { sourceFrame: 50, targetFrame: 1 });
    editor.dispatch(setRoles, { sourceId: 'target', targetId: 'source' });
    expect(anchorsOf(editor.document)).toMatchObject([{ sourceFrame: 20, targetFrame: 10 }]);
    editor.dispatch(removeMedia, { mediaId: 'other' });
    expect(editor.document.ofKind('anchor')).toHaveLength(1);
  });

  it('turn everything that was marked with the picture, and back', () => {
    const { editor } = open();
    editor.dispatch(setCrop, { mediaId: 'source', value: { x: 10, y: 20, w: 100, h: 50 } });
    const before = editor.document.all();
    editor.dispatch(setRotation, { mediaId: 'source', value: 90 });
    // 640x480 turned clockwise becomes 480x640: (x, y) -> (480 - y, x).
    expect(wrist(editor)).toEqual({ x: 280, y: 100, visible: true });
    expect(editor.document.find('media', 'source')?.crop).toEqual({ x: 410, y: 10, w: 50, h: 100 });
    expect(editor.document.find('run', 'run-1')?.result.source).toMatchObject({ width: 480, height: 640 });
    editor.dispatch(setRotation, { mediaId: 'source', value: 270 });
    editor.dispatch(setRotation, { mediaId: 'source', value: 0 });
    expect(editor.document.all()).toEqual(before);
  });

  it('turn the predictions with the target', () => {
    const { editor } = open();
    editor.dispatch(setRotation, { mediaId: 'target', value: 270 });
    // Counter-clockwise: (x, y) -> (y, 640 - x).
    const { result } = editor.document.find('run', 'run-1')!;
    expect(result.moments[0]?.keypoints.left_wrist).toMatchObject({
      x: 202.5,
      y: 538.75,
      score: 0.9,
      alternatives: [{ frame: 61, x: 210, y: 530, score: 0.2 }],
    });
    expect(result.target.crop).toEqual({ x: 20, y: 330, w: 300, h: 300 });
    expect(result.source.width).toBe(640);
  });

  it('name moments apart', () => {
    const { editor } = open();
    editor.dispatch(addMoment, { mediaId: 'source', frame: 20 });
    editor.dispatch(addMoment, { mediaId: 'source', frame: 10 });
    editor.dispatch(addMoments, { mediaId: 'source', moments: [{ name: 'top', frame: 5, keypoints: {} }] });
    const names = momentsOf(editor.document, 'source').map(({ name, frame }) => [frame, name]);
    expect(names).toEqual([
      [5, 'top (2)'],
      [10, 'moment 2'],
      [20, 'moment 1'],
      [50, 'top'],
    ]);
    expect(addMoment.isEnabled(editor.document, { mediaId: 'source', frame: 100 })).toBe(false);
    expect(renameMoment.isEnabled(editor.document, { momentId: 'moment-top', name: 'moment 1' })).toBe(false);
    editor.dispatch(deleteMoment, { momentId: 'moment-top' });
    expect(momentsOf(editor.document, 'source')).toHaveLength(3);
  });

  it('add, rename, hide and delete keypoints', () => {
    const { editor } = open();
    editor.dispatch(addKeypoint, { ...POINT, name: 'constructor', x: 5, y: 6 });
    editor.dispatch(renameKeypoint, { ...POINT, newName: 'right_wrist' });
    expect(renameKeypoint.isEnabled(editor.document, { ...POINT, name: 'ball', newName: 'right_wrist' })).toBe(false);
    editor.dispatch(setKeypointVisible, { ...POINT, name: 'right_wrist', visible: false });
    editor.dispatch(deleteKeypoint, { ...POINT, name: 'ball' });
    const { keypoints } = editor.document.find('moment', 'moment-top')!;
    expect(Object.entries(keypoints)).toEqual([
      ['right_wrist', { x: 100, y: 200, visible: false }],
      ['constructor', { x: 5, y: 6, visible: true }],
    ]);
  });

  it('add the runs of a job as one step, newest first in the list', () => {
    const { editor } = open();
    const results = [exampleResult('auto', { seconds: 9 }), exampleResult('ants')];
    const pair = { sourceId: 'source', targetId: 'target', createdAt: '2026-02-01T00:00:00.000Z' };
    editor.dispatch(addRuns, { ...pair, results, poses: { source: null, target: null } });
    expect(runsOf(editor.document).map((run) => run.result.method)).toEqual(['ants', 'auto', 'auto']);
    expect(latestRuns(editor.document).map((run) => [run.result.method, run.result.seconds])).toEqual([
      ['ants', 1.5],
      ['auto', 9],
    ]);
    editor.undo();
    expect(runsOf(editor.document)).toHaveLength(1);
    editor.redo();
    editor.dispatch(deleteRun, { runId: 'run-1' });
    editor.undo();
    expect(runsOf(editor.document).map((run) => run.result.seconds)).toEqual([1.5, 9, 1.5]);
    expect(runsOf(editor.document)[2]?.id).toBe('run-1');
  });

  it('keep one verdict per prediction', () => {
    const { editor } = open();
    const prediction = { runId: 'run-1', momentName: 'top', keypoint: 'ball' };
    editor.dispatch(rejectPrediction, prediction);
    editor.dispatch(correctPrediction, { ...prediction, correction: { frame: 62, x: 1, y: 2 } });
    const run = editor.document.find('run', 'run-1')!;
    expect(run.verdicts).toHaveLength(1);
    expect(verdictOf(run, 'top', 'ball')).toMatchObject({
      verdict: 'corrected',
      correction: { frame: 62, x: 1, y: 2 },
    });
    expect(rejectPrediction.isEnabled(editor.document, { ...prediction, keypoint: 'toString' })).toBe(false);
    expect(() => editor.dispatch(correctPrediction, { ...prediction, correction: { frame: 100, x: 1, y: 2 } })).toThrow(
      /correction of ball lies at frame 100/,
    );
  });
});
