import type { Crop, FrameRange, PointInFrame } from '../../contract/geometry.ts';
import { type ClipSampling, videoTimeOfClipTime } from '../../kernels/clip-sampling.ts';
import { roundHalfEven } from '../../kernels/round-half-even.ts';
import { isRightInSpaceTime, timeError } from '../../kernels/space-time-pck.ts';

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
  /** Distance to the truth, frame pixels. */
  readonly pixels: number;
  /** The same as a share of the box side. */
  readonly placeError: number;
  /** Distances of the time from the interval of right times. */
  readonly timeError: { readonly clipFrames: number; readonly videoFrames: number; readonly seconds: number };
  /** Whether mark and truth lie inside the crops. A point outside is asked for and counted like any other, and mostly missed. */
  readonly inView: boolean;
  /** A left or right joint whose prediction lies on the other side's joint. */
  readonly swapped: boolean;
}

/** A prediction as it is scored: place in frame pixels, unrounded time in clip frames. */
export interface ScoredPrediction extends PointInFrame {
  readonly clipTime: number;
}

/** What is right for a point of the target clip. */
export interface PointTruth extends PointInFrame {
  /** The video frames that count as equally right, first and last. */
  readonly frames: FrameRange;
  /** The same joint of the other side, where it is visible. */
  readonly otherSide: PointInFrame | null;
  /** See {@link PointScore.inView}. */
  readonly inView: boolean;
}

/**
 * The clip frames that count as right: those that show an accepted video frame; when none was sampled, the nearest clip frame.
 * Source: reference-table.md, rules of scoring.
 *
 * @param accepted first and last accepted video frame
 */
export function rightClipFrames([low, high]: FrameRange, { videoFrames }: ClipSampling): [number, number] {
  const gaps = videoFrames.map((frame) => Math.max(low - frame, frame - high, 0));
  const least = Math.min(...gaps);
  return [gaps.indexOf(least), gaps.lastIndexOf(least)];
}

/**
 * Scores one prediction in the target's frame. The predicted time is rounded to a clip frame and clamped to the clip; the radius is
 * {@link PLACE_BOUND} of the box round the target's visible points. Source: reference-table.md, rules of scoring; algorithms 2.9.
 *
 * @param side of that box, frame pixels (`boxSide`)
 * @param sampling of the target clip
 */
export function scorePoint(
  predicted: ScoredPrediction,
  truth: PointTruth,
  side: number,
  sampling: ClipSampling,
  framesPerSecond: number,
): PointScore {
  const interval = rightClipFrames(truth.frames, sampling);
  const clipFrames = sampling.videoFrames.length;
  const t = Math.min(clipFrames - 1, Math.max(0, roundHalfEven(predicted.clipTime)));
  const isRight = (k: number) =>
    isRightInSpaceTime(
      { x: predicted.x, y: predicted.y, t },
      { x: truth.x, y: truth.y, interval },
      side,
      k,
      PLACE_BOUND,
    );
  const videoFrames = timeError(videoTimeOfClipTime(predicted.clipTime, sampling.range, clipFrames), truth.frames);
  const distance = (point: PointInFrame) => Math.hypot(predicted.x - point.x, predicted.y - point.y);
  const near = isRight(Number.POSITIVE_INFINITY);
  return {
    right: [isRight(TIME_BOUNDS[0]), isRight(TIME_BOUNDS[1]), isRight(TIME_BOUNDS[2])],
    near,
    side,
    pixels: distance(truth),
    placeError: side > 0 ? distance(truth) / side : distance(truth) === 0 ? 0 : Number.MAX_VALUE,
    timeError: {
      clipFrames: timeError(t, interval),
      videoFrames,
      seconds: videoFrames / framesPerSecond,
    },
    inView: truth.inView,
    swapped: !near && truth.otherSide !== null && distance(truth.otherSide) <= PLACE_BOUND * side,
  };
}

/** Whether a point of the frame lies in what the network saw (border included). */
export function isInCrop(point: PointInFrame, crop: Crop): boolean {
  const x = (point.x - crop.x) / crop.w;
  const y = (point.y - crop.y) / crop.h;
  return x >= 0 && y >= 0 && x <= 1 && y <= 1;
}

/** The name of the same joint on the other side; null for a name without a side. */
export function otherSideName(name: string): string | null {
  if (name.startsWith('left_')) return `right_${name.slice('left_'.length)}`;
  return name.startsWith('right_') ? `left_${name.slice('right_'.length)}` : null;
}
