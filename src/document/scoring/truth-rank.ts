import type { Prediction } from '../../contract/correspondences.ts';
import type { ClipSampling } from '../../kernels/clip-sampling.ts';
import { clipTimeOfVideoFrame } from '../../kernels/clip-sampling.ts';
import { type PointTruth, scorePoint, TIME_BOUNDS } from './score-point.ts';

/**
 * The place of the true peak among a prediction and its alternatives, best first: 1 when the prediction itself is right at
 * T@3-PCK@0.1, 2 when the first alternative is, and so on.
 *
 * @param side of the box round the moment's points, frame pixels
 * @returns null when none of them is right
 */
export function truthRank(
  prediction: Prediction,
  truth: PointTruth,
  side: number,
  sampling: ClipSampling,
  framesPerSecond: number,
): number | null {
  const clipFrames = sampling.videoFrames.length;
  const peaks = [
    prediction,
    ...prediction.alternatives.map(({ x, y, frame }) => ({
      x,
      y,
      clipTime: clipTimeOfVideoFrame(frame, sampling.range, clipFrames),
    })),
  ];
  const right = peaks.findIndex((peak) => scorePoint(peak, truth, side, sampling, framesPerSecond).right[MIDDLE]);
  return right < 0 ? null : right + 1;
}

/** T@3. */
const MIDDLE = TIME_BOUNDS.indexOf(3) as 1;
