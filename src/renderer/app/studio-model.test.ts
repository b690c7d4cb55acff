import { beforeEach, describe, expect, it } from 'vitest';
import { TandemError } from '../../contract/errors.ts';
import type { Job } from '../../contract/jobs.ts';
import type { Media } from '../../contract/media.ts';
import type { RouteName } from '../../contract/routes.ts';
import type { EngineState } from '../../contract/status.ts';
import { setPerson, setRotation, setWorkingZone } from '../../document/commands/media.ts';
import { pairOf, runsOf } from '../../document/queries.ts';
import { exampleResult } from '../../document/testing/example-project.ts';
import { type ChosenClip, folderOfHost } from '../bridge/chosen-clips.ts';
import { Listeners } from '../bridge/listeners.ts';
import type { OpenFileOptions, StudioBridge } from '../bridge/studio-bridge.ts';
import { TakenJobs } from '../studio/taken-jobs.ts';
import { FakeProject } from '../studio/testing/fake-project.ts';
import { StudioModel } from './studio-model.ts';
import { clipOf } from './studio-state.ts';

/** The wish of a run. */
const WISH = {
  queries: { suggestAt: [3] },
  methods: ['auto' as const],
  pose: true,
  device: 'auto' as const,
  mirror: 'auto' as const,
};
const NOBODY = { source: null, target: null };

function clip(id: string, file = `${id}.mp4`): Media {
  const color = { range: null, matrix: null, primaries: null, transfer: null };
  const size = { width: 640, height: 360, frames: 40, durationSeconds: 1.6, fps: 25, rotationDegrees: 0 as const };
  return { id, info: { file, ...size, vfr: false, codec: 'h264', pixelFormat: 'yuv420p', color } };
}

function job(change: Partial<Job>): Job {
  const times = { queuedAt: 0, startedAt: 1, endedAt: null };
  return { id: 'j1', label: 'Align a with b', state: 'running', progress: null, error: null, ...times, ...change };
}

