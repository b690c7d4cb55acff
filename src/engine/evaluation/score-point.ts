import type { LabelledMoment } from '../../contract/moments.ts';
import {
  isInCrop,
  otherSideName,
  type PointScore,
  scorePoint as scoreInFrame,
} from '../../document/scoring/score-point.ts';
import { boxSide } from '../../kernels/space-time-pck.ts';
import type { PointMatch } from '../clip.ts';
import type { ClipGeometry } from '../inference/clip-geometry.ts';

/**
 * Scores a method's answer to a labelled point by the rules that the window uses too, see document/scoring.
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
  const { x, y } = truths[match.name]!;
  const otherName = otherSideName(match.name);
  const other = otherName === null ? undefined : truths[otherName];
  const inView =
    isInCrop(moments.source.keypoints[match.name]!, geometry.source.crop) && isInCrop({ x, y }, geometry.target.crop);
  return scoreInFrame(
    { ...geometry.target.clipToFrame(match), clipTime: match.clipTime },
    {
      x,
      y,
      frames: moments.target.frame_range ?? [moments.target.frame, moments.target.frame],
      otherSide: other?.visible === true ? other : null,
      inView,
    },
    boxSide(boxPoints.map((name) => truths[name]!)),
    geometry.target.sampling,
    framesPerSecond,
  );
}
