import type { SpaceTimePoint } from '../../scene/space-time-data.ts';
import type { SpaceTimeSelection } from './selection.ts';

/** Indexes of the points that a selection means: the point in both clips (marked and predicted), or all points of a moment. */
export function selectedPoints(points: readonly SpaceTimePoint[], selection: SpaceTimeSelection | null): number[] {
  if (!selection?.keypoint) return [];
  return points.flatMap(({ momentName, keypoint }, index) =>
    momentName === selection.momentName && keypoint === selection.keypoint ? [index] : [],
  );
}
