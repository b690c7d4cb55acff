import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { fakeServices } from '../engine/server/testing/fake-services.ts';
import type { EngineHandle } from '../node/supervisor/engine-handle.ts';
import { EngineSupervisor } from '../node/supervisor/engine-supervisor.ts';
import { inProcessEngine } from '../node/supervisor/testing/in-process-engine.ts';
import { EngineConnections } from './engine-connections.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

const page = () => new electron.WebContentsDouble();
const asContents = (double: electron.WebContentsDouble) => double as unknown as WebContents;

describe('EngineConnections', () => {
  function supervised() {
    const posted: { message: { kind: string; connection?: number }; transfer: readonly unknown[] }[] = [];
    const engines: EngineHandle[] = [];
    const supervisor = new EngineSupervisor(
      () => {
        const engine = inProcessEngine(fakeServices());
        const recorded: EngineHandle = {
          ...engine,
          post: (message, transfer = []) => {
            posted.push({ message, transfer });
            engine.post(message);
          },
        };
        engines.push(recorded);
        return recorded;
      },
      { quickDeathMilliseconds: 0, quickDeathsAllowed: 9, firstPauseMilliseconds: 1, longestPauseMilliseconds: 1 },
    );
    return { supervisor, posted, engines, connects: () => posted.filter(({ message }) => message.kind === 'connect') };
  }

  it('hands every page a port as soon as the engine is ready, and another after a restart', async () => {
    const { supervisor, engines, connects } = supervised();
    const connections = new EngineConnections(supervisor);
    const one = page();
    connections.pageReady(asContents(one));
    expect(one.sent[0]?.message).toMatchObject({ name: 'engine.changed', data: { state: 'starting' } });
    expect(one.posted).toEqual([]);
    supervisor.start();
    await vi.waitFor(() => expect(one.posted).toHaveLength(1), { interval: 2 });
    expect(one.posted[0]).toEqual({ channel: DESKTOP_CHANNELS.enginePort, ports: [{ end: 'page' }] });
    expect(connects()).toMatchObject([{ message: { connection: 1 }, transfer: [{ end: 'engine' }] }]);

    engines[0]?.kill();
    await vi.waitFor(() => expect(one.posted).toHaveLength(2), { interval: 2 });
    const states = one.sent.map(({ message }) => (message as { data: { state: string } }).data.state);
    expect(states.slice(-3)).toEqual(['lost', 'starting', 'ready']);
    await supervisor.close();
  });

  it('ends the connection of a page that was loaded anew or has gone', async () => {
    const { supervisor, posted, connects } = supervised();
    const connections = new EngineConnections(supervisor);
    supervisor.start();
    await vi.waitFor(() => expect(supervisor.engine).not.toBeNull(), { interval: 2 });
    const one = page();
    connections.pageReady(asContents(one));
    connections.pageReady(asContents(one));
    expect(connects().map(({ message }) => message.connection)).toEqual([1, 2]);
    one.emit('destroyed');
    const ended = posted.filter(({ message }) => message.kind === 'disconnect');
    expect(ended.map(({ message }) => message.connection)).toEqual([1, 2]);
    await supervisor.close();
  });
});
