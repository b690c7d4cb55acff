import { randomUUID } from 'node:crypto';
import { basename, dirname, extname } from 'node:path';
import { type BrowserWindow, dialog, ipcMain, shell } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { TandemError, toErrorRecord } from '../contract/errors.ts';
import { type ExportDeliveryAnswer, type ExportPlaceAnswer, exportResultSchema } from '../contract/export.ts';
import { moveExport } from '../node/export/move-export.ts';
import { requireOurPage } from './page-messages.ts';

/**
 * Lets the page's exports go where the user wants them: the page asks for a place (a native dialog), has the engine export, then asks
 * to bring the files there. The page never sees a path.
 *
 * @param exportsRoot where the engine writes exports
 */
export function setUpExportMessages(exportsRoot: string, window: () => BrowserWindow | null): void {
  const places = new Map<string, { readonly folder: string; delivered: readonly string[] }>();

  ipcMain.handle(DESKTOP_CHANNELS.exportChoose, async (event, name: unknown): Promise<ExportPlaceAnswer> => {
    try {
      requireOurPage(event);
      const parent = window();
      if (typeof name !== 'string' || !parent) throw new TandemError('request-invalid', 'An export needs a name.');
      const extension = extname(name).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        defaultPath: basename(name),
        filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
      });
      if (canceled || !filePath) return { ok: true, data: null };
      const place = randomUUID();
      places.set(place, { folder: dirname(filePath), delivered: [] });
      return { ok: true, data: { place, name: basename(filePath, extname(filePath)) } };
    } catch (error) {
      return { ok: false, error: toErrorRecord(error) };
    }
  });

  ipcMain.handle(
    DESKTOP_CHANNELS.exportDeliver,
    async (event, id: unknown, result: unknown): Promise<ExportDeliveryAnswer> => {
      try {
        requireOurPage(event);
        const place = places.get(String(id));
        if (!place) throw new TandemError('request-invalid', 'The place of this export was not chosen.');
        place.delivered = await moveExport(exportsRoot, exportResultSchema.parse(result), place.folder);
        return { ok: true, data: place.delivered.map((path) => basename(path)) };
      } catch (error) {
        return { ok: false, error: toErrorRecord(error) };
      }
    },
  );

  ipcMain.on(DESKTOP_CHANNELS.exportShow, (event, id: unknown) => {
    requireOurPage(event);
    const [first] = places.get(String(id))?.delivered ?? [];
    if (first !== undefined) shell.showItemInFolder(first);
  });
}
