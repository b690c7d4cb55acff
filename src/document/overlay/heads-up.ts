import type { Canvas2D } from './canvas2d.ts';
import type { CanvasRect, OverlayScene } from './scene.ts';
import { secondsAt } from './scene.ts';
import { fillPlate, fillTabular, fitText, fontOf, readableSeconds, readableSpeed, tabularWidth } from './text.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

const TEXT_SIZE = 14;
const PADDING = 8;

/** Height of a plate of the heads-up display in drawing units. */
export const PLATE_HEIGHT = 25;

/** Distance of plates from the picture's edges in drawing units. */
export const EDGE = 10;

/**
 * A chip with the clip's role, and its title after it.
 *
 * @param x left edge @param middle y of the text's middle @param width room for both, canvas pixels
 * @returns the width used
 */
export function drawTitle(
  context: Canvas2D,
  text: { readonly role: 'source' | 'target'; readonly title: string; readonly detail?: string | null },
  place: { readonly x: number; readonly middle: number; readonly width: number },
  unit: number,
): number {
  const { x, middle, width } = place;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = fontOf(TEXT_SIZE * 0.78 * unit, 700);
  const role = text.role.toUpperCase();
  const chipWidth = context.measureText(role).width + 1.6 * PADDING * unit;
  const chipHeight = TEXT_SIZE * 1.3 * unit;
  fillPlate(
    context,
    { x, y: middle - chipHeight / 2, width: chipWidth, height: chipHeight },
    4 * unit,
    OVERLAY_COLOURS[text.role],
  );
  context.fillStyle = OVERLAY_COLOURS.textOnChip;
  context.fillText(role, x + 0.8 * PADDING * unit, middle + 0.5 * unit);

  const titleX = x + chipWidth + PADDING * unit;
  context.font = fontOf(TEXT_SIZE * unit, 600);
  const title = fitText(context, text.title, Math.max(0, x + width - titleX));
  context.fillStyle = OVERLAY_COLOURS.text;
  context.fillText(title, titleX, middle + 0.5 * unit);
  let right = titleX + context.measureText(title).width;

  if (text.detail && title === text.title) {
    context.font = fontOf(TEXT_SIZE * unit, 400);
    const detail = fitText(context, text.detail, Math.max(0, x + width - right - PADDING * unit));
    context.fillStyle = OVERLAY_COLOURS.textMuted;
    context.fillText(detail, right + PADDING * unit, middle + 0.5 * unit);
    if (detail !== '') right += PADDING * unit + context.measureText(detail).width;
  }
  return right - x;
}

/** Title and method on a plate in the pane's upper left corner. */
export function drawPaneTitle(context: Canvas2D, scene: OverlayScene, unit: number): void {
  const { rect } = scene.view;
  const room = rect.width - 2 * (EDGE + PADDING) * unit;
  const place = {
    x: rect.x + (EDGE + PADDING * 0.6) * unit,
    middle: rect.y + (EDGE + PLATE_HEIGHT / 2) * unit,
    width: room,
  };
  const text = { role: scene.role, title: scene.title, detail: scene.methodName };
  // Drawn twice: the first pass measures, the plate then covers it.
  const width = drawTitle(context, text, place, unit);
  const plate = {
    x: rect.x + EDGE * unit,
    y: rect.y + EDGE * unit,
    width: width + 1.6 * PADDING * unit,
    height: PLATE_HEIGHT * unit,
  };
  fillPlate(context, plate, 6 * unit);
  drawTitle(context, text, place, unit);
}

/** Frame number and time on a plate in a lower corner of the pane. */
export function drawFrameNumber(context: Canvas2D, scene: OverlayScene, frame: number, unit: number): void {
  const { rect } = scene.view;
  const number = `frame ${frame}`;
  const time = readableSeconds(secondsAt(scene, frame));
  const height = PLATE_HEIGHT * unit;
  const y = rect.y + rect.height - EDGE * unit - height;
  context.font = fontOf(TEXT_SIZE * unit, 600);
  const numberWidth = tabularWidth(context, number);
  const width = numberWidth + tabularWidth(context, time) + 3.2 * PADDING * unit;
  const x = scene.parts.frameNumber === 'right' ? rect.x + rect.width - EDGE * unit - width : rect.x + EDGE * unit;
  fillPlate(context, { x, y, width, height }, 6 * unit);
  context.textBaseline = 'middle';
  context.fillStyle = OVERLAY_COLOURS.text;
  fillTabular(context, number, x + PADDING * unit, y + height / 2 + 0.5 * unit);
  context.font = fontOf(TEXT_SIZE * unit, 500);
  context.fillStyle = OVERLAY_COLOURS.textMuted;
  fillTabular(context, time, x + numberWidth + 2.1 * PADDING * unit, y + height / 2 + 0.5 * unit);
}

