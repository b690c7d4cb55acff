import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { type BrowserWindow, ipcMain } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { TandemError, toErrorRecord } from '../contract/errors.ts';
import type { Media } from '../contract/media.ts';
import type { FolderAnswer, OpenAnswer } from '../contract/wire.ts';
import { chooseFolder } from './dialogs.ts';
import { requireOurPage } from './page-messages.ts';

/**
 * Lets the page open folders of pictures: it asks for one (a native dialog), then opens it for the pane that it was chosen for. The page
 * never sees a path.
 *
 * @param openMedia throws TandemError
 */
export function setUpFolderMessages(
  openMedia: (path: string) => Promise<Media>,
  window: () => BrowserWindow | null,
): void {
  const chosen = new Map<string, string>();

  ipcMain.handle(DESKTOP_CHANNELS.chooseFolder, async (event): Promise<FolderAnswer> => {
    try {
      requireOurPage(event);
      const parent = window();
      const path = parent && (await chooseFolder(parent));
      if (path === null) return { ok: true, data: null };
      const id = randomUUID();
      chosen.set(id, path);
      return { ok: true, data: { id, name: basename(path) } };
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });

  ipcMain.handle(DESKTOP_CHANNELS.openFolder, async (event, id: unknown): Promise<OpenAnswer> => {
    try {
      requireOurPage(event);
      const path = chosen.get(String(id));
      if (path === undefined) throw new TandemError('request-invalid', 'The folder was not chosen.');
      return { ok: true, data: await openMedia(path) };
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });
}
