import type { Warp } from '../../../contract/correspondences.ts';
import type { FrameRange } from '../../../contract/geometry.ts';
import type { Fraction } from '../../../contract/media.ts';
import type { ComparisonMoment, PlannedFrame } from '../../../document/comparison/planned-frame.ts';
import { warpedFrame } from '../../../document/overlay/warped-frame.ts';
import { followLinks } from '../../../kernels/follow-links.ts';
import type { FrameTable } from '../../media/frame-table.ts';

/** How the target keeps step with the source. */
export type Timing =
  /** Through the warp: content against content. */
  | { readonly kind: 'warp'; readonly warp: Warp }
  /** Through anchors that the user set: in straight lines from one to the next, in real time before the first and after the last. */
  | { readonly kind: 'anchors'; readonly links: Warp }
  /** In the target's real time: source range start and target range start coincide, then `seconds` are added to the target's time. */
  | { readonly kind: 'offset'; readonly seconds: number };

/** What the frames depend on. Ranges are first and last frame, both included. */
export interface TimingOptions {
  readonly sourceTable: FrameTable;
  readonly targetTable: FrameTable;
  readonly sourceRange: FrameRange;
  readonly targetRange: FrameRange;
  readonly timing: Timing;
  /** Relative to the source's real time: 0.25 is four times slower. */
  readonly speed: number;
  readonly fps: Fraction;
  readonly moments: readonly ComparisonMoment[];
  /** How long playback stands at every key moment, seconds; 0 for not at all. */
  readonly freezeSeconds: number;
}

/**
 * Which source and target frame every output frame shows. Output frame k stands for the middle of its interval, the source time
 * (k + 1/2) * speed / fps after the range's first frame, and shows the source frame on screen then: clips of constant rate give every frame its
 * due count whatever the rounding of their PTS, and clips of variable rate keep real time. Their number is the range's duration / speed * fps,
 * rounded, plus the stills.
 */
export function planFrames(options: TimingOptions): PlannedFrame[] {
  const { sourceTable, sourceRange, speed, fps } = options;
  const start = sourceTable.secondsOf(sourceRange[0]);
  const count = Math.max(1, Math.round(((rangeEnd(sourceTable, sourceRange[1]) - start) / speed) * (fps[0] / fps[1])));
  const stills = Math.round(options.freezeSeconds * (fps[0] / fps[1]));
  const waiting = options.moments
    .filter(({ sourceFrame }) => sourceFrame >= sourceRange[0] && sourceFrame <= sourceRange[1])
    .toSorted((a, b) => a.sourceFrame - b.sourceFrame);
  const targetOf = targetChooser(options);
  const frames: PlannedFrame[] = [];

  const stand = (moment: ComparisonMoment): void => {
    const still = { ...momentFrame(moment, targetOf(moment.sourceFrame, null), options.timing), frozen: true };
    for (let i = 0; i < stills; i++) frames.push(still);
  };
  for (let k = 0; k < count; k++) {
    const seconds = ((k + 0.5) * speed * fps[1]) / fps[0];
    const source = Math.max(sourceRange[0], Math.min(sourceRange[1], sourceTable.indexAtSeconds(start + seconds)));
    while (waiting.length > 0 && waiting[0]!.sourceFrame < source) stand(waiting.shift()!);
    const shown = targetOf(source, seconds);
    const moment = options.moments.find(({ sourceFrame }) => sourceFrame === source);
    frames.push(moment ? momentFrame(moment, shown, options.timing) : { source, ...shown });
  }
  for (const moment of waiting) stand(moment);
  return frames;
}

interface ShownTarget {
  readonly target: number;
  readonly targetHeld?: boolean;
}

/** At a moment the frames of the moment itself stand side by side, unless the user set what stands beside what. */
function momentFrame(moment: ComparisonMoment, shown: ShownTarget, timing: Timing): PlannedFrame {
  const own = timing.kind === 'warp' ? { target: moment.targetFrame } : shown;
  return { source: moment.sourceFrame, ...own, momentName: moment.name };
}

/** Finds the target frame; `seconds` is the time since the range's start, null for "when the source frame appears". */
function targetChooser(options: TimingOptions): (source: number, seconds: number | null) => ShownTarget {
  const { timing, sourceTable, targetTable, sourceRange, targetRange } = options;
  if (timing.kind === 'warp') return (source) => ({ target: warpedFrame(timing.warp, source) });
  const sourceStart = sourceTable.secondsOf(sourceRange[0]);
  const targetStart = targetTable.secondsOf(targetRange[0]);
  const targetEnd = rangeEnd(targetTable, targetRange[1]);
  const timeAt =
    timing.kind === 'offset' ? (at: number) => at + targetStart - sourceStart + timing.seconds : anchored(timing);
  function anchored({ links }: { readonly links: Warp }): (at: number) => number {
    if (links.length === 0) throw new RangeError('Without anchors nothing is in step.');
    const inSeconds = links.map(([from, to]) => [sourceTable.secondsOf(from), targetTable.secondsOf(to)] as const);
    return (at) => followLinks(inSeconds, 0, 1, at);
  }
  return (source, seconds) => {
    const time = timeAt(seconds === null ? sourceTable.secondsOf(source) : sourceStart + seconds);
    const held = time < targetStart || time >= targetEnd;
    const target = Math.max(targetRange[0], Math.min(targetRange[1], targetTable.indexAtSeconds(time)));
    return held ? { target, targetHeld: true } : { target };
  };
}

/** When the last frame of a range ends: when the next frame appears. */
function rangeEnd(table: FrameTable, last: number): number {
  return last + 1 < table.count ? table.secondsOf(last + 1) : table.durationSeconds;
}
