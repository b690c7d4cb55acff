import type { Warp } from '../../contract/correspondences.ts';
import type { FrameRange } from '../../contract/geometry.ts';
import { type LinkedClip, pairLink } from '../timing/time-link.ts';
import type { ComparisonMoment, PlannedFrame } from './planned-frame.ts';

/** How the target of a comparison keeps step with the source. */
export type Timing =
  /** Through the links of a run, at its key moments frame by frame. */
  | { readonly kind: 'method'; readonly links: Warp }
  /** Through anchors that the user set. */
  | { readonly kind: 'anchors'; readonly links: Warp }
  /** Side by side from both sync events, the target so many seconds later. */
  | { readonly kind: 'offset'; readonly seconds: number };

/** A clip of a comparison in time. */
export interface TimedClip extends LinkedClip {
  /** First and last frame that may be shown, both included. */
  readonly range: FrameRange;
}

/** What stands beside a source frame. */
export type ShownTarget = Pick<PlannedFrame, 'target' | 'targetHeld'>;

/**
 * Finds what stands beside the source: in the window and in exported clips the same, because both follow {@link pairLink}.
 *
 * @returns takes a time of the source, seconds from its frame 0; where the target's range has no frame for it, the first or last is held
 */
export function targetInStep(timing: Timing, source: TimedClip, target: TimedClip): (seconds: number) => ShownTarget {
  const { links, seconds: offset } = timing.kind === 'offset' ? { links: null, ...timing } : { ...timing, seconds: 0 };
  const link = pairLink(links, source, target, offset);
  return (seconds) => {
    const there = link.toTarget(seconds);
    const shown = { target: target.time.frameHeldIn(target.range, there) };
    return target.time.isOutside(target.range, there) ? { ...shown, targetHeld: true } : shown;
  };
}

/** What keeps step, as a clip says it to those who watch it. */
export function readableTiming({ kind }: Timing): string {
  if (kind === 'method') return 'in step by the links of a run';
  return kind === 'anchors' ? 'in step by anchors' : 'in step by sync events';
}

/** At a moment the frames of the moment itself stand side by side, unless the user set what stands beside what. */
export function frameOfMoment(moment: ComparisonMoment, shown: ShownTarget, { kind }: Timing): PlannedFrame {
  const own = kind === 'method' && moment.targetFrame !== null ? { target: moment.targetFrame } : shown;
  return { source: moment.sourceFrame, ...own, momentName: moment.name };
}
