import path from 'node:path';
import { TandemError } from '../../contract/errors.ts';
import type { ComparisonLayout, ComparisonTiming } from '../../contract/export.ts';
import type { MediaRecord } from '../../contract/project.ts';
import { writeBundle } from '../../engine/export/bundle/write-bundle.ts';
import { DATA_FORMATS, dataFilePath, exportData } from '../../engine/export/formats/export-data.ts';
import { exportProjectClip, projectTables } from '../../engine/export/project-export.ts';
import { writeWholeFile } from '../../node/cache/write-whole-file.ts';
import { createBundleWriter } from '../../node/export/bundle-writer.ts';
import { locateMedia } from '../../node/store/locate-media.ts';
import { readProject } from '../../node/store/project-files.ts';
import type { CommandContext } from '../context.ts';

/** What `--format` takes. */
export const EXPORT_FORMATS = [...DATA_FORMATS, 'mp4', 'bundle'] as const;

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

async function mediaPath(media: MediaRecord, projectFile: string): Promise<string> {
  const { path: found, tried } = await locateMedia(media, projectFile);
  if (found === null) {
    const places = tried.map(
      (place) => `${place.path} (${place.judgement === 'different' ? 'another file' : 'not there'})`,
    );
    throw new TandemError('file-not-found', `${media.info.file} was not found. Looked at: ${places.join(', ')}.`, {
      hint: 'Put the file back, or open the project in the studio and choose "Locate...".',
    });
  }
  return found;
}

/** `tandem export PROJECT`: a project as data for other programs, as a comparison clip of its newest runs, or with its clips in a zip. */
export async function exportProject(context: CommandContext, file: string, options: ExportOptions): Promise<boolean> {
  const project = await readProject(file);
  const { signal, terminal } = context;
  const pathOf = (media: MediaRecord) => mediaPath(media, path.resolve(file));
  const openMedia = async (media: MediaRecord) => (await context.engine()).frames.open(await pathOf(media), signal);
  const subject = { project, openMedia, mediaPath: pathOf };
  const written: string[] = [];
  if (options.format === 'mp4') {
    const { layout, opacity, speed, inStep: warp, offset: offsetSeconds } = options;
    const realTime = { source: options.realTime === 'on', target: options.realTime === 'on' };
    const timing = { warp, runId: null, offsetSeconds, realTime };
    const clip = { path: options.out, options: { layout, opacity, speed }, timing };
    await exportProjectClip(await context.engine(), subject, clip, signal, terminal.report);
    written.push(options.out);
  } else if (options.format === 'bundle') {
    const place = { path: options.out, name: path.parse(options.out).name };
    await writeBundle(createBundleWriter(), subject, place, signal, terminal.report);
    written.push(options.out);
  } else {
    const note = ({ message }: TandemError) =>
      terminal.note(`Note: ${message} Its marked points are exported without times.`);
    const tables = options.format === 'json' ? new Map() : await projectTables(subject, note, signal);
    for (const part of exportData(project, tables, options.format)) {
      const out = dataFilePath(options.out, part);
      await writeWholeFile(out, [part.text]);
      written.push(out);
    }
  }
  terminal.endProgress();
  if (context.json) terminal.printJson({ written });
  else for (const out of written) terminal.print(`Written: ${out}`);
  return true;
}
