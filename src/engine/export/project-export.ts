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
 * Writes a comparison clip of a project's pair, over its working zones and with the frames together that the window shows together. It
 * shows the newest runs and the persons that they kept; for runs that kept none they are followed again. A pair without a run is shown
 * with its marked points, in step through its anchors or sync events.
 *
 * @throws TandemError request-invalid when the project has no pair, or nothing that keeps it in step as wished; see also
 *   {@link writeComparison}
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
  if (sourceMedia === undefined || targetMedia === undefined) {
    throw new TandemError(
      'request-invalid',
      `The project "${project.name}" has no pair to show: a comparison clip needs a source and a target.`,
      { hint: 'Open a second clip in the studio; data formats can be exported without one.' },
    );
  }
  const wish = { ...options, timing: timingOf(timing, document, first, project.name) };
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
      source: poseIn(document, runs, 'source') ?? (first ? await followedAnew(source, first.source) : null),
      target: poseIn(document, runs, 'target') ?? (first ? await followedAnew(target, first.target) : null),
    },
  };
  // Beside predictions the points that were marked in the target would be taken for some of them.
  const targetMoments = first ? [] : momentsOf(document, targetMedia.id);
  const playedAs = (media: MediaRecord, realTime: boolean) => ({
    ...{ range: playableRange(media), syncFrame: media.syncFrame, captureFps: media.captureFps, realTime },
  });
  const clips = {
    source: playedAs(sourceMedia, timing.realTime.source),
    target: playedAs(targetMedia, timing.realTime.target),
  };
  const request = { source, target, result, targetMoments, path, clips, options: wish };
  await writeComparison(services, request, signal, report);
}

/** The runs, the wished one in front. */
function chosenFirst(runs: readonly RunRecord[], runId: string | null): RunRecord[] {
  return [...runs.filter(({ id }) => id === runId), ...runs.filter(({ id }) => id !== runId)];
}

/** @throws TandemError request-invalid when the pair has no run that is to keep it in step; see also {@link anchorTiming} */
function timingOf(
  { warp, offsetSeconds }: ComparisonTiming,
  document: ProjectDocument,
  run: CorrespondencesFile | undefined,
  name: string,
): Timing {
  if (warp === 'offset') return { kind: 'offset', seconds: offsetSeconds };
  if (warp === 'anchors') return anchorTiming(document, name);
  if (run) return { kind: 'method', links: run.warp };
  throw new TandemError('request-invalid', `The project "${name}" has no run that could keep its pair in step.`, {
    hint: 'Run an alignment first, or keep the clips in step by anchors or by their sync events ("offset").',
  });
}

/** @throws TandemError request-invalid when the pair has no anchors */
function anchorTiming(document: ProjectDocument, name: string): Timing {
  const anchors = anchorsOf(document);
  if (anchors.length === 0) {
    throw new TandemError('request-invalid', `The project "${name}" has no anchors for its pair.`, {
      hint: 'Set one in the timeline, or keep the clips in step by a run or by their sync events ("offset").',
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
