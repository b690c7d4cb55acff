import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../contract/jobs.ts';
import type { MediaRecord, NoteRecord } from '../contract/project.ts';
import type { RouteInput, RouteName } from '../contract/routes.ts';
import type { WireEvent, WireReply, WireResponse } from '../contract/wire.ts';
import type { Port } from './server/port.ts';
import { fakeServices } from './server/testing/fake-services.ts';
import { EngineServer } from './server.ts';

/** A window: asks, and collects what it hears. */
function testWindow(server: EngineServer) {
  const heard: WireReply[] = [];
  let send: (message: unknown) => void = () => {};
  const port: Port = {
    postMessage: (message) => heard.push(message as WireReply),
    onMessage: (listener) => {
      send = listener;
    },
  };
  const disconnect = server.connect(port);
  let lastId = 0;
  const raw = async (route: string, input: unknown): Promise<WireResponse> => {
    const id = ++lastId;
    send({ kind: 'request', id, route, input });
    return vi.waitFor(() => {
      const response = heard.find((each): each is WireResponse => each.kind === 'response' && each.id === id);
      if (!response) throw new Error(`no answer to ${route}`);
      return response;
    }, QUICKLY);
  };
  const ask = <R extends RouteName>(route: R, input: RouteInput<R>) => raw(route, input);
  const events = () => heard.filter((each): each is WireEvent => each.kind === 'event');
  return { ask, raw, send: (message: unknown) => send(message), heard, events, disconnect };
}

/** How often `waitFor` looks, milliseconds. */
const QUICKLY = { interval: 2 };
const clock = { now: () => 0 };
const endless = { queries: { suggestAt: [39] }, methods: ['auto' as const] };

