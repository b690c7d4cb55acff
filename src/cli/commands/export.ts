import { TandemError } from '../../contract/errors.ts';
import type { ComparisonLayout, ComparisonTiming } from '../../contract/export.ts';
import type { MediaRecord } from '../../contract/project.ts';
import { DATA_FORMATS, dataFilePath, exportData } from '../../engine/export/formats/export-data.ts';
import { exportProjectClip, projectTables } from '../../engine/export/project-export.ts';
import type { OpenedVideo } from '../../engine/ports.ts';
import { writeWholeFile } from '../../node/cache/write-whole-file.ts';
import { locateMedia } from '../../node/store/locate-media.ts';
import { readProject } from '../../node/store/project-files.ts';
import type { CommandContext } from '../context.ts';

/** What `--format` takes. */
export const EXPORT_FORMATS = [...DATA_FORMATS, 'mp4'] as const;

/** The options of `tandem export`. */
export interface ExportOptions {
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly out: string;
  readonly layout: ComparisonLayout;
  readonly opacity: number;
  readonly speed: number;
  readonly inStep: ComparisonTiming['warp'];
  readonly offset: number;
  readonly realTime: 'on' | 'off';
}

async function openMedia(context: CommandContext, media: MediaRecord, projectFile: string): Promise<OpenedVideo> {
  const { path, tried } = await locateMedia(media, projectFile);
  if (path === null) {
    const places = tried.map(
      (place) => `${place.path} (${place.judgement === 'different' ? 'another file' : 'not there'})`,
    );
    throw new TandemError('file-not-found', `${media.info.file} was not found. Looked at: ${places.join(', ')}.`, {
      hint: 'Put the file back, or open the project in the studio and choose "Locate...".',
    });
  }
  return (await context.engine()).frames.open(path, context.signal);
}

/** `tandem export PROJECT`: a project as data for other programs, or as a comparison clip of its newest runs. */
export async function exportProject(context: CommandContext, file: string, options: ExportOptions): Promise<boolean> {
  const project = await readProject(file);
  const subject = { project, openMedia: (media: MediaRecord) => openMedia(context, media, file) };
  const { signal, terminal } = context;
  const written: string[] = [];
  if (options.format === 'mp4') {
    const { layout, opacity, speed, inStep: warp, offset: offsetSeconds } = options;
    const realTime = { source: options.realTime === 'on', target: options.realTime === 'on' };
    const timing = { warp, runId: null, offsetSeconds, realTime };
    const clip = { path: options.out, options: { layout, opacity, speed }, timing };
    await exportProjectClip(await context.engine(), subject, clip, signal, terminal.report);
    written.push(options.out);
  } else {
    const note = ({ message }: TandemError) =>
      terminal.note(`Note: ${message} Its marked points are exported without times.`);
    const tables = options.format === 'json' ? new Map() : await projectTables(subject, note, signal);
    for (const part of exportData(project, tables, options.format)) {
      const path = dataFilePath(options.out, part);
      await writeWholeFile(path, [part.text]);
      written.push(path);
    }
  }
  terminal.endProgress();
  if (context.json) terminal.printJson({ written });
  else for (const path of written) terminal.print(`Written: ${path}`);
  return true;
}
