import { beforeEach, describe, expect, it } from 'vitest';
import type { AlignResult } from '../../contract/align.ts';
import { PROJECT_VERSION } from '../../contract/project.ts';
import { moveKeypoint } from '../../document/commands/keypoints.ts';
import { setWorkingZone } from '../../document/commands/media.ts';
import { momentsOf, pairOf, runsOf } from '../../document/queries.ts';
import { exampleProject, exampleResult } from '../../document/testing/example-project.ts';
import { ProjectSession } from './project-session.ts';
import { FakeProject } from './testing/fake-project.ts';

const WRIST = { momentId: 'moment-top', name: 'left_wrist' };
const ENDED = Date.parse('2026-02-01T00:00:00.000Z');
const RESULT: AlignResult = {
  moments: [
    { name: 'top', frame: 50, keypoints: {} },
    { name: 'suggested', frame: 70, keypoints: { head: { x: 1, y: 2, visible: true } } },
  ],
  runs: [exampleResult('auto'), exampleResult('dtw+space')],
  poses: { source: null, target: null },
};

describe('ProjectSession', () => {
  let fake: FakeProject;
  let session: ProjectSession;
  const inFile = () => fake.file.toFile();

  beforeEach(async () => {
    fake = new FakeProject();
    session = new ProjectSession(fake.bridge);
    await session.refresh();
  });

  it('refuses edits before the project was read, instead of losing them', () => {
    const early = new ProjectSession(fake.bridge);
    expect(early.isOpen).toBe(false);
    expect(() => early.place('source', null)).not.toThrow();
    expect(() => early.dispatch(moveKeypoint, { ...WRIST, x: 1, y: 2 })).toThrow(/not open yet/);
  });

  it('loses no edit when the engine is lost, and goes on with the same history when it is back', async () => {
    session.dispatch(moveKeypoint, { ...WRIST, x: 1, y: 2 });
    await session.settled();
    fake.lost = true;
    session.dispatch(moveKeypoint, { ...WRIST, x: 3, y: 4 });
    session.dispatch(setWorkingZone, { mediaId: 'source', value: [10, 20] });
    await expect(session.settled()).rejects.toMatchObject({ code: 'engine-lost' });
    expect(session.state.saving).toMatchObject({ pending: 2, error: { code: 'engine-lost' } });
    await expect(session.refresh()).rejects.toMatchObject({ code: 'engine-lost' });
    session.dispatch(moveKeypoint, { ...WRIST, x: 5, y: 6 });

    fake.lost = false;
    await session.refresh();
    expect(session.state.saving).toEqual({ pending: 0, error: null });
    expect(inFile()).toEqual(session.document.toFile());
    expect(fake.commits).toHaveLength(4);
    for (let step = 0; step < 4; step++) expect(session.undo()).toBe(true);
    await session.settled();
    expect(inFile()).toEqual(exampleProject());
  });

  it('makes a drag one step and one commit', async () => {
    session.editor.openMark('Move keypoint');
    for (let x = 1; x <= 30; x++) session.dispatch(moveKeypoint, { ...WRIST, x, y: 0 });
    session.editor.closeMark();
    await session.settled();
    expect(fake.commits.map(({ label }) => label)).toEqual(['Move keypoint']);
    session.undo();
    expect(session.document.find('moment', 'moment-top')?.keypoints.left_wrist).toMatchObject({ x: 100, y: 200 });
  });

  it('takes over a result as one step, with the suggested moments that are new; undo takes all of it back', async () => {
    session.addResult({ sourceId: 'source', targetId: 'target' }, RESULT, ENDED);
    expect(runsOf(session.document)).toHaveLength(3);
    expect(momentsOf(session.document, 'source').map(({ name }) => name)).toEqual(['top', 'suggested']);
    await session.settled();
    expect(fake.commits.map(({ label }) => label)).toEqual(['Align']);
    // The same result, told once more.
    session.addResult({ sourceId: 'source', targetId: 'target' }, RESULT, ENDED);
    expect(runsOf(session.document)).toHaveLength(3);
    session.undo();
    await session.settled();
    expect(inFile()).toEqual(exampleProject());
    session.redo();
    expect(runsOf(session.document)).toHaveLength(3);
  });

  it('lets a result that comes during a drag wait for its end', async () => {
    session.editor.openMark('Move keypoint');
    session.dispatch(moveKeypoint, { ...WRIST, x: 7, y: 0 });
    session.addResult({ sourceId: 'source', targetId: 'target' }, RESULT, ENDED);
    session.dispatch(moveKeypoint, { ...WRIST, x: 8, y: 0 });
    session.editor.closeMark();
    await Promise.resolve();
    await session.settled();
    expect(fake.commits.map(({ label }) => label)).toEqual(['Move keypoint', 'Align']);
    session.undo();
    expect(session.document.find('moment', 'moment-top')?.keypoints.left_wrist).toMatchObject({ x: 8 });
  });

  it('makes none of the edits of a step that fails in the middle', async () => {
    expect(() =>
      session.step('Two edits', () => {
        session.dispatch(moveKeypoint, { ...WRIST, x: 1, y: 2 });
        session.dispatch(moveKeypoint, { ...WRIST, name: 'nose', x: 1, y: 2 });
      }),
    ).toThrow(/not possible/);
    await session.settled();
    expect(inFile()).toEqual(exampleProject());
    expect(fake.commits).toEqual([]);
  });

  it('puts clips into the project once, in the place that is asked for; two places are swapped', async () => {
    expect(await session.addClip('third', 'target')).toBe('third');
    expect(pairOf(session.document)).toMatchObject({ sourceId: 'source', targetId: 'third' });
    session.undo();
    expect(session.document.find('media', 'third')).toBeUndefined();
    session.place('source', 'target');
    expect(pairOf(session.document)).toMatchObject({ sourceId: 'target', targetId: 'source' });
    // The same file opened in both places is two clips, each with its own zone and points.
    expect(await session.addClip('target', 'target')).toBe('target-again');
    expect(pairOf(session.document)).toMatchObject({ sourceId: 'target', targetId: 'target-again' });
    expect(session.document.find('media', 'target-again')?.quickHash).toBe(
      session.document.find('media', 'target')?.quickHash,
    );
    session.undo();
    expect(session.document.ofKind('media')).toHaveLength(2);
  });

  it('puts a pair with its moments into an empty project as one step', async () => {
    fake = new FakeProject({ format: 'tandem-project', version: PROJECT_VERSION, name: 'Untitled', records: [] });
    session = new ProjectSession(fake.bridge);
    await session.refresh();
    const moments = [{ name: 'top', frame: 3, keypoints: { head: { x: 1, y: 2, visible: true } } }];
    await session.addPair({ sourceId: 'a', targetId: 'b', moments }, 'Open demo pair');
    expect(pairOf(session.document)).toMatchObject({ sourceId: 'a', targetId: 'b' });
    expect(momentsOf(session.document, 'a')).toMatchObject(moments);
    await session.settled();
    expect(fake.commits.map(({ label }) => label)).toEqual(['Open demo pair']);
    await session.addPair({ sourceId: 'a', targetId: 'b', moments }, 'Open demo pair');
    expect(momentsOf(session.document, 'a')).toHaveLength(1);
    session.undo();
    expect(session.document.all()).toEqual([]);
  });

  it('keeps its history when the project is saved elsewhere, and follows the new paths of its clips', async () => {
    session.dispatch(setWorkingZone, { mediaId: 'source', value: [10, 20] });
    await session.settled();
    const before = fake.file.find('media', 'source')!;
    fake.file = fake.file.apply([{ id: 'source', before, after: { ...before, relativePath: '../clips/source.mp4' } }]);
    fake.path = '/home/coach/swing.tandem';
    fake.untitled = false;
    fake.tell('moved');
    await session.quiet();
    expect(session.state.project).toMatchObject({ path: '/home/coach/swing.tandem', untitled: false });
    expect(session.document.find('media', 'source')?.relativePath).toBe('../clips/source.mp4');
    session.undo();
    expect(session.document.find('media', 'source')).toMatchObject({
      workingZone: null,
      relativePath: '../clips/source.mp4',
    });
  });

  it('becomes another project when one is opened: nothing of the one before is undone or written into it', async () => {
    session.dispatch(moveKeypoint, { ...WRIST, x: 1, y: 2 });
    await session.settled();
    const editor = session.editor;
    fake.file = new FakeProject({
      format: 'tandem-project',
      version: PROJECT_VERSION,
      name: 'Other',
      records: [],
    }).file;
    fake.path = '/home/coach/other.tandem';
    fake.tell('opened');
    await session.quiet();
    expect(session.editor).not.toBe(editor);
    expect(session.document.all()).toEqual([]);
    expect(session.undo()).toBe(false);
    editor.undo();
    await session.settled();
    expect(inFile().records).toEqual([]);
  });

  it('finds a missing clip again, as an edit', async () => {
    fake.missing = [{ mediaId: 'source', file: 'source.mp4', tried: [] }];
    await session.refresh();
    expect(session.state.project?.missing).toHaveLength(1);
    expect(await session.locate('source', 'chosen')).toBe('located');
    await session.settled();
    expect(fake.commits.map(({ label }) => label)).toEqual(['Locate clip']);
    expect(session.document.find('media', 'source')?.absolutePath).toBe('/found/here.mp4');
  });
});