describe('EngineServer', () => {
  it('lists registered media by id and file name, never by path, and tells every window', async () => {
    const server = new EngineServer(fakeServices(), clock);
    const [one, two] = [testWindow(server), testWindow(server)];
    await server.registerMedia('m1', '/home/anna/clips/swing.mp4');
    await server.registerMedia('m1', '/somewhere/else.mp4');
    const answer = await one.ask('media.list', {});
    expect(answer).toMatchObject({ ok: true, data: [{ id: 'm1', info: { file: 'swing.mp4', frames: 40 } }] });
    expect(JSON.stringify(one.heard)).not.toContain('/home/anna');
    expect(two.events()[0]).toMatchObject({ name: 'media.opened', data: { id: 'm1' } });
  });

  it('tells how the opening of a file goes on, shows its first picture, and can stop it', async () => {
    const facts = {
      ...{ width: 640, height: 360, codec: 'h264', pixelFormat: 'yuv420p', rotationDegrees: 0 as const },
      color: { range: null, matrix: null, primaries: null, transfer: null },
      ...{ durationSeconds: 7200, framesExpected: 216000 },
    };
    const { frames } = fakeServices();
    const server = new EngineServer(
      fakeServices({
        frames: {
          decode: frames.decode,
          open: (path, signal, watcher) => {
            if (!path.includes('long')) return frames.open(path, signal, watcher);
            watcher?.progress({ facts, framesDone: 12 });
            watcher?.firstPicture({ index: 0, width: 1, height: 1, data: Uint8Array.of(1, 2, 3) });
            return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
          },
        },
      }),
      clock,
    );
    const { ask, events } = testWindow(server);
    const opening = server.registerMedia('m1', '/folder/long.mp4');
    expect(await ask('media.openings', {})).toMatchObject({
      data: [{ id: 'm1', file: 'long.mp4', facts, framesDone: 12, ended: false }],
    });
    const preview = await ask('media.preview', { mediaId: 'm1' });
    expect(preview).toMatchObject({ ok: true, data: { type: 'image/jpeg' }, bytes: Uint8Array.of(0xff, 0xd8, 0) });
    const refused = expect(opening).rejects.toMatchObject({
      code: 'opening-cancelled',
      message: expect.stringContaining('long.mp4'),
    });
    expect(await ask('media.cancel-opening', { mediaId: 'm1' })).toMatchObject({ data: { cancelled: true } });
    await refused;
    expect(events().map(({ name, data }) => [name, (data as { ended?: boolean }).ended])).toEqual([
      ['media.opening', false],
      ['media.opening', false],
      ['media.opening', true],
    ]);
    expect(await ask('media.openings', {})).toMatchObject({ data: [] });
    expect(await ask('media.list', {})).toMatchObject({ data: [] });
    expect(await ask('media.preview', { mediaId: 'm1' })).toMatchObject({ error: { code: 'media-unknown' } });
    expect(await ask('media.cancel-opening', { mediaId: 'm1' })).toMatchObject({ data: { cancelled: false } });
    // A file that opens at once is not spoken of.
    await server.registerMedia('m2', '/folder/short.mp4');
    expect(events().at(-1)).toMatchObject({ name: 'media.opened', data: { id: 'm2' } });
    expect(events()).toHaveLength(4);
  });

  it('keeps a file under two ids for both places, and closes what no project has', async () => {
    const server = new EngineServer(fakeServices(), clock);
    const { ask, events } = testWindow(server);
    await server.registerMedia('m1', '/folder/a.mp4');
    const again = await ask('media.again', { mediaId: 'm1' });
    const { id } = (again as { data: { id: string } }).data;
    expect(id).not.toBe('m1');
    expect(server.pathOf(id)).toBe('/folder/a.mp4');
    expect(await ask('media.list', {})).toMatchObject({ data: [{ id: 'm1' }, { id }] });
    expect(await ask('media.close', { mediaId: 'm1' })).toMatchObject({ ok: true });
    expect(events().at(-1)).toMatchObject({ name: 'media.closed', data: { mediaId: 'm1' } });
    expect(await ask('media.list', {})).toMatchObject({ data: [{ id }] });
    expect(await ask('media.table', { mediaId: 'm1' })).toMatchObject({ error: { code: 'media-unknown' } });
    expect(await ask('media.table', { mediaId: id })).toMatchObject({ ok: true });

    await server.openProject('/p.tandem');
    const { data: record } = (await ask('project.describe-media', { mediaId: id })) as { data: MediaRecord };
    await ask('project.commit', { label: 'Add clip', diffs: [{ id, before: null, after: record }] });
    expect(await ask('media.close', { mediaId: id })).toMatchObject({ error: { code: 'request-invalid' } });
    expect(await ask('media.list', {})).toMatchObject({ data: [{ id }] });
  });

  it('answers a picture as bytes beside its size, scaled to fit', async () => {
    const server = new EngineServer(fakeServices(), clock);
    const { ask } = testWindow(server);
    await server.registerMedia('m1', '/a.mp4');
    expect(await ask('media.frame', { mediaId: 'm1', index: 7, maxSide: 320 })).toEqual({
      kind: 'response',
      id: 1,
      ok: true,
      data: { width: 320, height: 180, type: 'image/jpeg' },
      bytes: Uint8Array.of(0xff, 0xd8, 7),
    });
    expect(await ask('media.frame', { mediaId: 'm1', index: 0, maxSide: 4096 })).toMatchObject({
      data: { width: 640, height: 360 },
    });
    expect(await ask('media.frame', { mediaId: 'm1', index: 40, maxSide: 320 })).toMatchObject({
      error: { code: 'frame-out-of-range', message: 'a.mp4 has no frame 40: its last frame is 39.' },
    });
  });

  it('makes at most two pictures at a time', async () => {
    let running = 0;
    let most = 0;
    const pictures = {
      async jpeg() {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
        return new Uint8Array();
      },
    };
    const server = new EngineServer(fakeServices({ pictures }), clock);
    const { ask } = testWindow(server);
    await server.registerMedia('m1', '/a.mp4');
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, index) => ask('media.frame', { mediaId: 'm1', index, maxSide: 64 })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(2);
  });

  it('refuses what does not match the contract, naming the field', async () => {
    const { raw, send, heard } = testWindow(new EngineServer(fakeServices(), clock));
    expect(await raw('files.delete', {})).toMatchObject({ ok: false, error: { code: 'request-invalid' } });
    expect(await raw('__proto__', {})).toMatchObject({ ok: false, error: { code: 'request-invalid' } });
    const answer = await raw('media.frame', { mediaId: 'm1', index: -1, maxSide: 320 });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'request-invalid', message: expect.stringContaining('index') },
    });
    expect(await raw('media.table', { mediaId: '/etc/passwd' })).toMatchObject({ error: { code: 'media-unknown' } });
    const before = heard.length;
    for (const nonsense of [null, 'hello', { kind: 'request' }, 42]) send(nonsense);
    await raw('media.list', {});
    expect(heard.length).toBe(before + 1);
  });

  it('does not let an answer out that breaks the contract', async () => {
    const services = fakeServices();
    services.backend.devices = async () => ({ chosen: 'toaster' }) as never;
    const { ask } = testWindow(new EngineServer(services, clock));
    expect(await ask('devices.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('opens the demo pair', async () => {
    const { ask } = testWindow(new EngineServer(fakeServices(), clock));
    expect(await ask('demo.open', {})).toMatchObject({ data: { sourceId: 'demo-source', targetId: 'demo-target' } });
    expect(await ask('media.list', {})).toMatchObject({
      data: [{ info: { file: 'source.mp4' } }, { info: { file: 'target.mp4' } }],
    });
  });

  it('runs an align job and tells every window of its states', async () => {
    const server = new EngineServer(fakeServices(), clock);
    const [one, two] = [testWindow(server), testWindow(server)];
    await one.ask('demo.open', {});
    const started = await one.ask('align.start', {
      sourceId: 'demo-source',
      targetId: 'demo-target',
      queries: { suggestAt: [1] },
      methods: ['auto'],
    });
    expect(started).toMatchObject({ ok: true, data: { label: 'Align source.mp4 with target.mp4' } });
    const states = await vi.waitFor(() => {
      const jobs = two.events().flatMap(({ name, data }) => (name === 'job.changed' ? [data as Job] : []));
      expect(jobs.at(-1)?.state).toBe('done');
      return jobs.map(({ state, progress }) => [state, progress?.stage]);
    });
    expect(states).toEqual([
      ['queued', undefined],
      ['running', undefined],
      ['running', 'decode'],
      ['running', 'match'],
      ['done', 'match'],
    ]);
    expect(await two.ask('jobs.list', {})).toMatchObject({ data: [{ state: 'done', result: { runs: [] } }] });
  });

  it('cancels a running job: no error, and a job outlives the window that asked for it', async () => {
    const server = new EngineServer(fakeServices(), clock);
    const [one, two] = [testWindow(server), testWindow(server)];
    await one.ask('demo.open', {});
    const request = { sourceId: 'demo-source', targetId: 'demo-target', ...endless };
    const started = await one.ask('align.start', request);
    one.disconnect();
    const { id } = (started as Extract<WireResponse, { ok: true }>).data as Job;
    await vi.waitFor(async () =>
      expect(await two.ask('jobs.list', {})).toMatchObject({ data: [{ state: 'running' }] }),
    );
    await two.ask('jobs.cancel', { jobId: id });
    await vi.waitFor(() =>
      expect(two.events().at(-1)).toMatchObject({ name: 'job.changed', data: { state: 'cancelled', error: null } }),
    );
  });

  it('refuses to align clips that were not opened', async () => {
    const { ask } = testWindow(new EngineServer(fakeServices(), clock));
    const answer = await ask('align.start', { sourceId: 'x', targetId: 'y', ...endless });
    expect(answer).toMatchObject({ ok: false, error: { code: 'media-unknown' } });
  });

  it('commits to the open project, and says so when there is none', async () => {
    const server = new EngineServer(fakeServices(), clock);
    const { ask } = testWindow(server);
    expect(await ask('project.get', {})).toMatchObject({ ok: false, error: { message: 'No project is open.' } });
    await server.openProject('/data/untitled.tandem');
    const note: NoteRecord = { id: 'n1', kind: 'note', mediaId: null, frame: null, text: 'hips lead' };
    const commit = { label: 'Add note', diffs: [{ id: 'n1', before: null, after: note }] };
    expect(await ask('project.commit', commit)).toMatchObject({ data: { revision: 1 } });
    expect(await ask('project.get', {})).toMatchObject({ data: { records: [{ text: 'hips lead' }] } });
  });

  it('aborts what a window asked for when the window goes', async () => {
    const services = fakeServices();
    const gone = Promise.withResolvers<void>();
    services.frames.decode = async function* (_video, _request, signal) {
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
      gone.resolve();
      signal?.throwIfAborted();
      yield* [];
    };
    const server = new EngineServer(services, clock);
    const { send, heard, disconnect } = testWindow(server);
    await server.registerMedia('m1', '/a.mp4');
    send({ kind: 'request', id: 9, route: 'media.frame', input: { mediaId: 'm1', index: 0, maxSide: 64 } });
    await new Promise((resolve) => setTimeout(resolve));
    disconnect();
    await gone.promise;
    expect(heard.filter(({ kind }) => kind === 'response')).toEqual([]);
  });

  it('closes the project, the jobs and the services', async () => {
    const closed: string[] = [];
    const services = fakeServices({ close: async () => void closed.push('services') });
    const { openProject } = services;
    const server = new EngineServer(
      {
        ...services,
        openProject: async (path) => ({ ...(await openProject(path)), close: async () => void closed.push(path) }),
      },
      clock,
    );
    await server.openProject('one');
    await server.openProject('two');
    const { ask } = testWindow(server);
    await ask('demo.open', {});
    await ask('align.start', { sourceId: 'demo-source', targetId: 'demo-target', ...endless });
    await server.close();
    expect(closed).toEqual(['one', 'two', 'services']);
  });
});
