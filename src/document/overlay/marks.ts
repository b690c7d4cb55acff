import type { PointInFrame } from '../../contract/geometry.ts';
import type { Canvas2D } from './canvas2d.ts';
import type { MarkKind } from './scene.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

/** The dash of lines that belong to marks of a kind, in drawing units; solid when empty. */
export const MARK_DASH: Readonly<Record<MarkKind, readonly number[]>> = {
  manual: [],
  joint: [],
  sequential: [6, 4.5],
};

/** How a mark is drawn. */
export interface MarkStyle {
  readonly kind: MarkKind;
  readonly colour: string;
  /** Drawing unit, canvas pixels. */
  readonly unit: number;
  /** The form of a marked point; a circle when it is left out. */
  readonly form?: MarkForm;
}

/** The form of a marked point: a square where it has to be told from the other clip's circles. */
export type MarkForm = 'circle' | 'square';

/** Half the size of a mark in drawing units, its halo included: what labels keep clear of. */
export const MARK_RADIUS = 8;

/** The colour of a mark in a pane. */
export function markColour(kind: MarkKind, role: 'source' | 'target'): string {
  return kind === 'manual' ? OVERLAY_COLOURS[role] : OVERLAY_COLOURS[kind];
}

/** Half the diagonal of a diamond that looks as large as a circle of radius 1. */
const DIAMOND = 1.25;
/** Half the side of a square that looks as large as a circle of radius 1. */
const SQUARE = 0.9;

function polygon(context: Canvas2D, corners: readonly (readonly [number, number])[]): void {
  corners.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}

function outline(
  context: Canvas2D,
  kind: MarkKind,
  { x, y }: PointInFrame,
  radius: number,
  form: MarkForm = 'circle',
): void {
  context.beginPath();
  if (kind === 'manual' && form === 'square') {
    const half = radius * SQUARE;
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else if (kind === 'joint') {
    const half = radius * 1.12;
    polygon(context, [
      [x, y - half * 1.1],
      [x + half, y + half * 0.72],
      [x - half, y + half * 0.72],
    ]);
  } else if (kind === 'sequential') {
    const half = radius * DIAMOND;
    polygon(context, [
      [x, y - half],
      [x + half, y],
      [x, y + half],
      [x - half, y],
    ]);
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/**
 * Draws one mark: a filled circle (or square) for a point that a person marked, an open triangle with a dot for a joint method's prediction, an open
 * dashed diamond with a dot for a sequential one's; each with a dark halo, so that it is seen on any footage. The dot (or the
 * circle's centre) is the place.
 *
 * @param at canvas pixels
 */
export function drawMark(context: Canvas2D, at: PointInFrame, { kind, colour, unit, form }: MarkStyle): void {
  const radius = 5.2 * unit;
  context.lineJoin = 'round';
  context.setLineDash([]);
  outline(context, kind, at, kind === 'manual' ? radius : radius + 0.4 * unit, form);
  context.strokeStyle = OVERLAY_COLOURS.halo;
  context.lineWidth = (kind === 'manual' ? 4.4 : 5) * unit;
  context.stroke();
  if (kind === 'manual') {
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = OVERLAY_COLOURS.rim;
    context.lineWidth = 1.5 * unit;
    context.stroke();
    return;
  }
  if (kind === 'sequential') {
    // Gaps in the middle of the four edges: the corners stay, so that it is read as a diamond at any size.
    const edge = (radius + 0.4 * unit) * DIAMOND * Math.SQRT2;
    context.setLineDash([edge * 0.7, edge * 0.3]);
    context.lineDashOffset = edge * 0.35;
  }
  context.strokeStyle = colour;
  context.lineWidth = 2.3 * unit;
  context.stroke();
  context.setLineDash([]);
  context.lineDashOffset = 0;
  context.beginPath();
  context.arc(at.x, at.y, 1.7 * unit, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/** The dash of the target's lines in a picture that the source's share, in drawing units. */
export const TARGET_DASH: readonly number[] = [7, 4];

/** A straight line between two points of the canvas. */
export interface Bone {
  readonly from: PointInFrame;
  readonly to: PointInFrame;
  readonly colour: string;
  /** Dash in drawing units; solid when empty. */
  readonly dash: readonly number[];
  readonly alpha: number;
}

/**
 * Draws lines, first the halos of all, then the lines: where they meet, no halo lies over a line.
 *
 * @param width in drawing units
 */
export function drawBones(context: Canvas2D, bones: readonly Bone[], width: number, unit: number): void {
  const stroke = ({ from, to, alpha }: Bone, colour: string, lineWidth: number): void => {
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = lineWidth * unit;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  };
  context.lineCap = 'round';
  context.setLineDash([]);
  for (const bone of bones) stroke(bone, OVERLAY_COLOURS.halo, width + 2.2);
  for (const bone of bones) {
    context.setLineDash(bone.dash.map((length) => length * unit));
    stroke(bone, bone.colour, width);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}
