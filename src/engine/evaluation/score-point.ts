import type { LabelledMoment } from '../../contract/moments.ts';
import { roundHalfEven } from '../../kernels/round-half-even.ts';
import { boxSide, isRightInSpaceTime, timeError } from '../../kernels/space-time-pck.ts';
import type { PointMatch } from '../clip.ts';
import type { ClipGeometry } from '../inference/clip-geometry.ts';

/** Bounds of T@k, clip frames. */
export const TIME_BOUNDS = [1, 3, 5] as const;
/** Bound of PCK, share of the box side. */
export const PLACE_BOUND = 0.1;

/** What there is to know of a scored prediction. */
export interface PointScore {
  /** Right at T@1, T@3, T@5. */
  readonly right: readonly [boolean, boolean, boolean];
  /** Right place, whatever the time. */
  readonly near: boolean;
  /** Larger side of the box round the target's visible points, frame pixels. */
  readonly side: number;
  /** Distance to the truth as a share of the box side. */
  readonly placeError: number;
  /** Distances of the time from the interval of right times. */
  readonly timeError: { readonly clipFrames: number; readonly videoFrames: number; readonly seconds: number };
  /** Whether mark and truth lie inside the crops. A point outside is asked for and counted like any other, and mostly missed. */
  readonly inView: boolean;
  /** A left or right joint whose prediction lies on the other side's joint. */
  readonly swapped: boolean;
}

/**
 * The clip frames that count as right: those that show an accepted video frame (`frame_range`, else the frame itself); when none was
 * sampled, the nearest clip frame. Source: reference-table.md, rules of scoring.
 */
export function rightClipFrames(moment: LabelledMoment, geometry: ClipGeometry): [number, number] {
  const [low, high] = moment.frame_range ?? [moment.frame, moment.frame];
  const { videoFrames } = geometry.sampling;
  const gaps = videoFrames.map((frame) => Math.max(low - frame, frame - high, 0));
  const least = Math.min(...gaps);
  return [gaps.indexOf(least), gaps.lastIndexOf(least)];
}

/**
 * Scores one prediction in the target's frame. The predicted time is rounded to a clip frame and clamped to the clip; the radius is
 * {@link PLACE_BOUND} of the box round the target's visible points. Source: reference-table.md, rules of scoring; algorithms 2.9.
 *
 * @param boxPoints names of the target's visible points of the set-up
 */
export function scorePoint(
  match: PointMatch,
  moments: { readonly source: LabelledMoment; readonly target: LabelledMoment },
  boxPoints: readonly string[],
  geometry: { readonly source: ClipGeometry; readonly target: ClipGeometry },
  framesPerSecond: number,
): PointScore {
  const truths = moments.target.keypoints;
  const truth = truths[match.name]!;
  const side = boxSide(boxPoints.map((name) => truths[name]!));
  const place = geometry.target.clipToFrame(match);
  const interval = rightClipFrames(moments.target, geometry.target);
  const last = geometry.target.sampling.videoFrames.length - 1;
  const t = Math.min(last, Math.max(0, roundHalfEven(match.clipTime)));
  const inView = isInside(moments.source.keypoints[match.name]!, geometry.source) && isInside(truth, geometry.target);
  const isRight = (k: number) =>
    isRightInSpaceTime({ ...place, t }, { x: truth.x, y: truth.y, interval }, side, k, PLACE_BOUND);
  const accepted = moments.target.frame_range ?? ([moments.target.frame, moments.target.frame] as const);
  const videoFrames = timeError(geometry.target.videoTimeOf(match.clipTime), accepted);
  const other = truths[otherSide(match.name)];
  const distance = (point: { x: number; y: number }) => Math.hypot(place.x - point.x, place.y - point.y);
  const near = isRight(Number.POSITIVE_INFINITY);
  return {
    right: [isRight(TIME_BOUNDS[0]), isRight(TIME_BOUNDS[1]), isRight(TIME_BOUNDS[2])],
    near,
    side,
    placeError: side > 0 ? distance(truth) / side : distance(truth) === 0 ? 0 : Number.MAX_VALUE,
    timeError: {
      clipFrames: timeError(t, interval),
      videoFrames,
      seconds: videoFrames / framesPerSecond,
    },
    inView,
    swapped: !near && other?.visible === true && distance(other) <= PLACE_BOUND * side,
  };
}

function isInside(point: { readonly x: number; readonly y: number }, geometry: ClipGeometry): boolean {
  const { x, y } = geometry.frameToClip(point);
  return x >= 0 && y >= 0 && x <= geometry.size && y <= geometry.size;
}

/** The name of the same joint on the other side; a name without a side stays, and is then no joint of the other side. */
function otherSide(name: string): string {
  if (name.startsWith('left_')) return `right_${name.slice('left_'.length)}`;
  return name.startsWith('right_') ? `left_${name.slice('right_'.length)}` : '';
}
