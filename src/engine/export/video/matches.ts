import type { CorrespondencesFile, Prediction } from '../../../contract/correspondences.ts';
import type { PointInFrame } from '../../../contract/geometry.ts';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import type { Moment } from '../../../contract/moments.ts';
import type { MarkKind } from '../../../document/overlay/scene.ts';
import { momentTargetFrame } from '../../../document/overlay/scene-from.ts';

/** A marked point and where it was found. */
export interface PointPair {
  readonly name: string;
  readonly source: PointInFrame;
  readonly target: PointInFrame;
  readonly score: number;
  readonly kind: MarkKind;
}

/** A key moment in both clips with its points. */
export interface MomentPair {
  readonly name: string;
  readonly sourceFrame: number;
  readonly targetFrame: number;
  readonly trusted: boolean;
  /** Of the time, 0..1. */
  readonly confidence: number;
  readonly points: readonly PointPair[];
}

/** The pairs of a run: every marked, visible point that has a prediction; moments without any are left out. */
export function momentPairs(run: CorrespondencesFile, sourceMoments: readonly Moment[]): MomentPair[] {
  const kind = METHOD_FAMILY[run.method];
  const pairs: MomentPair[] = [];
  for (const predicted of run.moments) {
    const marked = sourceMoments.find(({ name, frame }) => name === predicted.name && frame === predicted.frame);
    if (!marked) continue;
    const points = Object.entries(marked.keypoints).flatMap(([name, keypoint]) => {
      const prediction: Prediction | undefined = predicted.keypoints[name];
      if (!prediction || !keypoint.visible) return [];
      const target = { x: prediction.x, y: prediction.y };
      return [{ name, source: { x: keypoint.x, y: keypoint.y }, target, score: prediction.score, kind }];
    });
    if (points.length === 0) continue;
    pairs.push({
      name: predicted.name,
      sourceFrame: predicted.frame,
      targetFrame: momentTargetFrame(predicted, run.warp),
      trusted: predicted.trusted,
      confidence: predicted.confidence,
      points,
    });
  }
  return pairs;
}
