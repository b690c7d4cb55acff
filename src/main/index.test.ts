import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

let dataFolder: string;
beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tandem-main-'));
  vi.stubEnv('TANDEM_DATA_DIR', dataFolder);
  process.argv = ['electron', '.', '/clips/a.mp4', '--demo'];
});
afterAll(() => rmSync(dataFolder, { recursive: true }));

it('starts sandboxed, with its page, menu, rules and engine, and opens what was asked for', async () => {
  await import('./index.ts');
  const { child, path } = await vi.waitFor(() => {
    const [engine] = electron.utilityProcess.forked;
    if (!engine || electron.BrowserWindow.all.length === 0) throw new Error('not started yet');
    return engine;
  });
  expect(electron.app.sandboxed).toBe(true);
  expect(electron.app.exited).toEqual([]);
  expect(path).toBe(join(import.meta.dirname, 'engine-process.js'));
  const rules = ['protocol tandem', 'permission request', `handle ${DESKTOP_CHANNELS.openMedia}`];
  expect(Object.keys(electron.setUp)).toEqual(expect.arrayContaining(rules));
  expect(electron.Menu.current).toHaveLength(1);
  const [window] = electron.BrowserWindow.all;
  expect(window?.url).toBe('tandem://app/#demo');
  expect(window?.options.webPreferences.preload).toBe(join(import.meta.dirname, '..', 'preload', 'index.cjs'));

  child.emit('message', { kind: 'ready' });
  const asked = () => child.posted.map(({ message }) => message as { kind: string; path?: string });
  await vi.waitFor(() => expect(asked().map(({ kind }) => kind)).toContain('open-project'));
  // Clips go into the project: they are opened after it.
  child.emit('message', { kind: 'project-opened', path: join(dataFolder, 'untitled.tandem') });
  await vi.waitFor(() => expect(asked().map(({ kind }) => kind)).toContain('register-media'));
  expect(asked()).toEqual(
    expect.arrayContaining([
      { kind: 'open-project', path: join(dataFolder, 'untitled.tandem') },
      { kind: 'register-media', mediaId: expect.any(String), path: '/clips/a.mp4' },
    ]),
  );

  // A second start brings the one window to the front instead of opening another.
  electron.app.emit('second-instance', {}, ['electron', '.', '--demo'], '/');
  await vi.waitFor(() =>
    expect(window?.webContents.sent).toContainEqual({ channel: DESKTOP_CHANNELS.menuCommand, message: 'open-demo' }),
  );
  expect(electron.BrowserWindow.all).toHaveLength(1);
});
