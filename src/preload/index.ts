import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { DESKTOP_API, DESKTOP_CHANNELS, type DesktopApi, ENGINE_PORT_MESSAGE } from '../contract/desktop-channels.ts';

// The typed bridge between the page and the desktop, and nothing else. The page never sees a path: it hands over a File, and only a
// file that the user chose or dropped has a path.

/** The part of the page's window that is used here; this project has no DOM types. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

const api: DesktopApi = {
  openFile: (file) => ipcRenderer.invoke(DESKTOP_CHANNELS.openMedia, webUtils.getPathForFile(file as File)),
  chooseFolder: () => ipcRenderer.invoke(DESKTOP_CHANNELS.chooseFolder),
  openFolder: (id) => ipcRenderer.invoke(DESKTOP_CHANNELS.openFolder, id),
  openProject: (file) => ipcRenderer.invoke(DESKTOP_CHANNELS.openProject, webUtils.getPathForFile(file as File)),
  projectWish: (wish) => ipcRenderer.invoke(DESKTOP_CHANNELS.projectWish, wish),
  chooseExport: (name) => ipcRenderer.invoke(DESKTOP_CHANNELS.exportChoose, name),
  deliverExport: (place, result) => ipcRenderer.invoke(DESKTOP_CHANNELS.exportDeliver, place, result),
  showExport: (place) => ipcRenderer.send(DESKTOP_CHANNELS.exportShow, place),
  pageReady: () => ipcRenderer.send(DESKTOP_CHANNELS.pageReady),
  onNotice: (listener) => {
    ipcRenderer.on(DESKTOP_CHANNELS.notice, (_event, notice: unknown) => listener(notice));
  },
  setMenu: (menu) => ipcRenderer.send(DESKTOP_CHANNELS.menu, menu),
  onMenuCommand: (listener) => {
    ipcRenderer.on(DESKTOP_CHANNELS.menuCommand, (_event, command: unknown) => listener(command));
  },
};
contextBridge.exposeInMainWorld(DESKTOP_API, api);

// A MessagePort cannot go through the context bridge; a message of the window to itself carries it into the page.
ipcRenderer.on(DESKTOP_CHANNELS.enginePort, ({ ports }) => {
  window.postMessage(ENGINE_PORT_MESSAGE, window.location.origin, ports);
});
