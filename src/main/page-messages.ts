import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { TandemError, toErrorRecord } from '../contract/errors.ts';
import type { Media } from '../contract/media.ts';
import type { ProjectAnswer } from '../contract/project-info.ts';
import type { OpenAnswer } from '../contract/wire.ts';
import { isPageAddress } from './page-address.ts';

/** What the page's messages lead to. */
export interface PageMessageHandlers {
  /** @throws TandemError */
  openMedia(path: string): Promise<Media>;
  /** @param path of a project */
  openProject(path: string): Promise<ProjectAnswer>;
  /** @param wish not validated yet */
  projectWish(wish: unknown): Promise<ProjectAnswer>;
  pageReady(page: WebContents): void;
}

/** Answers what the preload script sends; what comes from anything but the main frame of our own page is refused. */
export function setUpPageMessages({ openMedia, openProject, projectWish, pageReady }: PageMessageHandlers): void {
  ipcMain.handle(DESKTOP_CHANNELS.openMedia, async (event, path: unknown): Promise<OpenAnswer> => {
    try {
      requireOurPage(event);
      return { ok: true, data: await openMedia(requirePath(path)) };
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });
  ipcMain.handle(DESKTOP_CHANNELS.openProject, async (event, path: unknown): Promise<ProjectAnswer> => {
    try {
      requireOurPage(event);
      return await openProject(requirePath(path));
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });
  ipcMain.handle(DESKTOP_CHANNELS.projectWish, async (event, wish: unknown): Promise<ProjectAnswer> => {
    try {
      requireOurPage(event);
      return await projectWish(wish);
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });
  ipcMain.on(DESKTOP_CHANNELS.pageReady, (event) => {
    if (comesFromOurPage(event)) pageReady(event.sender);
  });
}

/** Refuses what comes from anything but the main frame of our own page. @throws TandemError not-permitted */
export function requireOurPage(event: IpcMainEvent | IpcMainInvokeEvent): void {
  if (!comesFromOurPage(event)) throw new TandemError('not-permitted', 'Only the studio itself may open files.');
}

/** @throws TandemError file-not-found */
function requirePath(path: unknown): string {
  if (typeof path === 'string' && path !== '') return path;
  throw new TandemError('file-not-found', 'What was dropped is no file on this machine.', {
    hint: 'Save it to disk first, then drop the file.',
  });
}

function comesFromOurPage({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isPageAddress(senderFrame.url);
}
