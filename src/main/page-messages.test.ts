import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { TandemError } from '../contract/errors.ts';
import { setUpPageMessages } from './page-messages.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

/** Calls what was set up under a name, as Electron would. */
const play = (name: string, ...args: unknown[]) => electron.setUp[name]?.(...(args as never[]));
const page = () => new electron.WebContentsDouble();

describe('messages of the page', () => {
  const media = { id: 'm1', info: { file: 'a.mp4' } };
  const openMedia = vi.fn(async (path: string) => {
    if (path.includes('bad')) throw new TandemError('not-a-video', 'bad.txt is no video.');
    return media as never;
  });
  const openProject = vi.fn(async (_path: string) => ({ ok: true as const, data: { done: true, recent: [] } }));
  const projectWish = vi.fn(async (_wish: unknown) => ({ ok: true as const, data: { done: false, recent: [] } }));
  const pageReady = vi.fn();
  const ours = () => {
    const sender = page();
    return { sender, senderFrame: sender.mainFrame };
  };
  const open = (event: object, path: unknown) => play(`handle ${DESKTOP_CHANNELS.openMedia}`, event, path);

  beforeEach(() => {
    vi.clearAllMocks();
    setUpPageMessages({ openMedia, openProject, projectWish, pageReady });
  });

  it('open files, and errors come back as data', async () => {
    expect(await open(ours(), '/clips/a.mp4')).toEqual({ ok: true, data: media });
    expect(await open(ours(), '/clips/bad.txt')).toMatchObject({ ok: false, error: { code: 'not-a-video' } });
    // A File that a script made has no path.
    expect(await open(ours(), '')).toMatchObject({ ok: false, error: { code: 'file-not-found' } });
    expect(await open(ours(), 42)).toMatchObject({ ok: false, error: { code: 'file-not-found' } });
  });

  it('open projects and pass wishes on', async () => {
    const done = { ok: true, data: { done: true, recent: [] } };
    expect(await play(`handle ${DESKTOP_CHANNELS.openProject}`, ours(), '/a.tandem')).toEqual(done);
    expect(openProject).toHaveBeenCalledWith('/a.tandem');
    expect(await play(`handle ${DESKTOP_CHANNELS.openProject}`, ours(), '')).toMatchObject({ ok: false });
    await play(`handle ${DESKTOP_CHANNELS.projectWish}`, ours(), { kind: 'choose' });
    expect(projectWish).toHaveBeenCalledWith({ kind: 'choose' });
  });

  it('are refused when they do not come from the main frame of our own page', async () => {
    const sender = page();
    const strangers = [
      { sender, senderFrame: null },
      { sender, senderFrame: new electron.FrameDouble('tandem://app/') },
      (() => {
        const other = page();
        other.mainFrame.url = 'https://example.com/';
        return { sender: other, senderFrame: other.mainFrame };
      })(),
    ];
    for (const stranger of strangers) {
      expect(await open(stranger, '/clips/a.mp4')).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
      const refused = { ok: false, error: { code: 'not-permitted' } };
      expect(await play(`handle ${DESKTOP_CHANNELS.openProject}`, stranger, '/a.tandem')).toMatchObject(refused);
      expect(await play(`handle ${DESKTOP_CHANNELS.projectWish}`, stranger, { kind: 'recent' })).toMatchObject(refused);
      play(`on ${DESKTOP_CHANNELS.pageReady}`, stranger);
    }
    expect(openMedia).not.toHaveBeenCalled();
    expect(pageReady).not.toHaveBeenCalled();
    const event = ours();
    play(`on ${DESKTOP_CHANNELS.pageReady}`, event);
    expect(pageReady).toHaveBeenCalledWith(event.sender);
  });
});
