import type { PointInFrame } from '../../../contract/geometry.ts';
import { HUMAN_SKELETON } from '../../../contract/keypoints.ts';
import type { Canvas2D } from '../../../document/overlay/canvas2d.ts';
import { drawTitle, drawWarningSign } from '../../../document/overlay/heads-up.ts';
import { type Bone, drawBones, drawMark, MARK_DASH } from '../../../document/overlay/marks.ts';
import { type CanvasRect, type MarkKind, type PaneView, toCanvas } from '../../../document/overlay/scene.ts';
import { fillPlate, fitText, fontOf, readableSeconds } from '../../../document/overlay/text.ts';
import { OVERLAY_COLOURS, PART_COLOURS } from '../../../document/overlay/tokens.ts';
import { BODY_PARTS, bodyPartOf, partColour } from './body-parts.ts';
import type { MomentPair, PointPair } from './matches.ts';
import type { MatchCard, MatchesLayout } from './matches-layout.ts';

/** Drawing unit of marks and lines in the picture, pixels. */
const UNIT = 1.35;

/** Lines from source to target are drawn for these joints and for things: lines for every joint hide the persons. */
const LINKED = new Set(['head', 'left_wrist', 'right_wrist', 'left_knee', 'right_knee', 'left_ankle', 'right_ankle']);

const PANE_CORNER = 10;

/** The texts of the picture's head. */
export interface MatchesTitles {
  readonly source: string;
  readonly target: string;
  /** One line: what was found, how, in what time. */
  readonly summary: string;
}

/** Draws title and summary. */
export function drawMatchesHeader(context: Canvas2D, layout: MatchesLayout, titles: MatchesTitles): void {
  const { header } = layout;
  const unit = 2;
  const middle = header.y + 58;
  const half = header.width / 2;
  const used = drawTitle(
    context,
    { role: 'source', title: titles.source },
    { x: header.x, middle, width: half - 40 },
    unit,
  );
  const arrow = header.x + used + 24;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = OVERLAY_COLOURS.textMuted;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(arrow, middle);
  context.lineTo(arrow + 40, middle);
  context.moveTo(arrow + 29, middle - 10);
  context.lineTo(arrow + 40, middle);
  context.lineTo(arrow + 29, middle + 10);
  context.stroke();
  const targetX = arrow + 64;
  drawTitle(
    context,
    { role: 'target', title: titles.target },
    { x: targetX, middle, width: header.x + header.width - targetX },
    unit,
  );
  context.font = fontOf(21, 400);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = OVERLAY_COLOURS.textMuted;
  context.fillText(fitText(context, titles.summary, header.width), header.x, header.y + 106);
}

/** Draws a card's ground; the pictures come over it. */
export function drawCardGround(context: Canvas2D, { card }: MatchCard): void {
  fillPlate(context, card, 16, OVERLAY_COLOURS.panel);
}

/** Draws points, skeletons and lines of a moment over its two pictures, and its caption. */
export function drawCardMatches(
  context: Canvas2D,
  layout: MatchCard,
  moment: MomentPair,
  seconds: { readonly source: number; readonly target: number },
): void {
  const { source, target } = layout;
  const marked = moment.points.map(({ name, source: at }): NamedPoint => ({ ...at, name, kind: 'manual' }));
  const found = moment.points.map(({ name, target: at, kind }): NamedPoint => ({ ...at, name, kind }));
  drawSkeleton(context, source, marked);
  drawSkeleton(context, target, found);
  drawFrameChip(context, source.rect, moment.sourceFrame, seconds.source);
  drawFrameChip(context, target.rect, moment.targetFrame, seconds.target);
  for (const point of moment.points) drawLink(context, layout, point);
  drawMarks(context, source, marked);
  drawMarks(context, target, found);
  drawCaption(context, layout.caption, moment);
}

interface NamedPoint extends PointInFrame {
  readonly name: string;
  readonly kind: MarkKind;
}

/** Draws inside a pane, whose corners are round. */
export function clipToPane(context: Canvas2D, rect: CanvasRect, draw: () => void): void {
  context.save();
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, PANE_CORNER);
  context.clip();
  draw();
  context.restore();
}

/** Darkens the picture a little, so that points stand out, and draws the skeleton. */
function drawSkeleton(context: Canvas2D, view: PaneView, points: readonly NamedPoint[]): void {
  const byName = new Map(points.map((point) => [point.name, point]));
  clipToPane(context, view.rect, () => {
    context.fillStyle = 'rgba(10, 15, 22, 0.16)';
    context.fillRect(view.rect.x, view.rect.y, view.rect.width, view.rect.height);
    const bones: Bone[] = [];
    for (const [fromName, toName] of HUMAN_SKELETON) {
      const from = byName.get(fromName);
      const to = byName.get(toName);
      if (!from || !to) continue;
      const colour = bodyPartOf(fromName) === bodyPartOf(toName) ? partColour(toName) : OVERLAY_COLOURS.text;
      const ends = { from: toCanvas(view, from), to: toCanvas(view, to) };
      bones.push({ ...ends, colour, dash: MARK_DASH[to.kind], alpha: 1 });
    }
    drawBones(context, bones, 2.2, UNIT);
  });
}

