import type { CorrespondencesFile, Warp } from '../../../contract/correspondences.ts';
import type { ComparisonWish } from '../../../contract/export.ts';
import type { Moment } from '../../../contract/moments.ts';
import { layOutComparison } from '../../../document/comparison/comparison-layout.ts';
import { comparisonPlacement, type PlacedClip } from '../../../document/comparison/comparison-placement.ts';
import type { ComparisonPicture, ComparisonScenes } from '../../../document/comparison/draw-comparison.ts';
import { frameOfMoment, type ShownTarget, type Timing, targetInStep } from '../../../document/comparison/in-step.ts';
import { comparisonMoments, type PlannedFrame } from '../../../document/comparison/planned-frame.ts';
import { type PlayedClip, speedOfScene, timedClip } from '../../../document/comparison/played-clip.ts';
import { isCombined } from '../../../document/overlay/combine.ts';
import { sceneFrom } from '../../../document/overlay/scene-from.ts';

/** A clip of the comparison. */
export interface SubjectClip extends PlacedClip, Omit<PlayedClip, 'realTime'> {
  readonly mediaId: string;
  readonly file: string;
  /** The user's extra clockwise turn of its pictures. */
  readonly turn: 0 | 90 | 180 | 270;
}

/** What a comparison clip is made of, as the export will find it. */
export interface ComparisonSubject {
  readonly source: SubjectClip;
  readonly target: SubjectClip;
  /** The newest runs of the pair, if any; the one that keeps both in step comes first. */
  readonly runs: readonly CorrespondencesFile[];
  readonly sourceMoments: readonly Moment[];
  /** Drawn where nothing is predicted. */
  readonly targetMoments: readonly Moment[];
  /** The user's anchors as links. */
  readonly anchors: Warp;
}

/** The largest width and height of the picture area of a comparison clip, pixels. */
const LARGEST = { maxWidth: 1920, maxHeight: 1080 } as const;

/** The frames that stand for the clip: those of the key moment nearest to a source frame, in step as the clip will show them. */
export function typicalFrame(subject: ComparisonSubject, wish: ComparisonWish, near: number): PlannedFrame {
  const { runs, source, sourceMoments } = subject;
  const [first, last] = source.range;
  const [moment] = comparisonMoments(runs[0], sourceMoments)
    .filter(({ sourceFrame }) => sourceFrame >= first && sourceFrame <= last)
    .sort((a, b) => Math.abs(a.sourceFrame - near) - Math.abs(b.sourceFrame - near));
  const frame = moment?.sourceFrame ?? Math.max(first, Math.min(last, near));
  const timing = timingOf(subject, wish);
  const shown = besideFrame(subject, wish, frame);
  return moment ? frameOfMoment(moment, shown, timing) : { source: frame, ...shown };
}

/** What the clip shows beside a source frame. */
export function besideFrame(subject: ComparisonSubject, wish: ComparisonWish, frame: number): ShownTarget {
  const source = timedClip({ ...subject.source, realTime: wish.realTime.source });
  const target = timedClip({ ...subject.target, realTime: wish.realTime.target });
  return targetInStep(timingOf(subject, wish), source, target)(source.time.secondsOf(frame));
}

function timingOf({ runs, anchors }: ComparisonSubject, { warp, offsetSeconds }: ComparisonWish): Timing {
  if (warp === 'anchors') return { kind: 'anchors', links: anchors };
  const [run] = runs;
  return warp === 'method' && run ? { kind: 'method', links: run.warp } : { kind: 'offset', seconds: offsetSeconds };
}

/** The picture of the clip as the export will lay it out, for one frame of it. */
export function comparisonPicture(
  subject: ComparisonSubject,
  wish: ComparisonWish,
  frame: PlannedFrame,
): ComparisonPicture {
  const { source, target, runs, sourceMoments } = subject;
  const { layout, opacity, divider, zoom, speed } = wish;
  const placementAt = comparisonPlacement(source, target, wish.alignsPeople);
  return {
    ...layOutComparison(source, target, { layout, zoom, ...LARGEST }, [placementAt(frame)]),
    speed: speedOfScene(speed, { ...source, realTime: wish.realTime.source }),
    layout,
    look: isCombined(layout) ? { layout, opacity, divider } : null,
    targetSize: { width: target.width, height: target.height },
    placementAt,
    sourceRange: source.range,
    timing: timingOf(subject, wish),
    moments: comparisonMoments(runs[0], sourceMoments),
  };
}

/** What lies over the frames. */
export function comparisonScenes(
  { source, target, runs, sourceMoments, targetMoments }: ComparisonSubject,
  realTime: ComparisonWish['realTime'],
): ComparisonScenes {
  return sceneFrom({
    ...{ source, target, runs, sourceMoments, targetMoments: runs.length > 0 ? [] : targetMoments },
    sourceSeconds: timedClip({ ...source, realTime: realTime.source }).time.seconds,
    targetSeconds: timedClip({ ...target, realTime: realTime.target }).time.seconds,
    sourcePose: source.pose ?? null,
    targetPose: target.pose ?? null,
  });
}
