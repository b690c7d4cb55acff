import { describe, expect, it, vi } from 'vitest';
import { launchEngine } from './launch-engine.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

describe('the engine process', () => {
  it('is forked with its options; messages are validated, and its end is told with its last words', () => {
    const engine = launchEngine('/out/main/engine-process.js', { probeScript: 'file:///probe.js' });
    const { path, args, child } = electron.utilityProcess.forked.at(-1) ?? {};
    expect([path, args]).toEqual(['/out/main/engine-process.js', ['{"probeScript":"file:///probe.js"}']]);
    const heard = vi.fn();
    const ended = vi.fn();
    engine.onMessage(heard);
    engine.onExit(ended);
    const port = { end: 'engine' };
    engine.post({ kind: 'connect', connection: 1 }, [port]);
    expect(child?.posted).toEqual([{ message: { kind: 'connect', connection: 1 }, transfer: [port] }]);
    child?.emit('message', { kind: 'ready' });
    expect(heard).toHaveBeenCalledWith({ kind: 'ready' });
    expect(() => child?.emit('message', { kind: 'nonsense' })).toThrow();
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    child?.stderr.emit('data', Buffer.from('Error: out of memory\n    at here\n'));
    expect(said).toHaveBeenCalledTimes(1);
    said.mockRestore();
    child?.emit('exit', 134);
    expect(ended).toHaveBeenCalledWith('exit code 134: Error: out of memory');
  });
});