/** A bridge whose answers and events the test gives. */
function fakeBridge() {
  const answers: Partial<Record<RouteName, unknown>> = {
    'media.list': [],
    'media.close': {},
    'project.info': new TandemError('request-invalid', 'No project is open.'),
    'jobs.list': [],
    'devices.get': { chosen: 'cpu', working: ['cpu'], refused: {}, fellBackFrom: null, threads: 2 },
    'media.table': { timeBase: [1, 25], pts: [0, 1], lastDuration: 1 },
  };
  const asked: { route: RouteName; input: unknown }[] = [];
  const events = {
    'media.opened': new Listeners(),
    'media.closed': new Listeners(),
    'media.opening': new Listeners(),
    'job.changed': new Listeners(),
    'engine.changed': new Listeners(),
    'project.changed': new Listeners(),
  };
  const connection = new Listeners<boolean>();
  const bridge = {
    request: async (route: RouteName, input: unknown) => {
      asked.push({ route, input });
      const answer = answers[route];
      if (typeof answer === 'function') return answer(input);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    picture: async () => new Blob([]),
    on: (name: keyof typeof events, listener: (data: never) => void) =>
      events[name].add(listener as (data: unknown) => void),
    onConnection: (listener: (connected: boolean) => void) => connection.add(listener),
    openFile: async (file: ChosenClip, { signal }: OpenFileOptions = {}) => {
      if (file.name === 'slow.mp4') {
        const cancelled = Promise.withResolvers<never>();
        signal?.addEventListener('abort', () => cancelled.reject(new TandemError('opening-cancelled', 'Cancelled.')));
        return cancelled.promise;
      }
      if (file.name.startsWith('bad')) throw new TandemError('not-a-video', `${file.name} is no video.`);
      return clip(file.name.replace('.mp4', ''));
    },
  };
  return { bridge: bridge as unknown as StudioBridge, answers, asked, events, connection };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('StudioModel', () => {
  let fake: ReturnType<typeof fakeBridge>;
  let model: StudioModel;

  beforeEach(() => {
    fake = fakeBridge();
    model = new StudioModel(fake.bridge);
  });

  it('shows at a connection what is open already, the first two clips in place', async () => {
    fake.answers['media.list'] = [clip('a'), clip('b'), clip('c')];
    fake.connection.tell(true);
    await settled();
    expect(model.state.pair).toEqual({ source: 'a', target: 'b' });
    expect(model.state.device?.chosen).toBe('cpu');
    expect(Object.keys(model.state.tables)).toEqual(['a', 'b']);
  });

  it('puts clips that the host opens into empty places only', async () => {
    for (const id of ['a', 'b', 'c', 'a']) fake.events['media.opened'].tell(clip(id));
    expect(model.state.pair).toEqual({ source: 'a', target: 'b' });
    expect(model.state.media.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('puts a chosen file where it was chosen, whatever order events come in', async () => {
    const opened = model.openFiles('target', [new File([], 'a.mp4')]);
    expect(model.state.opening.target).toEqual({ name: 'a.mp4', fraction: null, counting: null });
    fake.events['media.opened'].tell(clip('a'));
    await opened;
    expect(model.state.pair).toEqual({ source: null, target: 'a' });
    expect(model.state.opening.target).toBeNull();
    expect(clipOf(model.state, 'target')?.info.file).toBe('a.mp4');
  });

  it('puts the second of two dropped files in the other place', async () => {
    await model.openFiles('target', [new File([], 'a.mp4'), new File([], 'b.mp4')]);
    expect(model.state.pair).toEqual({ source: 'b', target: 'a' });
  });

  it('opens folders of pictures like files', async () => {
    await model.openFiles('target', [folderOfHost('swing', 'id'), new File([], 'b.mp4')]);
    expect(model.state.pair).toEqual({ source: 'b', target: 'swing' });
    // Only a file can be a project.
    await model.openFiles('target', [folderOfHost('swing.tandem', 'id')]);
    expect(model.state.pair.target).toBe('swing.tandem');
  });

  it('gives up what is being sent when the user cancels, and says nothing of it', async () => {
    const opened = model.openFiles('source', [new File([], 'slow.mp4')]);
    await model.cancelOpening('target');
    expect(model.state.opening.source?.name).toBe('slow.mp4');
    await model.cancelOpening('source');
    await opened;
    expect(model.state).toMatchObject({ opening: { source: null }, notices: [], pair: { source: null } });
  });

  it('says why a file was not opened, and leaves the place as it was', async () => {
    await model.openFiles('source', [new File([], 'bad.txt')]);
    expect(model.state.notices).toMatchObject([{ title: 'bad.txt was not opened', error: { code: 'not-a-video' } }]);
    expect(model.state.pair.source).toBeNull();
    model.dismiss(model.state.notices[0]?.id ?? 0);
    expect(model.state.notices).toEqual([]);
  });

  it('opens the demo pair with its marked points', async () => {
    const moments = [{ name: 'top', frame: 3, keypoints: { head: { x: 1, y: 2, visible: true } } }];
    fake.answers['demo.open'] = { sourceId: 'demo-source', targetId: 'demo-target', moments };
    fake.answers['media.list'] = [clip('demo-source'), clip('demo-target')];
    await model.openDemo();
    expect(model.state.pair).toEqual({ source: 'demo-source', target: 'demo-target' });
  });

  describe('with a pair', () => {
    beforeEach(async () => {
      fake.events['media.opened'].tell(clip('a'));
      fake.events['media.opened'].tell(clip('b'));
      fake.answers['align.start'] = job({ state: 'queued' });
      await model.run(WISH);
    });

    it('starts a job for the pair and follows it to its result', () => {
      const start = fake.asked.find(({ route }) => route === 'align.start');
      expect(start?.input).toMatchObject({ sourceId: 'a', targetId: 'b', methods: ['auto'], pose: true });
      fake.events['job.changed'].tell(job({ progress: { stage: 'decode', done: 1, total: 2, unit: 'frames' } }));
      expect(model.state.job?.progress?.done).toBe(1);
      fake.events['job.changed'].tell(job({ id: 'other', state: 'failed' }));
      expect(model.state.job?.id).toBe('j1');
      fake.events['job.changed'].tell(
        job({ state: 'done', endedAt: 2, result: { moments: [], runs: [], poses: NOBODY } }),
      );
      expect(model.state.job?.state).toBe('done');
      expect(model.state.notices).toEqual([]);
    });

    it('is not set back by an answer that events have overtaken', async () => {
      fake.events['job.changed'].tell(job({ id: 'j2', state: 'running', progress: null }));
      fake.answers['align.start'] = job({ id: 'j2', state: 'queued' });
      await model.run(WISH);
      expect(model.state.job).toMatchObject({ id: 'j2', state: 'running' });
    });

    it('shows what is found while the job goes on, and nothing of it afterwards', () => {
      const partial = { moments: [], runs: [exampleResult('auto')] };
      fake.events['job.changed'].tell(job({ partial }));
      expect(model.state.partial).toMatchObject({
        sourceId: 'a',
        targetId: 'b',
        runs: [{ id: 'partial auto', verdicts: [] }],
      });
      const { partial: before } = model.state;
      fake.events['job.changed'].tell(
        job({ partial, progress: { stage: 'match', done: 1, total: 2, unit: 'methods' } }),
      );
      expect(model.state.partial).toBe(before);
      fake.events['job.changed'].tell(job({ state: 'cancelled', endedAt: 2 }));
      expect(model.state.partial).toBeNull();
    });

    it('treats a failure as an error and a cancel as none', () => {
      fake.events['job.changed'].tell(job({ state: 'cancelled', endedAt: 2 }));
      expect(model.state.notices).toEqual([]);
      expect(model.state.job?.state).toBe('cancelled');
    });

    it('says what failed', () => {
      const error = { code: 'engine-lost' as const, message: 'The engine stopped.' };
      fake.events['job.changed'].tell(job({ state: 'failed', endedAt: 2, error }));
      expect(model.state.notices).toMatchObject([{ title: 'Align a with b: failed', error }]);
    });

    it('cancels only a job that has not ended', async () => {
      fake.answers['jobs.cancel'] = job({});
      await model.cancelJob();
      fake.events['job.changed'].tell(job({ state: 'cancelled', endedAt: 2 }));
      await model.cancelJob();
      expect(fake.asked.filter(({ route }) => route === 'jobs.cancel')).toHaveLength(1);
    });

    it('keeps clips and pair when the engine is lost and comes back', async () => {
      fake.events['job.changed'].tell(
        job({ state: 'done', endedAt: 2, result: { moments: [], runs: [], poses: NOBODY } }),
      );
      fake.answers['media.list'] = [clip('a'), clip('b')];
      const engine = (state: EngineState['state'], starts: number) =>
        fake.events['engine.changed'].tell({ state, starts, message: null });
      engine('ready', 1);
      expect(model.state.recovered).toBe(false);
      engine('lost', 1);
      engine('starting', 2);
      engine('ready', 2);
      await settled();
      expect(model.state.recovered).toBe(true);
      expect(model.state.pair).toEqual({ source: 'a', target: 'b' });
    });
  });

  it('adopts the result of its clips after a reload, and no other', async () => {
    fake.answers['media.list'] = [clip('a', 'a.mp4'), clip('b', 'b.mp4')];
    const analysed = (file: string) => ({
      file,
      width: 1,
      height: 1,
      frames: 1,
      fps: 1,
      range: [0, 0],
      crop: { x: 0, y: 0, w: 1, h: 1 },
    });
    const run = {
      ...{ format: 'tandem-correspondences', version: 1, method: 'auto', pose: false, device: 'cpu', seconds: 1 },
      ...{ pack: { name: 'p', version: '1', sha256: '' }, mirrored: false, warnings: [], warp: [], moments: [] },
      source: analysed('a.mp4'),
      target: analysed('b.mp4'),
    };
    fake.answers['jobs.list'] = [
      job({ state: 'done', endedAt: 2, result: { moments: [], runs: [run], poses: NOBODY } }),
    ];
    fake.connection.tell(true);
    await settled();
    expect(model.state.job).toMatchObject({ id: 'j1', state: 'done' });

    const other = fakeBridge();
    Object.assign(other.answers, fake.answers, { 'media.list': [clip('a', 'a.mp4'), clip('x', 'x.mp4')] });
    const second = new StudioModel(other.bridge);
    other.connection.tell(true);
    await settled();
    expect(second.state.job).toBeNull();
  });

  it('places clips that were opened before the window knew the project, in the project, each once', async () => {
    const empty = new FakeProject();
    const file = empty.file.toFile();
    const project = new FakeProject({ ...file, records: [] });
    for (const route of ['get', 'commit', 'describe-media'] as const) {
      const name = `project.${route}` as RouteName;
      fake.answers[name] = (input: unknown) => project.bridge.request(name, input as never);
    }
    // The answer about the project is long in coming.
    const info = Promise.withResolvers<void>();
    fake.answers['project.info'] = async () => {
      await info.promise;
      return project.info;
    };
    fake.connection.tell(true);
    await settled();
    for (const id of ['a', 'b']) fake.events['media.opened'].tell(clip(id));
    expect(model.state.pair).toEqual({ source: 'a', target: 'b' });
    info.resolve();
    await settled();
    await settled();
    expect(pairOf(model.session.document)).toMatchObject({ sourceId: 'a', targetId: 'b' });
    expect(model.state.pair).toEqual({ source: 'a', target: 'b' });
    expect(model.session.document.ofKind('media').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('places clips that were opened before the host said that a project is open', async () => {
    fake.connection.tell(true);
    await settled();
    for (const id of ['a', 'b']) fake.events['media.opened'].tell(clip(id));
    const file = new FakeProject().file.toFile();
    const project = new FakeProject({ ...file, records: [] });
    for (const route of ['info', 'get', 'commit', 'describe-media'] as const) {
      const name = `project.${route}` as RouteName;
      fake.answers[name] = (input: unknown) => project.bridge.request(name, input as never);
    }
    fake.events['project.changed'].tell({ reason: 'opened', info: project.info });
    await settled();
    await settled();
    expect(pairOf(model.session.document)).toMatchObject({ sourceId: 'a', targetId: 'b' });
    expect(model.state.pair).toEqual({ source: 'a', target: 'b' });
  });

  describe('with a project', () => {
    let project: FakeProject;
    const result = { moments: [], runs: [exampleResult()], poses: NOBODY };

    beforeEach(async () => {
      project = new FakeProject();
      for (const route of ['info', 'get', 'commit', 'describe-media', 'judge-media', 'assign-media']) {
        const name = `project.${route}` as RouteName;
        fake.answers[name] = (input: unknown) => project.bridge.request(name, input as never);
      }
      fake.answers['media.list'] = [clip('source'), clip('target')];
      fake.connection.tell(true);
      await settled();
    });

    it('shows the pair of the project, and clips that are missing without asking for them', async () => {
      expect(model.state.pair).toEqual({ source: 'source', target: 'target' });
      expect(Object.keys(model.state.tables)).toEqual(['source', 'target']);
      expect(model.state.notices).toEqual([]);
      project.file = new FakeProject().file;
      project.path = '/other.tandem';
      project.missing = [{ mediaId: 'target', file: 'target.mp4', tried: [] }];
      const other = new StudioModel(fake.bridge);
      fake.connection.tell(true);
      await settled();
      expect(Object.keys(other.state.tables)).toEqual(['source']);
      expect(other.state.notices).toEqual([]);
    });

    it('aligns the working zone, and takes the result over once, as one step', async () => {
      model.session.dispatch(setWorkingZone, { mediaId: 'source', value: [10, 60] });
      model.session.dispatch(setPerson, { mediaId: 'target', value: { frame: 3, x: 4, y: 5 } });
      fake.answers['align.start'] = job({ state: 'queued' });
      await model.run(WISH);
      const start = fake.asked.find(({ route }) => route === 'align.start');
      expect(start?.input).toMatchObject({ source: { range: [10, 60] }, target: { person: { frame: 3, x: 4, y: 5 } } });
      fake.events['job.changed'].tell(job({ state: 'done', endedAt: 2, result }));
      fake.events['job.changed'].tell(job({ state: 'done', endedAt: 2, result }));
      expect(runsOf(model.session.document)).toHaveLength(2);
      model.session.undo();
      expect(runsOf(model.session.document)).toHaveLength(1);
    });

    it('does not bring an undone result back when the page is loaded anew', async () => {
      const memory = new Map<string, string>();
      const storage = {
        getItem: (key: string) => memory.get(key) ?? null,
        setItem: (key: string, value: string) => void memory.set(key, value),
      };
      fake.answers['jobs.list'] = [job({ state: 'done', endedAt: 2, result: { ...result, runs: [exampleResult()] } })];
      const page = async () => {
        const other = fakeBridge();
        Object.assign(other.answers, fake.answers);
        const loaded = new StudioModel(other.bridge, new TakenJobs(storage));
        other.connection.tell(true);
        await settled();
        return loaded;
      };
      const first = await page();
      expect(runsOf(first.session.document)).toHaveLength(2);
      first.session.undo();
      await first.session.settled();
      const second = await page();
      expect(runsOf(second.session.document)).toHaveLength(1);
    });

    it('puts opened files into the project and its pair', async () => {
      await model.openFiles('target', [new File([], 'new.mp4')]);
      await settled();
      expect(pairOf(model.session.document)).toMatchObject({ sourceId: 'source', targetId: 'new' });
      expect(model.state.pair).toEqual({ source: 'source', target: 'new' });
      // Clips that the host opens find both places taken.
      fake.events['media.opened'].tell(clip('later'));
      await settled();
      expect(model.state.pair.target).toBe('new');
    });

    it('finds a missing clip in a file that the user chose', async () => {
      expect(await model.locate('source', new File([], 'moved.mp4'))).toBe('located');
      // What was opened only to be looked at does not stay open.
      expect(fake.asked.filter(({ route }) => route === 'media.close').map(({ input }) => input)).toEqual([
        { mediaId: 'moved' },
      ]);
      expect(model.session.document.find('media', 'source')?.absolutePath).toBe('/found/here.mp4');
      expect(await model.locate('source', new File([], 'bad.mp4'))).toBeNull();
      expect(model.state.notices).toMatchObject([{ title: 'bad.mp4 was not opened' }]);
    });

    it('compares a film with itself: opened in both places it becomes two clips', async () => {
      fake.answers['media.again'] = () => clip('source-again', 'source.mp4');
      await model.openFiles('target', [new File([], 'source.mp4')]);
      await settled();
      const { document } = model.session;
      expect(pairOf(document)).toMatchObject({ sourceId: 'source', targetId: 'source-again' });
      model.session.dispatch(setWorkingZone, { mediaId: 'source', value: [0, 9] });
      model.session.dispatch(setWorkingZone, { mediaId: 'source-again', value: [10, 19] });
      // Chosen from the list, a clip changes over instead.
      model.place('source', 'source-again');
      await settled();
      expect(pairOf(model.session.document)).toMatchObject({ sourceId: 'source-again', targetId: 'source' });
    });

    it('analyses a clip as the user turned it', async () => {
      model.session.dispatch(setRotation, { mediaId: 'target', value: 90 });
      fake.answers['align.start'] = job({ state: 'queued' });
      await model.run(WISH);
      const start = fake.asked.find(({ route }) => route === 'align.start');
      expect(start?.input).toMatchObject({ source: {}, target: { turnDegrees: 90 } });
    });

    it('leaves a project only when its edits are in the file', async () => {
      model.session.dispatch(setWorkingZone, { mediaId: 'source', value: [10, 60] });
      let filed = 0;
      await model.leaveProject('Not left', async () => {
        filed = project.commits.length;
      });
      expect(filed).toBe(1);
      project.lost = true;
      model.session.dispatch(setWorkingZone, { mediaId: 'source', value: null });
      let left = false;
      await model.leaveProject('Not left', async () => {
        left = true;
      });
      expect(left).toBe(false);
      expect(model.state.notices).toMatchObject([{ title: 'Not left', error: { code: 'engine-lost' } }]);
    });
  });
});
