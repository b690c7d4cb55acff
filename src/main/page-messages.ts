import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { TandemError, toErrorRecord } from '../contract/errors.ts';
import type { Media } from '../contract/media.ts';
import type { OpenAnswer } from '../contract/wire.ts';
import { isPageAddress } from './page-address.ts';

/** What the page's messages lead to. */
export interface PageMessageHandlers {
  /** @throws TandemError */
  openMedia(path: string): Promise<Media>;
  pageReady(page: WebContents): void;
}

/** Answers what the preload script sends; what comes from anything but the main frame of our own page is refused. */
export function setUpPageMessages({ openMedia, pageReady }: PageMessageHandlers): void {
  ipcMain.handle(DESKTOP_CHANNELS.openMedia, async (event, path: unknown): Promise<OpenAnswer> => {
    try {
      if (!comesFromOurPage(event)) throw new TandemError('not-permitted', 'Only the studio itself may open files.');
      if (typeof path !== 'string' || path === '') {
        throw new TandemError('file-not-found', 'What was dropped is no file on this machine.', {
          hint: 'Save it to disk first, then drop the file.',
        });
      }
      return { ok: true, data: await openMedia(path) };
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });
  ipcMain.on(DESKTOP_CHANNELS.pageReady, (event) => {
    if (comesFromOurPage(event)) pageReady(event.sender);
  });
}

function comesFromOurPage({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isPageAddress(senderFrame.url);
}
