import type { Canvas2D } from './canvas2d.ts';
import { type LabelRequest, placeLabels } from './label-layout.ts';
import { MARK_RADIUS } from './marks.ts';
import type { CanvasRect, OverlayMark } from './scene.ts';
import { fillPlate, fontOf, readableName } from './text.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

/** A mark with its place on the canvas and its look. */
export interface DrawnMark {
  readonly mark: OverlayMark;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly alpha: number;
  /** Added to the name, for example how many frames away the prediction lies. */
  readonly note: string | null;
}

const TEXT_SIZE = 12.5;
const PADDING = 5.5;
const GAP = 5;

/**
 * Draws the names (and scores) of marks beside them, joined by thin leaders.
 *
 * @param marks those that lie in the picture
 * @param bounds the part of the canvas that labels may use
 */
export function drawLabels(
  context: Canvas2D,
  marks: readonly DrawnMark[],
  bounds: CanvasRect,
  unit: number,
  withScores: boolean,
): void {
  context.font = fontOf(TEXT_SIZE * unit);
  const texts = marks.map(({ mark, note }) => {
    const name = readableName(mark.name);
    const extra = [note, withScores && mark.score !== null ? mark.score.toFixed(2) : null]
      .filter((text) => text !== null)
      .join('  ');
    const nameWidth = context.measureText(name).width;
    const extraWidth = extra === '' ? 0 : context.measureText(extra).width + GAP * unit;
    return { name, extra, nameWidth, width: nameWidth + extraWidth + 2 * PADDING * unit };
  });
  const height = TEXT_SIZE * unit * 1.52;
  const requests: LabelRequest[] = marks.map(({ x, y }, i) => ({ x, y, width: texts[i]!.width, height }));
  const placed = placeLabels(requests, bounds, { leader: (MARK_RADIUS + 12) * unit, between: 3 * unit });

  for (const { index, x, y, side } of placed) {
    const { colour, alpha, x: pointX, y: pointY } = marks[index]!;
    const endX = side === 'left' ? x + texts[index]!.width : x;
    context.globalAlpha = alpha;
    drawLeader(context, pointX, pointY, endX, y + height / 2, colour, unit);
  }
  for (const { index, x, y, side } of placed) {
    const { colour, alpha } = marks[index]!;
    const { name, extra, nameWidth, width } = texts[index]!;
    context.globalAlpha = alpha;
    fillPlate(context, { x, y, width, height }, 4 * unit);
    context.fillStyle = colour;
    const bar = 2.2 * unit;
    context.fillRect(side === 'left' ? x + width - bar : x, y + 3 * unit, bar, height - 6 * unit);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.font = fontOf(TEXT_SIZE * unit);
    context.fillStyle = OVERLAY_COLOURS.text;
    const middle = y + height / 2 + 0.5 * unit;
    context.fillText(name, x + PADDING * unit, middle);
    if (extra === '') continue;
    context.fillStyle = OVERLAY_COLOURS.textMuted;
    context.fillText(extra, x + (PADDING + GAP) * unit + nameWidth, middle);
  }
  context.globalAlpha = 1;
}

function drawLeader(
  context: Canvas2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  colour: string,
  unit: number,
): void {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const clear = MARK_RADIUS * unit;
  if (length <= clear) return;
  context.beginPath();
  context.moveTo(fromX + ((toX - fromX) * clear) / length, fromY + ((toY - fromY) * clear) / length);
  context.lineTo(toX, toY);
  context.lineCap = 'butt';
  context.setLineDash([]);
  context.strokeStyle = OVERLAY_COLOURS.halo;
  context.lineWidth = 2.6 * unit;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = 1.1 * unit;
  context.stroke();
}
