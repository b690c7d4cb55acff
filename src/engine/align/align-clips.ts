import type { AlignPartial, AlignResult } from '../../contract/align.ts';
import type { AnalysedClip, CorrespondencesFile } from '../../contract/correspondences.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { PoseTrack } from '../../contract/keypoints.ts';
import type { Method } from '../../contract/methods.ts';
import { mirrorBack } from '../correspondence/mirror-evidence.ts';
import type { AnalysedFeatures, ClipAnalyser } from '../inference/clip-analyser.ts';
import { FrameTable } from '../media/frame-table.ts';
import { turnedVideo } from '../media/turned-video.ts';
import type { Clock, InferenceBackend, PackStore } from '../ports.ts';
import type { AlignTask, ClipToAlign } from './align-task.ts';
import { decideMirror } from './decide-mirror.ts';
import { predictedMoment, videoWarp } from './frame-results.ts';
import type { PairMatcher } from './pair-matcher.ts';
import { momentsToFind, pointsOutside, queryMoments } from './queries.ts';

/** What aligning needs. */
export interface AlignServices {
  readonly analyser: ClipAnalyser;
  readonly matcher: PairMatcher;
  readonly backend: InferenceBackend;
  readonly packs: PackStore;
  readonly clock: Clock;
}

/** Progress of one clip under the name of its role. */
function named(report: ReportProgress, role: string): ReportProgress {
  return (progress) => report({ ...progress, stage: `${role}: ${progress.stage}` });
}

/** The clip with its picture as the user turned it. */
function asTurned({ video, choice }: ClipToAlign): ClipToAlign {
  return { video: turnedVideo(video, choice.turnDegrees ?? 0), choice };
}

function provenance({ video, choice }: ClipToAlign, analysed: AnalysedFeatures): AnalysedClip {
  const { file, width, height, frames, fps } = video.info;
  return {
    file,
    width,
    height,
    frames,
    fps,
    range: analysed.geometry.sampling.range,
    crop: analysed.geometry.crop,
    ...(choice.person === undefined ? {} : { person: choice.person }),
    ...(choice.turnDegrees ? { turnDegrees: choice.turnDegrees } : {}),
  };
}

/** The followed person as data that may leave the engine. */
function wholeTrack({ poseInFrame }: AnalysedFeatures): PoseTrack | null {
  return poseInFrame && { range: poseInFrame.range, frames: poseInFrame.frames.map((joints) => [...joints]) };
}

/**
 * Aligns two clips: analyses both, finds the points of every moment by every method. Progress has the stages of {@link ClipAnalyser}
 * for `source` and `target`, then `match`.
 *
 * @param show called with what is found so far, after every method but the last
 *
 * @throws the signal's reason; TandemError range-invalid, crop-invalid, person-not-found, no-query-points, device-unavailable,
 *   pack-missing, pack-corrupt, inference-failed, ffmpeg-failed
 */
export async function alignClips(
  services: AlignServices,
  task: AlignTask,
  signal: AbortSignal,
  report: ReportProgress,
  show: (partial: AlignPartial) => void = () => {},
): Promise<AlignResult> {
  const { analyser, matcher, backend, packs, clock } = services;
  const startedAt = clock.now();
  const device = await backend.resolve(task.device);
  const { pack } = await packs.forTask('space-time-correspondence');
  const [sourceClip, targetClip] = [asTurned(task.source), asTurned(task.target)];
  const analyse = (clip: ClipToAlign, role: string, mirrored: boolean): Promise<AnalysedFeatures> =>
    analyser.analyse(clip.video, { ...clip.choice, pose: true, poseInNetwork: task.pose, mirrored }, device, {
      signal,
      onProgress: named(report, role),
    });
  const source = await analyse(sourceClip, 'source', false);
  const moments = momentsToFind(
    task.queries,
    source.geometry.sampling.range,
    source.poseInFrame,
    sourceClip.video.info.file,
  );
  const target = await analyse(targetClip, 'target', task.mirror !== 'off');
  const queries = queryMoments(moments, source.geometry);
  const mirror = decideMirror(source, target, queries, task.mirror, pack);
  const outside = pointsOutside(queries, pack.size);
  const warnings = [
    ...source.warnings,
    ...target.warnings,
    ...mirror.warnings,
    ...(outside.length > 0
      ? [`Outside the analysed crop of the source, so only guessed at: ${outside.join(', ')}.`]
      : []),
  ];

  const targetTable = new FrameTable(targetClip.video.table);
  const targetFeatures = mirror.mirrored && target.mirrored ? target.mirrored : target.features;
  let elapsedBefore = startedAt;
  const runs: CorrespondencesFile[] = [];
  const run = async (method: Method): Promise<CorrespondencesFile> => {
    const result = await matcher.match(method, source.features, targetFeatures, queries, target.device, signal);
    const matches = mirror.mirrored ? mirrorBack(result.moments, pack) : result.moments;
    const now = clock.now();
    const seconds = (now - elapsedBefore) / 1000;
    elapsedBefore = now;
    return {
      format: 'tandem-correspondences',
      version: 1,
      source: provenance(sourceClip, source),
      target: provenance(targetClip, target),
      method,
      pack: source.pack,
      ...(source.posePack === null ? {} : { posePack: source.posePack }),
      pose: task.pose,
      device: target.device,
      clipFrames: target.geometry.sampling.videoFrames.length,
      seconds,
      mirrored: mirror.mirrored,
      warnings,
      warp: videoWarp(result.warp, source.geometry, target.geometry),
      moments: matches.map((match, m) => predictedMoment(match, moments[m]!.frame, target.geometry, targetTable)),
    };
  };
  for (const [done, method] of task.methods.entries()) {
    report({ stage: 'match', done, total: task.methods.length, unit: 'methods' });
    runs.push(await run(method));
    if (runs.length < task.methods.length) show({ moments, runs: [...runs] });
  }
  report({ stage: 'match', done: runs.length, total: runs.length, unit: 'methods' });
  const poses = { source: wholeTrack(source), target: wholeTrack(target) };
  return { moments, runs, poses };
}
