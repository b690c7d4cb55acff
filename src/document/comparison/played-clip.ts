import type { FrameRange } from '../../contract/geometry.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import { captureRate } from '../timing/capture-rate.ts';
import { ClipTime } from '../timing/clip-time.ts';
import type { TimedClip } from './in-step.ts';

/** A clip of a comparison, as its time depends on it. */
export interface PlayedClip {
  readonly table: FrameTableRecord;
  /** Nominal frames per second of the file. */
  readonly fps: number;
  /** First and last frame that may be shown, both included. */
  readonly range: FrameRange;
  /** The frame of the sync event; left out or null, the first of the range takes its place. */
  readonly syncFrame?: number | null;
  /** Frames per second at which the scene was filmed; left out or null: those of the file. */
  readonly captureFps?: number | null;
  /** Slow motion runs in the time of the scene; false: in that of the file. Left out, true. */
  readonly realTime?: boolean;
}

/** Seconds of the file in a second of the comparison: that of {@link captureRate} for what runs in real time, else 1. */
export function playedRate({
  fps,
  captureFps = null,
  realTime = true,
}: Pick<PlayedClip, 'fps' | 'captureFps' | 'realTime'>): number {
  return realTime ? captureRate({ captureFps, fps }) : 1;
}

/** The clip in the time in which it is shown. */
export function timedClip(clip: PlayedClip): TimedClip {
  const { range, syncFrame } = clip;
  return { time: new ClipTime(clip.table, playedRate(clip)), range, syncFrame: syncFrame ?? range[0] };
}

/**
 * How fast people see a clip move, relative to the scene: slow motion in the time of its file is slow by itself.
 *
 * @param speed relative to the time in which the clip is shown
 */
export function speedOfScene(
  speed: number,
  { fps, captureFps = null, realTime = true }: Pick<PlayedClip, 'fps' | 'captureFps' | 'realTime'>,
): number {
  return realTime ? speed : speed / captureRate({ captureFps, fps });
}
