import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../contract/jobs.ts';
import type { NoteRecord } from '../../contract/project.ts';
import type { RouteInput, RouteName } from '../../contract/routes.ts';
import type { EngineState } from '../../contract/status.ts';
import type { WireEvent, WireReply, WireResponse } from '../../contract/wire.ts';
import { EngineSupervisor } from './engine-supervisor.ts';
import { forkEngine } from './fork-engine.ts';
import type { RestartPolicy } from './restart-policy.ts';
import { WindowRelay } from './window-relay.ts';

const POLICY: RestartPolicy = {
  quickDeathMilliseconds: 60_000,
  quickDeathsAllowed: 3,
  firstPauseMilliseconds: 10,
  longestPauseMilliseconds: 20,
};
const modulePath = join(import.meta.dirname, 'testing', 'fake-engine.ts');

/** A supervisor over real child processes, and a window connected through it. */
function studio(options: { dieAtStart?: boolean } = {}) {
  const pids: number[] = [];
  const supervisor = new EngineSupervisor(() => {
    const engine = forkEngine(modulePath, options);
    pids.push(engine.pid ?? 0);
    return engine;
  }, POLICY);
  const relay = new WindowRelay(supervisor);
  const heard: WireReply[] = [];
  let send: (message: unknown) => void = () => {};
  relay.connect({
    postMessage: (message) => heard.push(message as WireReply),
    onMessage: (listener) => {
      send = listener;
    },
  });
  let lastId = 0;
  const ask = async <R extends RouteName>(route: R, input: RouteInput<R>): Promise<WireResponse> => {
    const id = ++lastId;
    send({ kind: 'request', id, route, input });
    return vi.waitFor(
      () => {
        const response = heard.find((each): each is WireResponse => each.kind === 'response' && each.id === id);
        if (!response) throw new Error(`no answer to ${route}`);
        return response;
      },
      { timeout: 5000, interval: 5 },
    );
  };
  const events = (name: string) =>
    heard.filter((each): each is WireEvent => each.kind === 'event' && each.name === name).map(({ data }) => data);
  const states = () => (events('engine.changed') as EngineState[]).map(({ state, starts }) => `${state} ${starts}`);
  supervisor.start();
  return { supervisor, ask, events, states, kill: () => process.kill(pids.at(-1) ?? 0, 'SIGKILL') };
}

