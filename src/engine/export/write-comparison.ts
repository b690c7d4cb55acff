import type { AlignResult } from '../../contract/align.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { Moment } from '../../contract/moments.ts';
import { comparisonMoments } from '../../document/comparison/planned-frame.ts';
import { type PlayedClip, timedClip } from '../../document/comparison/played-clip.ts';
import { sceneFrom } from '../../document/overlay/scene-from.ts';
import { FrameReader } from '../media/frame-reader.ts';
import type { DecodeRequest, FrameSource, OpenedVideo, VideoWriter } from '../ports.ts';
import type { CanvasFactory } from './video/canvas-port.ts';
import {
  type ComparisonClip,
  type ComparisonOptions,
  DEFAULT_COMPARISON,
  planComparison,
} from './video/plan-comparison.ts';
import { renderComparison } from './video/render-comparison.ts';

/** What writing a comparison clip needs. */
export interface ComparisonServices {
  readonly frames: FrameSource;
  readonly canvases: CanvasFactory;
  readonly writer: VideoWriter;
}

/** How a clip is played. */
export type ClipPlaying = Pick<PlayedClip, 'range' | 'syncFrame' | 'captureFps' | 'realTime'>;

/** A comparison clip to write. */
export interface ComparisonRequest {
  readonly source: OpenedVideo;
  readonly target: OpenedVideo;
  /** The first run gives ranges, crops and warp; the predictions of all runs are drawn. Without a run, what was marked is. */
  readonly result: AlignResult;
  /** Marked in the target, to be drawn; left out, nothing. */
  readonly targetMoments?: readonly Moment[];
  readonly path: string;
  /** How the clips are played; left out, over the ranges of the first run (without one, as a whole) and as their files have them. */
  readonly clips?: { readonly source: ClipPlaying; readonly target: ClipPlaying };
  /** What differs from {@link DEFAULT_COMPARISON}; without `timing` the first run's warp keeps both in step, or their sync events. */
  readonly options: Partial<ComparisonOptions>;
}

/** The same frames, cropped and scaled by the decoder: cheaper than on the canvas. */
function decodedAs(frames: FrameSource, shape: Pick<DecodeRequest, 'crop' | 'size'>): FrameSource {
  return {
    open: (path, signal) => frames.open(path, signal),
    decode: (video, request, signal) => frames.decode(video, { ...request, ...shape }, signal),
  };
}

/**
 * Writes a clip that shows both videos in step, with points, persons, frame numbers and key moments burned in. Nothing is left at the
 * path when it fails or is aborted.
 *
 * @throws the signal's reason; TandemError export-failed, ffmpeg-failed, range-invalid, request-invalid
 */
export async function writeComparison(
  services: ComparisonServices,
  { source, target, result, targetMoments = [], path, clips, options }: ComparisonRequest,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<void> {
  const run = result.runs.at(0);
  const planned = (role: 'source' | 'target', { info, table }: OpenedVideo): ComparisonClip => {
    const { range, crop } = run?.[role] ?? { range: [0, info.frames - 1] as const, crop: null };
    return { ...info, table, crop, pose: result.poses[role], ...(clips?.[role] ?? { range }) };
  };
  const clip = { source: planned('source', source), target: planned('target', target) };
  const plan = planComparison(clip.source, clip.target, comparisonMoments(run, result.moments), {
    ...DEFAULT_COMPARISON,
    timing: run ? { kind: 'method', links: run.warp } : { kind: 'offset', seconds: 0 },
    ...options,
  });
  const scenes = sceneFrom({
    source: source.info,
    target: target.info,
    runs: result.runs,
    sourceMoments: result.moments,
    targetMoments,
    sourceSeconds: timedClip(clip.source).time.seconds,
    targetSeconds: timedClip(clip.target).time.seconds,
    sourcePose: result.poses.source,
    targetPose: result.poses.target,
  });
  const readers = {
    source: new FrameReader(decodedAs(services.frames, plan.source.decode), source, { range: clip.source.range }),
    target: new FrameReader(decodedAs(services.frames, plan.target.decode), target, { range: clip.target.range }),
  };
  try {
    const { canvases, writer } = services;
    await renderComparison({ plan, scenes, readers, canvases, writer, path }, signal, report);
  } finally {
    await Promise.all([readers.source.close(), readers.target.close()]);
  }
}
