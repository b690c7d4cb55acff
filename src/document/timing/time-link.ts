import type { Warp } from '../../contract/correspondences.ts';
import { followLinks } from '../../kernels/follow-links.ts';
import type { ClipTime } from './clip-time.ts';

/** How the times of the two clips of a pair belong together; seconds of each clip from its frame 0. */
export interface TimeLink {
  toTarget(sourceSeconds: number): number;
  toSource(targetSeconds: number): number;
  /** True when the clips keep one distance, false when one is stretched to the other. */
  readonly isOffset: boolean;
}

/** The clips run side by side, so that both sync events are seen at the same moment. */
export function offsetLink(sourceSync: number, targetSync: number): TimeLink {
  const offset = targetSync - sourceSync;
  return { toTarget: (seconds) => seconds + offset, toSource: (seconds) => seconds - offset, isOffset: true };
}

/**
 * The clips run through the links of a warp: in a straight line from link to link, in real time before the first and after the last one.
 *
 * @returns null when the warp has no links; one link makes a plain offset
 */
export function warpLink(warp: Warp, source: ClipTime, target: ClipTime): TimeLink | null {
  const links = warp.map(([from, to]) => [source.secondsOf(from), target.secondsOf(to)] as const);
  const [first] = links;
  if (!first) return null;
  if (links.length === 1) return offsetLink(first[0], first[1]);
  return {
    toTarget: (seconds) => followLinks(links, 0, 1, seconds),
    toSource: (seconds) => followLinks(links, 1, 0, seconds),
    isOffset: false,
  };
}

/** A clip of a pair as its link depends on it. */
export interface LinkedClip {
  readonly time: ClipTime;
  /** The frame of its sync event, or what takes its place. */
  readonly syncFrame: number;
}

/**
 * How the clips of a pair are in step, in the window and in exported clips alike: through the links of a warp, or side by side from their
 * sync events where there are none.
 *
 * @param offsetSeconds without a warp: by how much later than its sync event the target stands beside the source's
 */
export function pairLink(warp: Warp | null, source: LinkedClip, target: LinkedClip, offsetSeconds = 0): TimeLink {
  return (
    (warp && warpLink(warp, source.time, target.time)) ??
    offsetLink(source.time.secondsOf(source.syncFrame), target.time.secondsOf(target.syncFrame) + offsetSeconds)
  );
}