function drawMarks(context: Canvas2D, view: PaneView, points: readonly NamedPoint[]): void {
  clipToPane(context, view.rect, () => {
    for (const point of points) {
      drawMark(context, toCanvas(view, point), { kind: point.kind, colour: partColour(point.name), unit: UNIT });
    }
  });
}

/** A thin curve from a point to its match, leaving and arriving level. */
function drawLink(
  context: Canvas2D,
  { source, target }: MatchCard,
  { name, source: from, target: to }: PointPair,
): void {
  if (bodyPartOf(name) !== 'other' && !LINKED.has(name)) return;
  const a = toCanvas(source, from);
  const b = toCanvas(target, to);
  const bend = (b.x - a.x) * 0.42;
  context.lineCap = 'round';
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.bezierCurveTo(a.x + bend, a.y, b.x - bend, b.y, b.x, b.y);
  context.strokeStyle = 'rgba(6, 10, 15, 0.45)';
  context.lineWidth = 3.6;
  context.stroke();
  context.globalAlpha = 0.85;
  context.strokeStyle = partColour(name);
  context.lineWidth = 1.5;
  context.stroke();
  context.globalAlpha = 1;
}

/** Frame and time on a plate in the upper left corner; drawn before the points, which may lie there. */
function drawFrameChip(context: Canvas2D, rect: CanvasRect, frame: number, seconds: number): void {
  const text = `frame ${frame}`;
  const time = readableSeconds(seconds);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = fontOf(17, 600);
  const textWidth = context.measureText(text).width;
  const width = textWidth + context.measureText(time).width + 32;
  const place = { x: rect.x + 12, y: rect.y + 12, width, height: 32 };
  fillPlate(context, place, 8);
  context.fillStyle = OVERLAY_COLOURS.text;
  context.fillText(text, place.x + 11, place.y + 16.5);
  context.font = fontOf(17, 400);
  context.fillStyle = OVERLAY_COLOURS.textMuted;
  context.fillText(time, place.x + 20 + textWidth, place.y + 16.5);
}

function drawCaption(context: Canvas2D, caption: CanvasRect, moment: MomentPair): void {
  const line = caption.y + 32;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.font = fontOf(18, 500);
  const sure = moment.trusted ? `time confidence ${moment.confidence.toFixed(2)}` : 'time uncertain: please check';
  const sureWidth = context.measureText(sure).width;
  context.fillStyle = moment.trusted ? OVERLAY_COLOURS.textMuted : OVERLAY_COLOURS.warning;
  context.fillText(sure, caption.x + caption.width, line);
  if (!moment.trusted) drawWarningSign(context, caption.x + caption.width - sureWidth - 18, line - 1, 18);

  context.textAlign = 'left';
  context.font = fontOf(24, 650);
  context.fillStyle = OVERLAY_COLOURS.text;
  context.fillText(fitText(context, moment.name, caption.width - sureWidth - 52), caption.x, line);
  context.font = fontOf(18, 400);
  context.fillStyle = OVERLAY_COLOURS.textMuted;
  const { points } = moment;
  const score = points.reduce((sum, point) => sum + point.score, 0) / points.length;
  const text = `${points.length} ${points.length === 1 ? 'point' : 'points'}, mean score ${score.toFixed(2)}`;
  context.fillText(fitText(context, text, caption.width), caption.x, line + 32);
}

/** Draws what shapes and colours mean; only those that occur. */
export function drawMatchesLegend(
  context: Canvas2D,
  { x, y, width, height }: CanvasRect,
  moments: readonly MomentPair[],
): void {
  const points = moments.flatMap((moment) => moment.points);
  const parts = new Set(points.map(({ name }) => bodyPartOf(name)));
  const kinds = new Set<MarkKind>(['manual', ...points.map(({ kind }) => kind)]);
  const middle = y + height / 2;
  context.font = fontOf(18, 400);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const entry = (at: number, label: string, draw: (symbolX: number) => void): number => {
    draw(at + 12);
    context.fillStyle = OVERLAY_COLOURS.textMuted;
    context.fillText(label, at + 34, middle);
    return at + 34 + context.measureText(label).width + 32;
  };
  let at = x;
  for (const { part, label } of BODY_PARTS) {
    if (!parts.has(part)) continue;
    at = entry(at, label, (symbolX) => {
      context.beginPath();
      context.roundRect(symbolX - 12, middle - 3, 24, 6, 3);
      context.fillStyle = PART_COLOURS[part];
      context.fill();
    });
  }
  const meaning: Readonly<Record<MarkKind, string>> = {
    manual: 'marked in the source',
    joint: 'found in the target',
    sequential: 'found in the target (sequential)',
  };
  let right = x + width;
  for (const kind of ['sequential', 'joint', 'manual'] as const) {
    if (!kinds.has(kind)) continue;
    right -= 34 + context.measureText(meaning[kind]).width;
    entry(right, meaning[kind], (symbolX) => {
      drawMark(context, { x: symbolX, y: middle }, { kind, colour: OVERLAY_COLOURS.text, unit: 1.4 });
      context.font = fontOf(18, 400);
    });
    right -= 32;
  }
}
