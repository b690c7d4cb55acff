import type { AlignResult } from '../../contract/align.ts';
import type { AnalysedClip } from '../../contract/correspondences.ts';
import { TandemError } from '../../contract/errors.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import type { MediaRecord, ProjectFile } from '../../contract/project.ts';
import { ProjectDocument } from '../../document/project-document.ts';
import { latestRuns, momentsOf, sourceOf, targetOf } from '../../document/queries.ts';
import type { AlignServices } from '../align/align-clips.ts';
import type { OpenedVideo } from '../ports.ts';
import type { ComparisonOptions } from './video/plan-comparison.ts';
import { type ComparisonServices, writeComparison } from './write-comparison.ts';

/** A project, and how its clips are opened. */
export interface ProjectToExport {
  readonly project: ProjectFile;
  /** @throws TandemError file-not-found when the clip's file is not where it was */
  openMedia(media: MediaRecord, signal: AbortSignal): Promise<OpenedVideo>;
}

/** What writing a comparison clip of a project needs. */
export type ProjectClipServices = ComparisonServices & Pick<AlignServices, 'analyser' | 'backend'>;

/**
 * Writes a comparison clip of the newest runs of a project's pair; the persons are followed again (from the cache, where they are kept).
 *
 * @throws TandemError request-invalid when the project has no run to show; see also {@link writeComparison}
 */
export async function exportProjectClip(
  services: ProjectClipServices,
  { project, openMedia }: ProjectToExport,
  { path, options }: { readonly path: string; readonly options: Partial<ComparisonOptions> },
  signal: AbortSignal,
  report: ReportProgress,
): Promise<void> {
  const document = ProjectDocument.from(project);
  const sourceMedia = sourceOf(document);
  const targetMedia = targetOf(document);
  const results = latestRuns(document).map((run) => run.result);
  const [first] = results;
  if (sourceMedia === undefined || targetMedia === undefined || first === undefined) {
    throw new TandemError(
      'request-invalid',
      `The project "${project.name}" has no run to show: a comparison clip needs a source, a target and a run.`,
      { hint: 'Run an alignment first; csv and json can be exported without one.' },
    );
  }
  const source = await openMedia(sourceMedia, signal);
  const target = await openMedia(targetMedia, signal);
  const device = await services.backend.resolve('auto');
  const poseOf = async (
    video: OpenedVideo,
    { range, crop, person }: AnalysedClip,
  ): Promise<AlignResult['poses']['source']> => {
    const wish = { range, crop, person, pose: true };
    const { poseInFrame } = await services.analyser.analyse(video, wish, device, { signal, onProgress: report });
    return poseInFrame && { range: poseInFrame.range, frames: poseInFrame.frames.map((joints) => [...joints]) };
  };
  const result: AlignResult = {
    moments: momentsOf(document, sourceMedia.id),
    runs: results,
    poses: { source: await poseOf(source, first.source), target: await poseOf(target, first.target) },
  };
  await writeComparison(services, { source, target, result, path, options }, signal, report);
}

/**
 * The frame tables of a project's clips by media id, for the times of marked points. A clip whose file is not found has none.
 *
 * @param onMissing told of each such clip
 */
export async function projectTables(
  { project, openMedia }: ProjectToExport,
  onMissing: (error: TandemError) => void,
  signal: AbortSignal,
): Promise<Map<string, FrameTableRecord>> {
  const tables = new Map<string, FrameTableRecord>();
  for (const media of ProjectDocument.from(project).ofKind('media')) {
    try {
      tables.set(media.id, (await openMedia(media, signal)).table);
    } catch (error) {
      if (!(error instanceof TandemError)) throw error;
      onMissing(error);
    }
  }
  return tables;
}
