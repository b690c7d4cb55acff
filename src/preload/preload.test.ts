import { expect, it, vi } from 'vitest';
import { DESKTOP_API, DESKTOP_CHANNELS, type DesktopApi, ENGINE_PORT_MESSAGE } from '../contract/desktop-channels.ts';

const exposed: Record<string, DesktopApi> = {};
const listeners: Record<string, (event: object, data?: unknown) => void> = {};
const invoke = vi.fn(async () => ({ ok: true }));
const send = vi.fn();

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: DesktopApi) => Object.assign(exposed, { [name]: api }) },
  ipcRenderer: {
    invoke,
    send,
    on: (channel: string, listener: (event: object) => void) => Object.assign(listeners, { [channel]: listener }),
  },
  webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
}));

it('gives the page these functions and no others, hands paths to the host only, and the port to the page only', async () => {
  const postMessage = vi.fn();
  vi.stubGlobal('window', { location: { origin: 'tandem://app' }, postMessage });
  await import('./index.ts');
  expect(Object.keys(exposed)).toEqual([DESKTOP_API]);
  const api = exposed[DESKTOP_API] as DesktopApi;
  expect(Object.keys(api).sort()).toEqual([
    ...['chooseExport', 'chooseFolder', 'deliverExport', 'onMenuCommand', 'onNotice', 'openFile', 'openFolder'],
    ...['openProject', 'pageReady', 'projectWish', 'setMenu', 'showExport'],
  ]);

  await api.openFile({ path: '/clips/a.mp4' });
  expect(invoke).toHaveBeenCalledWith(DESKTOP_CHANNELS.openMedia, '/clips/a.mp4');
  await api.openFile({});
  expect(invoke).toHaveBeenLastCalledWith(DESKTOP_CHANNELS.openMedia, '');
  // A folder that is dropped is a File to the browser, and has a path too.
  await api.openFile({ path: '/clips/swing' });
  expect(invoke).toHaveBeenLastCalledWith(DESKTOP_CHANNELS.openMedia, '/clips/swing');
  await api.chooseFolder();
  expect(invoke).toHaveBeenLastCalledWith(DESKTOP_CHANNELS.chooseFolder);
  await api.openFolder('an id');
  expect(invoke).toHaveBeenLastCalledWith(DESKTOP_CHANNELS.openFolder, 'an id');
  api.pageReady();
  expect(send).toHaveBeenCalledWith(DESKTOP_CHANNELS.pageReady);

  api.setMenu([]);
  expect(send).toHaveBeenLastCalledWith(DESKTOP_CHANNELS.menu, []);

  const heard = vi.fn();
  api.onNotice(heard);
  listeners[DESKTOP_CHANNELS.notice]?.({ sender: 'secret' }, { kind: 'event' });
  // Electron's event object stays in the preload script.
  expect(heard.mock.calls).toEqual([[{ kind: 'event' }]]);

  const port = {};
  listeners[DESKTOP_CHANNELS.enginePort]?.({ ports: [port] });
  expect(postMessage).toHaveBeenCalledWith(ENGINE_PORT_MESSAGE, 'tandem://app', [port]);
});
