import type { PaneLayer } from './pane-gestures.ts';
import { isSamePoint } from './pane-points.ts';
import type { Looking } from './view-transform.ts';
import type { ViewerPaneProps } from './viewer-props.ts';

/** A pane's clip as gestures see it. @param looking the clip's frame as it lies on the canvas; null while there is none */
export function paneLayer(props: ViewerPaneProps, looking: Looking | null): PaneLayer | null {
  if (!looking) return null;
  const frame = props.playback.frameOf(props.role);
  const points = props.pointsAt(frame);
  return {
    looking,
    frame,
    points,
    selected: points.find((point) => isSamePoint(point, props.selected)) ?? null,
    onMark: props.onMark,
    onSelect: props.onSelectPoint,
    onMoveStart: props.onMoveStart,
    onMove: props.onMovePoint,
    onMoveEnd: props.onMoveEnd,
  };
}
