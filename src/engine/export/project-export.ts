import type { AlignResult } from '../../contract/align.ts';
import type { AnalysedClip, CorrespondencesFile } from '../../contract/correspondences.ts';
import { TandemError } from '../../contract/errors.ts';
import type { ComparisonTiming } from '../../contract/export.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { PoseTrack } from '../../contract/keypoints.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import type { MediaRecord, ProjectFile, RunRecord } from '../../contract/project.ts';
import type { Timing } from '../../document/comparison/in-step.ts';
import { ProjectDocument } from '../../document/project-document.ts';
import { anchorsOf, latestRuns, momentsOf, playableRange, poseIn, sourceOf, targetOf } from '../../document/queries.ts';
import type { AlignServices } from '../align/align-clips.ts';
import { turnedVideo } from '../media/turned-video.ts';
import type { OpenedVideo } from '../ports.ts';
import type { ComparisonOptions } from './video/plan-comparison.ts';
import { type ComparisonServices, writeComparison } from './write-comparison.ts';

/** A project, and how its clips are opened. */
export interface ProjectToExport {
  readonly project: ProjectFile;
  /** @throws TandemError file-not-found when the clip's file is not where it was */
  openMedia(media: MediaRecord, signal: AbortSignal): Promise<OpenedVideo>;
  /** Absolute path of a clip's file. @throws TandemError file-not-found when it is not where it was */
  mediaPath(media: MediaRecord): Promise<string>;
}

/** A comparison clip of a project. */
export interface ProjectClip {
  readonly path: string;
  /** How it is to look. */
  readonly options: Partial<Omit<ComparisonOptions, 'timing'>>;
  readonly timing: ComparisonTiming;
}

/** What writing a comparison clip of a project needs. */
export type ProjectClipServices = ComparisonServices & Pick<AlignServices, 'analyser' | 'backend'>;

/**
 * Writes a comparison clip of the newest runs of a project's pair, over its working zones and with the frames together that the window
 * shows together; the persons are those that the runs kept; for runs that kept none they are followed again.
 *
 * @throws TandemError request-invalid when the project has no run to show; see also {@link writeComparison}
 */
export async function exportProjectClip(
  services: ProjectClipServices,
  { project, openMedia }: ProjectToExport,
  { path, options, timing }: ProjectClip,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<void> {
  const document = ProjectDocument.from(project);
  const sourceMedia = sourceOf(document);
  const targetMedia = targetOf(document);
  const runs = chosenFirst(latestRuns(document), timing.runId);
  const results = runs.map((run) => run.result);
  const [first] = results;
  if (sourceMedia === undefined || targetMedia === undefined || first === undefined) {
    throw new TandemError(
      'request-invalid',
      `The project "${project.name}" has no run to show: a comparison clip needs a source, a target and a run.`,
      { hint: 'Run an alignment first; csv and json can be exported without one.' },
    );
  }
  const open = async (media: MediaRecord) => turnedVideo(await openMedia(media, signal), media.rotationOverrideDegrees);
  const source = await open(sourceMedia);
  const target = await open(targetMedia);
  /** Runs of the first builds did not keep the persons they followed. */
  const followedAnew = async (video: OpenedVideo, { range, crop, person }: AnalysedClip): Promise<PoseTrack | null> => {
    const device = await services.backend.resolve('auto');
    const wish = { range, crop, person, pose: true };
    const { poseInFrame } = await services.analyser.analyse(video, wish, device, { signal, onProgress: report });
    return poseInFrame && { range: poseInFrame.range, frames: poseInFrame.frames.map((joints) => [...joints]) };
  };
  const result: AlignResult = {
    moments: [...momentsOf(document, sourceMedia.id)],
    runs: results,
    poses: {
      source: poseIn(document, runs, 'source') ?? (await followedAnew(source, first.source)),
      target: poseIn(document, runs, 'target') ?? (await followedAnew(target, first.target)),
    },
  };
  const playedAs = (media: MediaRecord, realTime: boolean) => ({
    ...{ range: playableRange(media), syncFrame: media.syncFrame, captureFps: media.captureFps, realTime },
  });
  const clips = {
    source: playedAs(sourceMedia, timing.realTime.source),
    target: playedAs(targetMedia, timing.realTime.target),
  };
  const wish = { ...options, timing: timingOf(timing, document, first, project.name) };
  await writeComparison(services, { source, target, result, path, clips, options: wish }, signal, report);
}

/** The runs, the wished one in front. */
function chosenFirst(runs: readonly RunRecord[], runId: string | null): RunRecord[] {
  return [...runs.filter(({ id }) => id === runId), ...runs.filter(({ id }) => id !== runId)];
}

/** @throws TandemError request-invalid, see {@link anchorTiming} */
function timingOf(
  { warp, offsetSeconds }: ComparisonTiming,
  document: ProjectDocument,
  run: CorrespondencesFile,
  name: string,
): Timing {
  if (warp === 'offset') return { kind: 'offset', seconds: offsetSeconds };
  return warp === 'anchors' ? anchorTiming(document, name) : { kind: 'method', links: run.warp };
}

/** @throws TandemError request-invalid when the pair has no anchors */
function anchorTiming(document: ProjectDocument, name: string): Timing {
  const anchors = anchorsOf(document);
  if (anchors.length === 0) {
    throw new TandemError('request-invalid', `The project "${name}" has no anchors for its pair.`, {
      hint: 'Set one in the timeline, or keep the clips in step through the method.',
    });
  }
  return { kind: 'anchors', links: anchors.map(({ sourceFrame, targetFrame }) => [sourceFrame, targetFrame, 1]) };
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
