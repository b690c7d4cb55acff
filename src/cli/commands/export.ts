import type { AlignResult } from '../../contract/align.ts';
import type { AnalysedClip } from '../../contract/correspondences.ts';
import { TandemError } from '../../contract/errors.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import type { MediaRecord, ProjectFile } from '../../contract/project.ts';
import { ProjectDocument } from '../../document/project-document.ts';
import { latestRuns, momentsOf, sourceOf, targetOf } from '../../document/queries.ts';
import { DATA_FORMATS, dataFilePath, exportData } from '../../engine/export/formats/export-data.ts';
import type { OpenedVideo } from '../../engine/ports.ts';
import { writeWholeFile } from '../../node/cache/write-whole-file.ts';
import type { Engine } from '../../node/create-engine.ts';
import { locateMedia } from '../../node/store/locate-media.ts';
import { readProject } from '../../node/store/project-files.ts';
import type { CommandContext } from '../context.ts';

/** What `--format` takes. */
export const EXPORT_FORMATS = [...DATA_FORMATS, 'mp4'] as const;

/** The options of `tandem export`. */
export interface ExportOptions {
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly out: string;
  readonly layout: 'side-by-side' | 'overlay';
  readonly opacity: number;
  readonly speed: number;
}

async function openMedia(
  engine: Engine,
  media: MediaRecord,
  projectFile: string,
  signal: AbortSignal,
): Promise<OpenedVideo> {
  const { path, tried } = await locateMedia(media, projectFile);
  if (path === null) {
    const places = tried.map(
      (place) => `${place.path} (${place.judgement === 'different' ? 'another file' : 'not there'})`,
    );
    throw new TandemError('file-not-found', `${media.info.file} was not found. Looked at: ${places.join(', ')}.`, {
      hint: 'Put the file back, or open the project in the studio and choose "Locate...".',
    });
  }
  return engine.frames.open(path, signal);
}

/** Frame tables by media id; a clip that is not found has no times in the export, and the user is told. */
async function frameTables(
  context: CommandContext,
  project: ProjectFile,
  file: string,
): Promise<Map<string, FrameTableRecord>> {
  const engine = await context.engine();
  const tables = new Map<string, FrameTableRecord>();
  for (const media of ProjectDocument.from(project).ofKind('media')) {
    try {
      tables.set(media.id, (await openMedia(engine, media, file, context.signal)).table);
    } catch (thrown) {
      if (!(thrown instanceof TandemError)) throw thrown;
      context.terminal.note(`Note: ${thrown.message} Its marked points are exported without times.`);
    }
  }
  return tables;
}

async function exportVideo(
  context: CommandContext,
  project: ProjectFile,
  file: string,
  options: ExportOptions,
): Promise<void> {
  const { signal, terminal } = context;
  const document = ProjectDocument.from(project);
  const sourceMedia = sourceOf(document);
  const targetMedia = targetOf(document);
  const runs = latestRuns(document);
  if (sourceMedia === undefined || targetMedia === undefined || runs.length === 0) {
    throw new TandemError(
      'request-invalid',
      `${file} has no run to show: a comparison clip needs a source, a target and a run.`,
      {
        hint: 'Run an alignment first; csv and json can be exported without one.',
      },
    );
  }
  const engine = await context.engine();
  const source = await openMedia(engine, sourceMedia, file, signal);
  const target = await openMedia(engine, targetMedia, file, signal);
  const results = runs.map((run) => run.result);
  const device = await engine.backend.resolve('auto');
  const poseOf = async (
    video: OpenedVideo,
    { range, crop, person }: AnalysedClip,
  ): Promise<AlignResult['poses']['source']> => {
    const { poseInFrame } = await engine.analyser.analyse(video, { range, crop, person, pose: true }, device, {
      signal,
      onProgress: terminal.report,
    });
    return poseInFrame && { range: poseInFrame.range, frames: poseInFrame.frames.map((joints) => [...joints]) };
  };
  const result: AlignResult = {
    moments: momentsOf(document, sourceMedia.id),
    runs: results,
    poses: { source: await poseOf(source, results[0]!.source), target: await poseOf(target, results[0]!.target) },
  };
  const { layout, opacity, speed } = options;
  await engine.exportComparison(
    { source, target, result, path: options.out, options: { layout, opacity, speed } },
    signal,
    terminal.report,
  );
}

/** `tandem export PROJECT`: a project as data for other programs, or as a comparison clip of its newest runs. */
export async function exportProject(context: CommandContext, file: string, options: ExportOptions): Promise<boolean> {
  const project = await readProject(file);
  const written: string[] = [];
  if (options.format === 'mp4') {
    await exportVideo(context, project, file, options);
    written.push(options.out);
  } else {
    const tables = options.format === 'json' ? new Map() : await frameTables(context, project, file);
    for (const part of exportData(project, tables, options.format)) {
      const path = dataFilePath(options.out, part);
      await writeWholeFile(path, [part.text]);
      written.push(path);
    }
  }
  context.terminal.endProgress();
  if (context.json) context.terminal.printJson({ written });
  else for (const path of written) context.terminal.print(`Written: ${path}`);
  return true;
}
