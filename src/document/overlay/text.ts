import type { Canvas2D } from './canvas2d.ts';
import type { CanvasRect } from './scene.ts';
import { OVERLAY_COLOURS, OVERLAY_FONT_FAMILY } from './tokens.ts';

/** A canvas font string. @param size pixels @param weight 100..900 */
export function fontOf(size: number, weight = 500): string {
  return `${weight} ${size.toFixed(2)}px ${OVERLAY_FONT_FAMILY}`;
}

const DIGIT = /[0-9]/;

/** Width of {@link fillTabular}'s text in the current font, pixels. */
export function tabularWidth(context: Canvas2D, text: string): number {
  const digit = context.measureText('0').width;
  let width = 0;
  for (const part of tabularParts(text)) width += DIGIT.test(part) ? digit : context.measureText(part).width;
  return width;
}

/**
 * Fills text, left-aligned, whose digits all have the width of "0": numbers that change from frame to frame do not tremble.
 * (Canvas2D has no way to ask a font for its tabular figures.)
 */
export function fillTabular(context: Canvas2D, text: string, x: number, y: number): void {
  const digit = context.measureText('0').width;
  context.textAlign = 'left';
  let at = x;
  for (const part of tabularParts(text)) {
    const width = context.measureText(part).width;
    const isDigit = DIGIT.test(part);
    context.fillText(part, isDigit ? at + (digit - width) / 2 : at, y);
    at += isDigit ? digit : width;
  }
}

function tabularParts(text: string): string[] {
  return text.match(/[0-9]|[^0-9]+/g) ?? [];
}

/** The text, or its beginning and an ellipsis, so that it is at most `width` pixels wide in the current font. */
export function fitText(context: Canvas2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (context.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}

/** Fills a plate with round corners. */
export function fillPlate(
  context: Canvas2D,
  rect: CanvasRect,
  radius: number,
  colour: string = OVERLAY_COLOURS.plate,
): void {
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, Math.min(radius, rect.height / 2, rect.width / 2));
  context.fillStyle = colour;
  context.fill();
}

/** `left_wrist` as people read it. */
export function readableName(name: string): string {
  return name.replaceAll('_', ' ');
}

/** A time as shown beside a frame number. @param seconds may be negative */
export function readableSeconds(seconds: number): string {
  return `${seconds < 0 ? '−' : ''}${Math.abs(seconds).toFixed(2)} s`;
}

/** Speed of playback as people say it, or null at real time. @param speed relative to real time */
export function readableSpeed(speed: number): string | null {
  const factor = speed < 1 ? 1 / speed : speed;
  const number = Number(factor.toFixed(1));
  if (number === 1) return null;
  return `${number}× ${speed < 1 ? 'slower' : 'faster'}`;
}
