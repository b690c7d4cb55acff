import type { PredictedMoment, Prediction, Warp } from '../../contract/correspondences.ts';
import type { ClipMatch, ClipWarp, MomentMatch } from '../clip.ts';
import type { ClipGeometry } from '../inference/clip-geometry.ts';
import type { FrameTable } from '../media/frame-table.ts';

/** Where a match lies in the target video: frame index and frame pixels. */
function placeInVideo(match: ClipMatch, target: ClipGeometry): { frame: number; x: number; y: number; score: number } {
  return { frame: target.videoFrameOf(match.clipTime), ...target.clipToFrame(match), score: match.score };
}

/**
 * The matches of one moment as predictions in the target video.
 *
 * @param sourceFrame the moment's frame in the source video
 */
export function predictedMoment(
  match: MomentMatch,
  sourceFrame: number,
  target: ClipGeometry,
  table: FrameTable,
): PredictedMoment {
  const keypoints: Record<string, Prediction> = {};
  for (const point of match.points) {
    const place = placeInVideo(point, target);
    keypoints[point.name] = {
      ...place,
      clipTime: point.clipTime,
      ptsSeconds: table.secondsOf(place.frame),
      alternatives: point.alternatives.map((other) => placeInVideo(other, target)),
    };
  }
  const { name, confidence, trusted, timeEntropy } = match;
  return { name, frame: sourceFrame, confidence, trusted, timeEntropy, keypoints };
}

/** A clip warp as links of video frames: one per frame of the source's range, monotone, linear between clip frames. */
export function videoWarp(warp: ClipWarp, source: ClipGeometry, target: ClipGeometry): Warp {
  const [first, last] = source.sampling.range;
  const end = warp.targetTimes.length - 1;
  const links: Warp = [];
  for (let frame = first; frame <= last; frame++) {
    const time = Math.min(end, Math.max(0, source.clipTimeOf(frame)));
    const before = Math.min(end, Math.floor(time));
    const after = Math.min(end, before + 1);
    const share = time - before;
    const between = (values: Float64Array): number => values[before]! * (1 - share) + values[after]! * share;
    links.push([frame, target.videoFrameOf(between(warp.targetTimes)), between(warp.confidence)]);
  }
  return links;
}
