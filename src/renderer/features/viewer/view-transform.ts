import type { PointInFrame } from '../../../contract/geometry.ts';
import { targetRect } from '../../../document/overlay/combine.ts';
import type { PaneView } from '../../../document/overlay/scene.ts';
import type { Similarity } from '../../../kernels/align-people.ts';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a pane looks at its frame: as large as it fits, or at a scale (canvas pixels per frame pixel) around a place of the frame. */
export interface View {
  readonly scale: number | 'fit';
  readonly centre: PointInFrame;
}

/** A frame that lies where another one puts it: its scale, and where its upper left corner is on the canvas. */
export interface PlacedView {
  readonly scale: number;
  readonly origin: PointInFrame;
}

/** A frame on its canvas: everything that the functions here need. Canvas sizes and places are in canvas pixels. */
export interface Looking {
  readonly view: View | PlacedView;
  /** The displayed frame. */
  readonly frame: Size;
  readonly canvas: Size;
}

/** A frame whose view can be changed. */
export interface OwnLooking extends Looking {
  readonly view: View;
}

/** The whole frame. */
export const FIT: View = { scale: 'fit', centre: { x: 0, y: 0 } };

/** The largest scale: a frame pixel as a square of so many canvas pixels. */
export const LARGEST_SCALE = 24;

/** Canvas pixels per frame pixel when the whole frame is seen. */
export function fitScale({ frame, canvas }: Pick<Looking, 'frame' | 'canvas'>): number {
  return Math.min(canvas.width / frame.width, canvas.height / frame.height);
}

/** Canvas pixels per frame pixel. */
export function scaleOf(looking: Looking): number {
  return looking.view.scale === 'fit' ? fitScale(looking) : looking.view.scale;
}

/** Where the frame's upper left corner lies on the canvas. A frame that has room is centred; one that has none covers the canvas. */
export function originOf(looking: Looking): PointInFrame {
  const { view, frame, canvas } = looking;
  if ('origin' in view) return view.origin;
  const scale = scaleOf(looking);
  const along = (centre: number, length: number, room: number) => {
    const drawn = length * scale;
    if (view.scale === 'fit' || drawn <= room) return (room - drawn) / 2;
    return Math.min(0, Math.max(room - drawn, room / 2 - centre * scale));
  };
  return {
    x: along(view.centre.x, frame.width, canvas.width),
    y: along(view.centre.y, frame.height, canvas.height),
  };
}

/** A place on the canvas as a place in the frame; it may lie outside of the frame. */
export function toFrame(looking: Looking, { x, y }: PointInFrame): PointInFrame {
  const scale = scaleOf(looking);
  const origin = originOf(looking);
  return { x: (x - origin.x) / scale, y: (y - origin.y) / scale };
}

/** A place in the frame as a place on the canvas. */
export function toCanvas(looking: Looking, { x, y }: PointInFrame): PointInFrame {
  const scale = scaleOf(looking);
  const origin = originOf(looking);
  return { x: origin.x + x * scale, y: origin.y + y * scale };
}

/** Zooms by a factor; what lies under the pointer stays there. Not smaller than the whole frame. */
export function zoomAt(looking: OwnLooking, at: PointInFrame, factor: number): View {
  return scaleTo(looking, at, scaleOf(looking) * factor);
}

/** Shows the frame at a scale; what lies at a place of the canvas stays there. */
export function scaleTo(looking: OwnLooking, at: PointInFrame, wanted: number): View {
  const scale = Math.min(LARGEST_SCALE, wanted);
  if (scale <= fitScale(looking)) return FIT;
  const fixed = toFrame(looking, at);
  const { canvas } = looking;
  const centre = {
    x: fixed.x + (canvas.width / 2 - at.x) / scale,
    y: fixed.y + (canvas.height / 2 - at.y) / scale,
  };
  return settled({ ...looking, view: { scale, centre } });
}

/** Moves the picture by canvas pixels. */
export function panBy(looking: OwnLooking, { x, y }: PointInFrame): View {
  const { view } = looking;
  if (view.scale === 'fit') return view;
  const centre = { x: view.centre.x - x / view.scale, y: view.centre.y - y / view.scale };
  return settled({ ...looking, view: { scale: view.scale, centre } });
}

/** The view whose centre is what is really in the middle, so that no way is lost at the frame's edges. */
function settled(looking: OwnLooking): View {
  const { canvas, view } = looking;
  return { scale: view.scale, centre: toFrame(looking, { x: canvas.width / 2, y: canvas.height / 2 }) };
}

/** The part of the frame that is seen, and where it lies, as the overlay wants it. */
export function paneViewOf(looking: Looking): PaneView {
  const { frame, canvas } = looking;
  const scale = scaleOf(looking);
  const origin = originOf(looking);
  const left = Math.max(0, origin.x);
  const top = Math.max(0, origin.y);
  const right = Math.min(canvas.width, origin.x + frame.width * scale);
  const bottom = Math.min(canvas.height, origin.y + frame.height * scale);
  const rect = { x: left, y: top, width: right - left, height: bottom - top };
  return {
    rect,
    crop: {
      x: (left - origin.x) / scale,
      y: (top - origin.y) / scale,
      w: rect.width / scale,
      h: rect.height / scale,
    },
  };
}

/** The other clip's frame as it lies over this one. @param placement the other frame in this frame's pixels */
export function placedOver(looking: Looking, placement: Similarity, frame: Size): Looking {
  const { width, height } = looking.frame;
  const origin = originOf(looking);
  const scale = scaleOf(looking);
  const whole = {
    crop: { x: 0, y: 0, w: width, h: height },
    rect: { ...origin, width: width * scale, height: height * scale },
  };
  const { x, y } = targetRect(whole, placement, frame);
  return { view: { scale: scale * placement.scale, origin: { x, y } }, frame, canvas: looking.canvas };
}

/** Keeps a place inside the frame. */
export function insideFrame({ width, height }: Size, { x, y }: PointInFrame): PointInFrame {
  return { x: Math.max(0, Math.min(width, x)), y: Math.max(0, Math.min(height, y)) };
}

/** Whether a place lies in the frame. */
export function liesInFrame({ width, height }: Size, { x, y }: PointInFrame): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}