/** "4x slower" on a plate in the pane's lower right corner; nothing at real time. */
export function drawSpeed(context: Canvas2D, scene: OverlayScene, unit: number): void {
  const speed = readableSpeed(scene.speed);
  if (speed === null) return;
  const { rect } = scene.view;
  context.font = fontOf(TEXT_SIZE * unit, 600);
  const width = context.measureText(speed).width + 2 * PADDING * unit;
  const height = PLATE_HEIGHT * unit;
  const x = rect.x + rect.width - EDGE * unit - width;
  const y = rect.y + rect.height - EDGE * unit - height;
  fillPlate(context, { x, y, width, height }, 6 * unit);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = OVERLAY_COLOURS.text;
  context.fillText(speed, x + PADDING * unit, y + height / 2 + 0.5 * unit);
}

/** The hint of an uncertain moment, beside its name. */
export const UNCERTAIN_HINT = 'time uncertain: please check';

/**
 * The name of a key moment, centred; when its time is uncertain a warning sign and a hint follow.
 *
 * @param rect the banner is centred in it
 * @param alpha 0..1
 */
export function drawBanner(
  context: Canvas2D,
  moment: { readonly name: string; readonly trusted: boolean },
  rect: CanvasRect,
  unit: number,
  alpha = 1,
): void {
  if (alpha <= 0) return;
  const size = TEXT_SIZE * 1.15 * unit;
  const gap = PADDING * unit;
  context.globalAlpha = alpha;
  context.font = fontOf(size * 0.86, 500);
  const hint = moment.trusted ? '' : fitText(context, UNCERTAIN_HINT, rect.width * 0.6);
  const hintWidth = hint === '' ? 0 : context.measureText(hint).width + size + 2.5 * gap;
  context.font = fontOf(size, 700);
  const name = fitText(context, moment.name, Math.max(0, rect.width - hintWidth - 4 * gap));
  const nameWidth = context.measureText(name).width;
  const width = nameWidth + hintWidth + 3 * gap;
  const height = Math.min(rect.height, size * 2);
  const x = rect.x + (rect.width - width) / 2;
  const y = rect.y + (rect.height - height) / 2;
  fillPlate(context, { x, y, width, height }, height / 2);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = OVERLAY_COLOURS.text;
  const middle = y + height / 2 + 0.5 * unit;
  context.fillText(name, x + 1.5 * gap, middle);
  if (hint !== '') {
    const signX = x + 2.5 * gap + nameWidth;
    drawWarningSign(context, signX + size / 2, middle, size);
    context.font = fontOf(size * 0.86, 500);
    context.fillStyle = OVERLAY_COLOURS.warning;
    context.fillText(hint, signX + size + 0.7 * gap, middle);
  }
  context.globalAlpha = 1;
}

/** A warning triangle drawn as a path: no font needs to have the sign. */
export function drawWarningSign(context: Canvas2D, x: number, y: number, size: number): void {
  const half = size / 2;
  context.beginPath();
  context.moveTo(x, y - half * 0.95);
  context.lineTo(x + half, y + half * 0.8);
  context.lineTo(x - half, y + half * 0.8);
  context.closePath();
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = OVERLAY_COLOURS.warning;
  context.lineWidth = size * 0.12;
  context.fillStyle = OVERLAY_COLOURS.warning;
  context.fill();
  context.stroke();
  context.fillStyle = OVERLAY_COLOURS.textOnChip;
  context.fillRect(x - size * 0.05, y - half * 0.4, size * 0.1, half * 0.62);
  context.fillRect(x - size * 0.05, y + half * 0.38, size * 0.1, size * 0.1);
}
