import type { ComparisonWish, ExportRequest, ExportResult } from '../../contract/export.ts';
import { EXPORT_EXTENSIONS } from '../../contract/export.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import { type BundleWriter, writeBundle } from './bundle/write-bundle.ts';
import { dataFilePath, exportData } from './formats/export-data.ts';
import { safeInFileName } from './formats/file-names.ts';
import {
  exportProjectClip,
  type ProjectClip,
  type ProjectClipServices,
  type ProjectToExport,
  projectTables,
} from './project-export.ts';

/** A folder of one export. */
export interface ExportFolder {
  /** Its name among the exports. */
  readonly name: string;
  /** The path of a file in it. */
  pathOf(file: string): string;
  /** Writes a whole file or none. */
  write(file: string, text: string): Promise<void>;
  /** Its files. */
  files(): Promise<ExportResult['files']>;
  /** Removes it with all that is in it. */
  discard(): Promise<void>;
}

/** Where exports of the window are written. */
export interface ExportFolders {
  /** Makes a new, empty folder. */
  create(): Promise<ExportFolder>;
}

/** What the exports of the window need. */
export interface ExportServices extends ProjectClipServices {
  readonly folders: ExportFolders;
  readonly bundles: BundleWriter;
}

/** A wish as a clip of the project. */
export function clipOfWish(wish: ComparisonWish, path: string): ProjectClip {
  const { format: _, warp, runId, offsetSeconds, realTime, ...options } = wish;
  return { path, options, timing: { warp, runId, offsetSeconds, realTime } };
}

/**
 * Writes an export that a window asked for, into a folder of its own; nothing is left of one that fails or is aborted.
 *
 * @throws TandemError request-invalid, export-failed, file-not-found, ffmpeg-failed; the signal's reason when aborted
 */
export async function runExport(
  services: ExportServices,
  subject: ProjectToExport,
  { name, wish }: ExportRequest,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<ExportResult> {
  const folder = await services.folders.create();
  const file = `${safeInFileName(name)}${EXPORT_EXTENSIONS[wish.format]}`;
  try {
    if (wish.format === 'mp4') {
      await exportProjectClip(services, subject, clipOfWish(wish, folder.pathOf(file)), signal, report);
    } else if (wish.format === 'bundle') {
      await writeBundle(services.bundles, subject, { path: folder.pathOf(file), name }, signal, report);
    } else {
      const tables = wish.format === 'json' ? new Map() : await projectTables(subject, () => {}, signal);
      const parts = exportData(subject.project, tables, wish.format, { runs: wish.runs });
      for (const [index, part] of parts.entries()) {
        signal.throwIfAborted();
        report({ stage: 'write', done: index, total: parts.length, unit: 'files' });
        await folder.write(dataFilePath(file, part), part.text);
      }
    }
    return { folder: folder.name, files: await folder.files() };
  } catch (error) {
    await folder.discard();
    throw error;
  }
}
