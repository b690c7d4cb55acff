import type { MarkKind } from '../../document/overlay/scene.ts';
import type { ViewSize } from './projection.ts';
import type { SpaceTimeData } from './space-time-data.ts';

/** A part of the canvas in which the scene is seen: all of it, or what one method predicts. */
export interface SceneView {
  /** CSS pixels from the left edge of the canvas. */
  readonly left: number;
  /** Whose points and links are not shown here. */
  readonly hidden: MarkKind | null;
  /** The method family that has this view for itself. */
  readonly only: Exclude<MarkKind, 'manual'> | null;
}

/** One view, or one per method family side by side when both have predicted something. */
export function sceneViews(data: SpaceTimeData | null, apart: boolean, { width }: ViewSize): readonly SceneView[] {
  const kinds = new Set(data?.points.map(({ kind }) => kind));
  if (!apart || !kinds.has('joint') || !kinds.has('sequential')) return [{ left: 0, hidden: null, only: null }];
  return [
    { left: 0, hidden: 'sequential', only: 'joint' },
    { left: Math.floor(width / 2), hidden: 'joint', only: 'sequential' },
  ];
}

/** The size of each of the views. */
export function viewSize(views: readonly SceneView[], { width, height }: ViewSize): ViewSize {
  return { width: views.length > 1 ? Math.floor(width / 2) : width, height };
}

/** The view that a place of the canvas lies in. */
export function viewAt(views: readonly SceneView[], x: number): SceneView {
  return views.findLast(({ left }) => left <= x) ?? views[0]!;
}