describe('EngineSupervisor with a real process', () => {
  let folder: string;
  let open: ReturnType<typeof studio>[];
  const start = (options?: { dieAtStart?: boolean }) => {
    const one = studio(options);
    open.push(one);
    return one;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-supervisor-'));
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map(({ supervisor }) => supervisor.close()));
    rmSync(folder, { recursive: true });
  });

  it('loses nothing when the engine is killed during a job', async () => {
    const { supervisor, ask, events, states, kill } = start();
    await supervisor.openProject(join(folder, 'untitled.tandem'));
    const opened = await supervisor.registerMedia('/clips/swing.mp4');
    await ask('demo.open', {});
    const note: NoteRecord = { id: 'n1', kind: 'note', mediaId: null, frame: null, text: 'hips lead' };
    await ask('project.commit', { label: 'Add note', diffs: [{ id: 'n1', before: null, after: note }] });
    const started = await ask('align.start', {
      sourceId: 'demo-source',
      targetId: opened.id,
      queries: { suggestAt: [39] },
      methods: ['auto'],
    });
    await vi.waitFor(() => expect(supervisor.unfinishedJobs[0]?.state).toBe('running'));

    kill();

    await vi.waitFor(() => expect(states().at(-1)).toBe('ready 2'), { timeout: 5000 });
    expect(states()).toEqual(['starting 0', 'starting 1', 'ready 1', 'lost 1', 'starting 2', 'ready 2']);
    const { id } = (started as Extract<WireResponse, { ok: true }>).data as Job;
    expect((events('job.changed') as Job[]).at(-1)).toMatchObject({
      id,
      state: 'failed',
      error: { code: 'engine-lost', message: 'The engine stopped while it was working (signal SIGKILL).' },
    });
    expect(supervisor.unfinishedJobs).toEqual([]);
    expect(await ask('media.list', {})).toMatchObject({
      data: [{ id: opened.id }, { id: 'demo-source' }, { id: 'demo-target' }],
    });
    expect(await ask('project.get', {})).toMatchObject({ data: { records: [note] } });
  });

  it('answers a question that was under way with engine-lost, and holds those that come before the next engine', async () => {
    const { supervisor, ask, kill } = start();
    await supervisor.registerMedia('/clips/swing.mp4');
    kill();
    const underWay = ask('media.list', {});
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'engine-lost' } });
    expect(await ask('media.list', {})).toMatchObject({ ok: true, data: [{ info: { file: 'swing.mp4' } }] });
  });

  it('hands on why a file cannot be opened', async () => {
    const { supervisor } = start();
    await expect(supervisor.registerMedia('/clips/bad.txt')).rejects.toMatchObject({
      code: 'not-a-video',
      message: 'bad.txt: no video can be read from it.',
      hint: 'Open an MP4 or MOV file.',
    });
  });

  it('opens a file once, however often it is chosen', async () => {
    const { supervisor, ask } = start();
    const first = await supervisor.registerMedia('/clips/swing.mp4');
    expect(await supervisor.registerMedia('/clips/swing.mp4')).toEqual(first);
    expect(await ask('media.list', {})).toMatchObject({ data: [{ id: first.id }] });
  });

  it('does not open a file again that killed the engine', async () => {
    const { supervisor, ask, states } = start();
    await expect(supervisor.registerMedia('/clips/poison.mp4')).rejects.toMatchObject({ code: 'engine-lost' });
    expect(await ask('media.list', {})).toMatchObject({ ok: true, data: [] });
    expect(states().at(-1)).toBe('ready 2');
  });

  it('is ready again even when something has gone meanwhile, and says what', async () => {
    const { supervisor, ask, states, events, kill } = start();
    const projects = join(folder, 'projects');
    mkdirSync(projects);
    await supervisor.openProject(join(projects, 'one.tandem'));
    await supervisor.registerMedia('/clips/swing.mp4');
    rmSync(projects, { recursive: true });
    writeFileSync(projects, 'a file where the folder was');
    kill();
    await vi.waitFor(() => expect(states().at(-1)).toBe('ready 2'), { timeout: 5000 });
    expect((events('engine.changed').at(-1) as EngineState).message).toMatch(
      /^Not everything is open again: .*one\.tandem/,
    );
    expect(await ask('media.list', {})).toMatchObject({ data: [{ info: { file: 'swing.mp4' } }] });
    expect(await ask('project.get', {})).toMatchObject({ ok: false, error: { message: 'No project is open.' } });
  });

  it('gives up after quick deaths in a row, says why, and lets nobody wait', async () => {
    const { supervisor, ask, states, events } = start({ dieAtStart: true });
    const waiting = expect(supervisor.registerMedia('/clips/swing.mp4')).rejects.toMatchObject({ code: 'engine-lost' });
    expect(await ask('media.list', {})).toMatchObject({ ok: false, error: { code: 'engine-lost' } });
    await waiting;
    expect(states().at(-1)).toBe('failed 3');
    expect((events('engine.changed').at(-1) as EngineState).message).toContain('no room on the device');
    expect(await ask('media.list', {})).toMatchObject({ ok: false, error: { code: 'engine-lost' } });
    await expect(supervisor.registerMedia('/clips/swing.mp4')).rejects.toMatchObject({ code: 'engine-lost' });
  });

  it('ends the process when it closes, and does not start it again', async () => {
    const { supervisor, ask, states } = start();
    await ask('media.list', {});
    await supervisor.close();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(states()).toEqual(['starting 0', 'starting 1', 'ready 1']);
  });
});
