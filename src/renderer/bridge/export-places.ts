import type { DesktopApi } from '../../contract/desktop-channels.ts';
import { fromErrorRecord } from '../../contract/errors.ts';
import { exportDeliveryAnswerSchema, exportPlaceAnswerSchema } from '../../contract/export.ts';
import type { ChooseExportPlace } from './exports.ts';

/** A file's name without its extension. */
export function nameWithoutExtension(file: string): string {
  return file.replace(/\.[^.]+$/, '') || file;
}

/** In a browser: the host keeps the files, and the browser downloads them to where it puts downloads. */
export const downloadExports: ChooseExportPlace = async (file) => ({
  name: nameWithoutExtension(file),
  deliver: async ({ folder, files }) => {
    const links = files.map(({ name }) => ({ name, url: `/exports/${folder}/${encodeURIComponent(name)}` }));
    for (const { name, url } of links) download(name, url);
    return { kind: 'download', files: links };
  },
});

/** On the desktop: a native dialog asks where to, and the host moves the files there. */
export function desktopExports(
  desktop: Pick<DesktopApi, 'chooseExport' | 'deliverExport' | 'showExport'>,
): ChooseExportPlace {
  return async (file) => {
    const chosen = exportPlaceAnswerSchema.parse(await desktop.chooseExport(file));
    if (!chosen.ok) throw fromErrorRecord(chosen.error);
    if (chosen.data === null) return null;
    const { place, name } = chosen.data;
    return {
      name,
      deliver: async (result) => {
        const delivered = exportDeliveryAnswerSchema.parse(await desktop.deliverExport(place, result));
        if (!delivered.ok) throw fromErrorRecord(delivered.error);
        return { kind: 'saved', files: delivered.data, show: () => desktop.showExport(place) };
      },
    };
  };
}

/** Lets the browser download an address of our own, or of a blob. */
export function download(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
