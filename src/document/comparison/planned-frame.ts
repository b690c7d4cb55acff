import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import type { Moment } from '../../contract/moments.ts';
import { momentTargetFrame } from '../overlay/scene-from.ts';

/** A key moment of a comparison. */
export interface ComparisonMoment {
  readonly name: string;
  readonly sourceFrame: number;
  /** Where a run found it; null when none looked for it: what is in step stands beside it. */
  readonly targetFrame: number | null;
}

/** One frame of the output: which frames are shown together. */
export interface PlannedFrame {
  readonly source: number;
  readonly target: number;
  /** Set at the frames that show a key moment. */
  readonly momentName?: string;
  /** True while playback stands still at a key moment. */
  readonly frozen?: boolean;
  /** True when the target has no frame of its own for this time: its first or last frame is held. */
  readonly targetHeld?: boolean;
}

/**
 * The key moments of a run as pairs of frames; without a run those of the source.
 *
 * @param marked in the source
 */
export function comparisonMoments(
  run: Pick<CorrespondencesFile, 'moments' | 'warp'> | undefined,
  marked: readonly Moment[],
): ComparisonMoment[] {
  if (!run) return marked.map(({ name, frame }) => ({ name, sourceFrame: frame, targetFrame: null }));
  return run.moments.map((moment) => ({
    name: moment.name,
    sourceFrame: moment.frame,
    targetFrame: momentTargetFrame(moment, run.warp),
  }));
}
