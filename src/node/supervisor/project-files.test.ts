import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaRecord } from '../../contract/project.ts';
import type { ProjectInfo } from '../../contract/project-info.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../contract/routes.ts';
import type { WireReply } from '../../contract/wire.ts';
import { fakeServices } from '../../engine/server/testing/fake-services.ts';
import { quickHash } from '../ffmpeg/quick-hash.ts';
import { locateMedia, relocation } from '../store/locate-media.ts';
import { openOrCreateProject } from '../store/project-files.ts';
import { relativeMediaPath } from '../store/project-paths.ts';
import { EngineSupervisor } from './engine-supervisor.ts';
import { ProjectFiles } from './project-files.ts';
import { inProcessEngine } from './testing/in-process-engine.ts';
import { WindowRelay } from './window-relay.ts';

/** Real project files and real media places; only what is in a clip is made up. */
function services(untitledFolder: string) {
  const fakes = fakeServices();
  return fakeServices({
    openProject: (file) => openOrCreateProject(file, { untitledFolder }),
    projectMedia: { relativePath: relativeMediaPath, locate: locateMedia, relocation },
    frames: {
      ...fakes.frames,
      open: async (path) => {
        const handle = await open(path);
        const sizeBytes = statSync(path).size;
        const hash = await quickHash(handle, sizeBytes).finally(() => handle.close());
        return { ...(await fakes.frames.open(path)), sizeBytes, quickHash: hash };
      },
    },
  });
}

