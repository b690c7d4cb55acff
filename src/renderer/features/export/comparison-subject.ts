import type { CorrespondencesFile, Warp } from '../../../contract/correspondences.ts';
import type { ComparisonWish } from '../../../contract/export.ts';
import type { FrameRange } from '../../../contract/geometry.ts';
import type { Moment } from '../../../contract/moments.ts';
import { layOutComparison } from '../../../document/comparison/comparison-layout.ts';
import { comparisonPlacement, type PlacedClip } from '../../../document/comparison/comparison-placement.ts';
import type { ComparisonPicture, ComparisonScenes } from '../../../document/comparison/draw-comparison.ts';
import { comparisonMoments, type PlannedFrame } from '../../../document/comparison/planned-frame.ts';
import { isCombined } from '../../../document/overlay/combine.ts';
import { sceneFrom } from '../../../document/overlay/scene-from.ts';
import { followLinks } from '../../../kernels/follow-links.ts';
import { ClipTime } from '../../playback/clip-time.ts';

/** A clip of the comparison. */
export interface SubjectClip extends PlacedClip {
  readonly mediaId: string;
  /** The user's extra clockwise turn of its pictures. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly range: FrameRange;
}

/** What a comparison clip is made of, as the export will find it. */
export interface ComparisonSubject {
  readonly source: SubjectClip;
  readonly target: SubjectClip;
  /** The newest runs of the pair, at least one. */
  readonly runs: readonly CorrespondencesFile[];
  readonly sourceMoments: readonly Moment[];
  /** The user's anchors as links. */
  readonly anchors: Warp;
}

/** The largest width and height of the picture area of a comparison clip, pixels. */
const LARGEST = { maxWidth: 1920, maxHeight: 1080 } as const;

/** The frames that stand for the clip: those of the key moment nearest to a source frame, in step as the clip will show them. */
export function typicalFrame(
  { source, target, runs, anchors }: ComparisonSubject,
  wish: ComparisonWish,
  near: number,
): PlannedFrame {
  const run = runs[0]!;
  const [moment] = comparisonMoments(run).sort(
    (a, b) => Math.abs(a.sourceFrame - near) - Math.abs(b.sourceFrame - near),
  );
  const frame = moment?.sourceFrame ?? source.range[0];
  const named = moment ? { momentName: moment.name } : {};
  if (moment && wish.offsetSeconds === null && wish.warp === 'method') {
    return { source: frame, target: moment.targetFrame, ...named };
  }
  const [sourceTime, targetTime] = [new ClipTime(source.table), new ClipTime(target.table)];
  const links: readonly (readonly [number, number])[] =
    wish.offsetSeconds === null
      ? (wish.warp === 'anchors' ? anchors : run.warp).map(([from, to]) => [
          sourceTime.secondsOf(from),
          targetTime.secondsOf(to),
        ])
      : [[sourceTime.secondsOf(source.range[0]), targetTime.secondsOf(target.range[0]) + wish.offsetSeconds]];
  const seconds = followLinks(links, 0, 1, sourceTime.secondsOf(frame));
  const [first, last] = target.range;
  const held = seconds < targetTime.secondsOf(first) || seconds >= targetTime.endOf(last);
  const there = Math.max(first, Math.min(last, targetTime.frameAt(seconds)));
  return { source: frame, target: there, ...named, ...(held ? { targetHeld: true } : {}) };
}

/** The picture of the clip as the export will lay it out, for one frame of it. */
export function comparisonPicture(
  subject: ComparisonSubject,
  wish: ComparisonWish,
  frame: PlannedFrame,
): ComparisonPicture {
  const { source, target, runs } = subject;
  const { layout, opacity, divider, zoom, speed } = wish;
  const placementAt = comparisonPlacement(source, target, wish.alignsPeople);
  return {
    ...layOutComparison(source, target, { layout, zoom, ...LARGEST }, [placementAt(frame)]),
    speed,
    layout,
    look: isCombined(layout) ? { layout, opacity, divider } : null,
    targetSize: { width: target.width, height: target.height },
    placementAt,
    sourceRange: source.range,
    moments: comparisonMoments(runs[0]!),
  };
}

/** What lies over the frames. */
export function comparisonScenes({ source, target, runs, sourceMoments }: ComparisonSubject): ComparisonScenes {
  return sceneFrom({
    runs,
    sourceMoments,
    sourceSeconds: new ClipTime(source.table).seconds,
    targetSeconds: new ClipTime(target.table).seconds,
    sourcePose: source.pose ?? null,
    targetPose: target.pose ?? null,
  });
}
