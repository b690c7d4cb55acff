import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { TandemError } from '../contract/errors.ts';
import { folderAnswerSchema } from '../contract/wire.ts';
import { setUpFolderMessages } from './folder-messages.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

/** Calls what was set up under a name, as Electron would. */
const play = (name: string, ...args: unknown[]) => electron.setUp[name]?.(...(args as never[]));
const ours = () => {
  const sender = new electron.WebContentsDouble();
  return { sender, senderFrame: sender.mainFrame };
};

describe('folders that the page lets the user choose', () => {
  const media = { id: 'm1', info: { file: 'swing' } };
  const openMedia = vi.fn(async (path: string) => {
    if (path.includes('empty'))
      throw new TandemError('not-a-video', 'The folder empty has no numbered pictures in it.');
    return media as never;
  });
  const choose = async (event: object = ours()) =>
    folderAnswerSchema.parse(await play(`handle ${DESKTOP_CHANNELS.chooseFolder}`, event));
  const open = (id: unknown, event: object = ours()) => play(`handle ${DESKTOP_CHANNELS.openFolder}`, event, id);
  const choosing = async (path: string) => {
    electron.dialog.chosen = [path];
    const answer = await choose();
    return answer.ok ? answer.data : null;
  };

  beforeEach(() => {
    vi.clearAllMocks();
    electron.dialog.chosen = [];
    electron.dialog.shown = [];
    setUpFolderMessages(openMedia, () => new electron.BrowserWindow({ webPreferences: {}, show: false }) as never);
  });

  it('are asked for in a dialog for folders, opened by an id, and their paths stay with the host', async () => {
    const folder = await choosing('/clips/swing');
    expect(electron.dialog.shown).toMatchObject([{ properties: ['openDirectory'] }]);
    expect(folder).toEqual({ id: expect.not.stringContaining('swing'), name: 'swing' });
    expect(await open(folder?.id)).toEqual({ ok: true, data: media });
    expect(openMedia).toHaveBeenCalledWith('/clips/swing');
  });

  it('need not be chosen, and say why they cannot be opened', async () => {
    expect(await choose()).toEqual({ ok: true, data: null });
    const folder = await choosing('/clips/empty');
    expect(await open(folder?.id)).toMatchObject({ ok: false, error: { code: 'not-a-video' } });
  });

  it('are opened only when they were chosen here, by our own page', async () => {
    for (const id of ['/etc', '', null]) expect(await open(id)).toMatchObject({ error: { code: 'request-invalid' } });
    const folder = await choosing('/clips/swing');
    const stranger = { ...ours(), senderFrame: new electron.FrameDouble('https://example.com/') };
    expect(await open(folder?.id, stranger)).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    expect(await choose(stranger)).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    expect(openMedia).not.toHaveBeenCalled();
  });
});