describe('ProjectFiles with real projects', () => {
  let folder: string;
  let data: string;
  let supervisor: EngineSupervisor;
  let files: ProjectFiles;
  let send: (message: unknown) => void;
  const heard: WireReply[] = [];
  let lastId = 0;

  const ask = async <R extends RouteName>(route: R, input: RouteInput<R>): Promise<RouteOutput<R>> => {
    const id = ++lastId;
    send({ kind: 'request', id, route, input });
    for (;;) {
      const reply = heard.find((each) => each.kind === 'response' && each.id === id);
      if (reply?.kind === 'response') {
        if (!reply.ok) throw new Error(reply.error.message);
        return reply.data as RouteOutput<R>;
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const info = (): Promise<ProjectInfo> => ask('project.info', {});
  const addClip = async (name: string): Promise<MediaRecord> => {
    const path = join(folder, name);
    writeFileSync(path, `bytes of ${name}`);
    const { id } = await supervisor.registerMedia(path);
    const record = await ask('project.describe-media', { mediaId: id });
    await ask('project.commit', { label: 'Add clip', diffs: [{ id, before: null, after: record }] });
    return record;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-projects-'));
    data = join(folder, 'data');
    heard.length = 0;
    supervisor = new EngineSupervisor(() => inProcessEngine(services(data)));
    new WindowRelay(supervisor).connect({
      postMessage: (message) => heard.push(message as WireReply),
      onMessage: (listener) => {
        send = listener;
      },
    });
    files = new ProjectFiles(supervisor, data);
    supervisor.start();
    await files.openFirst();
  });
  afterEach(async () => {
    await supervisor.close();
    rmSync(folder, { recursive: true });
  });

  it('describes a clip as the project will know it', async () => {
    const record = await addClip('swing.mp4');
    expect(record).toMatchObject({
      kind: 'media',
      relativePath: '../swing.mp4',
      absolutePath: join(folder, 'swing.mp4'),
      sizeBytes: 18,
      info: { file: 'swing.mp4' },
      workingZone: null,
    });
    // What is in the project already is described as it stands there.
    expect(await ask('project.describe-media', { mediaId: record.id })).toEqual(record);
  });

  it('saves an untitled project under a name: nothing stays behind, and an engine that dies opens it again there', async () => {
    const { id } = await addClip('swing.mp4');
    mkdirSync(join(folder, 'work'));
    await files.saveAs(join(folder, 'work', 'swing'));
    const path = join(folder, 'work', 'swing.tandem');
    expect(await info()).toEqual({ name: 'swing', path, untitled: false, missing: [] });
    expect(heard).toContainEqual(
      expect.objectContaining({ name: 'project.changed', data: expect.objectContaining({ reason: 'moved' }) }),
    );
    expect(existsSync(join(data, 'untitled.tandem'))).toBe(false);
    // The open one is none of before.
    expect(await files.recent()).toEqual([]);
    supervisor.engine?.kill();
    await vi.waitFor(() => expect(supervisor.state).toMatchObject({ state: 'ready', starts: 2 }), { timeout: 5000 });
    expect(await info()).toMatchObject({ path });
    expect((await ask('project.get', {})).records).toMatchObject([{ id, relativePath: '../swing.mp4' }]);
    expect(await ask('media.list', {})).toMatchObject([{ id }]);
  });

  it('writes a copy and goes on where it was', async () => {
    await addClip('swing.mp4');
    const before = await info();
    await files.saveCopy(join(folder, 'copy.tandem'));
    expect(await info()).toEqual(before);
    await files.open(join(folder, 'copy.tandem'));
    expect((await ask('project.get', {})).records).toHaveLength(1);
    await files.open(before.path);
    expect(await files.recent()).toMatchObject([{ name: 'copy', untitled: false }]);
  });

  it('keeps the untitled project when another one is made, and finds it again among the recent ones', async () => {
    const { id } = await addClip('swing.mp4');
    await files.create();
    expect(await info()).toMatchObject({ path: join(data, 'untitled-2.tandem'), untitled: true });
    expect((await ask('project.get', {})).records).toEqual([]);
    // Each is found among the recent ones while the other is open.
    for (const path of ['untitled.tandem', 'untitled-2.tandem', 'untitled.tandem'].map((name) => join(data, name))) {
      const recent = await files.recent();
      expect(recent.map(({ untitled }) => untitled)).toEqual([true]);
      await files.openRecent(recent[0]!.id);
      expect(await info()).toMatchObject({ path });
    }
    expect(await ask('media.list', {})).toContainEqual(expect.objectContaining({ id }));
    await expect(files.openRecent('no such')).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(files.open(join(folder, 'gone.tandem'))).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('tells which clips are missing, and takes the file that the user finds, by its content', async () => {
    const { id } = await addClip('swing.mp4');
    await files.saveAs(join(folder, 'swing.tandem'));
    await files.create();
    mkdirSync(join(folder, 'archive'));
    renameSync(join(folder, 'swing.mp4'), join(folder, 'archive', 'renamed.mp4'));
    await files.open(join(folder, 'swing.tandem'));
    expect((await info()).missing).toEqual([
      { mediaId: id, file: 'swing.mp4', tried: [{ path: join(folder, 'swing.mp4'), judgement: 'not-found' }] },
    ]);
    writeFileSync(join(folder, 'other.mp4'), 'another clip');
    const other = await supervisor.registerMedia(join(folder, 'other.mp4'));
    expect(await ask('project.judge-media', { mediaId: id, chosenId: other.id })).toMatchObject({
      judgement: 'different',
    });
    const found = await supervisor.registerMedia(join(folder, 'archive', 'renamed.mp4'));
    expect(await ask('project.judge-media', { mediaId: id, chosenId: found.id })).toMatchObject({
      judgement: 'same',
      file: { relativePath: 'archive/renamed.mp4', absolutePath: join(folder, 'archive', 'renamed.mp4') },
    });
    expect(await ask('project.assign-media', { mediaId: id, chosenId: found.id })).toMatchObject({
      id,
      info: { file: 'renamed.mp4' },
    });
    expect((await info()).missing).toEqual([]);
  });

  it('follows clips that moved together with their project, without being asked', async () => {
    const { id } = await addClip('swing.mp4');
    await files.saveAs(join(folder, 'swing.tandem'));
    await files.create();
    mkdirSync(join(folder, 'moved'));
    for (const name of ['swing.mp4', 'swing.tandem']) renameSync(join(folder, name), join(folder, 'moved', name));
    await files.open(join(folder, 'moved', 'swing.tandem'));
    expect((await info()).missing).toEqual([]);
    expect((await ask('project.get', {})).records).toMatchObject([
      { id, relativePath: 'swing.mp4', absolutePath: join(folder, 'moved', 'swing.mp4') },
    ]);
  });
});
