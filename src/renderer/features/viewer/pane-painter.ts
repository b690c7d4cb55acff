import { drawOverlay } from '../../../document/overlay/draw-overlay.ts';
import { drawingUnit, type OverlayScene } from '../../../document/overlay/scene.ts';
import { OVERLAY_COLOURS } from '../../../document/overlay/tokens.ts';
import type { PanePoint } from './pane-points.ts';
import { type Looking, paneViewOf, scaleOf, toCanvas } from './view-transform.ts';

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
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  const view = paneViewOf(looking);
  if (bitmap) paintFrame(context, painting);
  // Marks keep their size while the picture is zoomed.
  const unit = ratio * drawingUnit({ width: width / ratio, height: height / ratio });
  if (scene) drawOverlay(context, { ...scene, view, unit }, { index: frame, momentName, held });
  if (selected && selected.frame === frame) paintSelection(context, toCanvas(looking, selected), unit);
}

function paintFrame(context: CanvasRenderingContext2D, { looking, bitmap, turn }: Painting): void {
  const { rect, crop } = paneViewOf(looking);
  const { frame } = looking;
  const scale = scaleOf(looking);
  const [width, height] = turn % 180 === 0 ? [frame.width, frame.height] : [frame.height, frame.width];
  context.save();
  context.beginPath();
  context.rect(rect.x, rect.y, rect.width, rect.height);
  context.clip();
  context.translate(rect.x, rect.y);
  context.scale(scale, scale);
  context.translate(-crop.x, -crop.y);
  context.translate(frame.width / 2, frame.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.imageSmoothingEnabled = scale < PIXELS_SEEN;
  context.drawImage(bitmap!, -width / 2, -height / 2, width, height);
  context.restore();
}

function paintSelection(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, unit: number): void {
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
