import type { FrameLayer } from '../../../document/overlay/combine.ts';
import { drawOverlay } from '../../../document/overlay/draw-overlay.ts';
import { drawingUnit, type OverlayScene } from '../../../document/overlay/scene.ts';
import { OVERLAY_COLOURS } from '../../../document/overlay/tokens.ts';
import type { PanePoint } from './pane-points.ts';
import { type Looking, originOf, paneViewOf, scaleOf, toCanvas } from './view-transform.ts';

/** From this scale on frame pixels are shown as squares. */
const PIXELS_SEEN = 4;

/** What is painted. */
export interface Painting {
  readonly looking: Looking;
  readonly bitmap: CanvasImageSource | null;
  /** The user's extra clockwise turn of the bitmap, degrees. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly scene: OverlayScene | null;
  readonly frame: number;
  /** The key moment at which playback stands. */
  readonly momentName?: string | undefined;
  readonly held: boolean;
  readonly selected: PanePoint | null;
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number;
}

/** Paints a pane: the frame, what lies over it by the function that exports use as well, and a ring around the selected point. */
export function paintPane(context: CanvasRenderingContext2D, painting: Painting): void {
  const { looking, bitmap, scene, frame, held, momentName, selected, ratio } = painting;
  const { width, height } = looking.canvas;
  const view = paneViewOf(looking);
  if (bitmap) paintFrame(context, looking, { bitmap, turn: painting.turn }, { ...WHOLE, clip: view.rect });
  const unit = markUnit(looking, ratio);
  const room = { x: 0, y: 0, width, height };
  if (scene) {
    const parts = { ...scene.parts, labels: scene.parts.labels && !isSmall(looking, ratio) };
    drawOverlay(context, { ...scene, parts, view, unit, room }, { index: frame, momentName, held });
  }
  if (selected && selected.frame === frame) paintSelection(context, toCanvas(looking, selected), unit);
}

const WHOLE = { opacity: 1, blend: 'over' } as const;

/** A picture that is lower or narrower has no room for names, and wants small marks; CSS pixels. */
const SMALL = 150;
const SMALL_UNIT = 0.5;

/** Drawing unit of marks, canvas pixels: they keep their size while the picture is zoomed. */
export function markUnit(looking: Looking, ratio: number): number {
  const { width, height } = looking.canvas;
  return ratio * (isSmall(looking, ratio) ? SMALL_UNIT : drawingUnit({ width: width / ratio, height: height / ratio }));
}

/** Whether a picture has no room for the names of its points. @param ratio canvas pixels per CSS pixel */
export function isSmall(looking: Looking, ratio: number): boolean {
  const { width, height } = paneViewOf(looking).rect;
  return Math.min(width, height) / ratio < SMALL;
}

/** Paints a frame where it is looked at, in the manner of its layer. */
export function paintFrame(
  context: CanvasRenderingContext2D,
  looking: Looking,
  { bitmap, turn }: { readonly bitmap: CanvasImageSource; readonly turn: Painting['turn'] },
  { clip, opacity, blend }: FrameLayer,
): void {
  const { frame } = looking;
  const scale = scaleOf(looking);
  const origin = originOf(looking);
  const [width, height] = turn % 180 === 0 ? [frame.width, frame.height] : [frame.height, frame.width];
  context.save();
  context.beginPath();
  context.rect(clip.x, clip.y, clip.width, clip.height);
  context.clip();
  context.globalAlpha = opacity;
  context.globalCompositeOperation = blend === 'difference' ? 'difference' : 'source-over';
  context.translate(origin.x, origin.y);
  context.scale(scale, scale);
  context.translate(frame.width / 2, frame.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.imageSmoothingEnabled = scale < PIXELS_SEEN;
  context.drawImage(bitmap, -width / 2, -height / 2, width, height);
  context.restore();
}

/** Paints the ring around the selected point. */
export function paintSelection(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  unit: number,
): void {
  const radius = 13 * unit;
  for (const [colour, width] of [
    [OVERLAY_COLOURS.halo, 5],
    [OVERLAY_COLOURS.rim, 2],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width * unit;
    context.stroke();
  }
}
