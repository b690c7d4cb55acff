import type { CurveColumns } from './curve-columns.ts';
import { LABEL_PADDING, type LaneFlag, type MeasureText, shorten } from './lane-flags.ts';
import type { LaneBands } from './lane-layout.ts';
import type { LaneModel } from './lane-model.ts';
import type { Palette } from './palette.ts';
import type { ThumbnailCache } from './thumbnail-cache.ts';
import type { ThumbnailSlot } from './thumbnail-slots.ts';
import { CELL_WIDTH, rulerTicks, showsCells, visibleFrames } from './ticks.ts';

/** What is drawn on, and how. Units are CSS pixels. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Of the plot. */
  readonly width: number;
  readonly measure: MeasureText;
}

/** Size of the text on rulers and flags, CSS pixels. */
export const TEXT_SIZE = 11;

/** What is drawn of a lane besides its clip. */
export interface LaneContent {
  readonly flags: readonly LaneFlag[];
  readonly slots: readonly ThumbnailSlot[];
  readonly thumbnails: ThumbnailCache | null;
  readonly curve: CurveColumns | null;
  /** Number of the first frame. */
  readonly frameBase: number;
  /** The strip is above, the ruler below. */
  readonly isMirrored: boolean;
}

/** Draws all of a lane that does not move with the playhead. */
export function drawLane(
  surface: Surface,
  lane: LaneModel,
  bands: LaneBands,
  { flags, slots, thumbnails, curve, frameBase, isMirrored }: LaneContent,
): void {
  drawStrip(surface, lane, bands, slots, thumbnails);
  drawCurve(surface, lane, bands, curve, isMirrored);
  drawRuler(surface, lane, bands, frameBase, isMirrored);
  drawOutside(surface, lane, bands);
  drawFlags(surface, bands, flags, isMirrored);
  drawZone(surface, lane, bands);
}

function drawStrip(
  { context, palette, width }: Surface,
  lane: LaneModel,
  { strip }: LaneBands,
  slots: readonly ThumbnailSlot[],
  thumbnails: ThumbnailCache | null,
): void {
  const left = Math.max(0, lane.frameX(0));
  const right = Math.min(width, lane.frameX(lane.time.count));
  context.save();
  context.beginPath();
  context.rect(left, strip.top, right - left, strip.height);
  context.clip();
  context.fillStyle = palette.raised;
  context.fillRect(left, strip.top, right - left, strip.height);
  for (const slot of slots) {
    const picture = thumbnails?.get(lane.data.mediaId, slot.frame);
    if (picture) drawPicture(context, picture, slot, strip.top, strip.height);
  }
  context.restore();
  if (showsCells(lane.time, lane.scale, width)) {
    const [first, last] = visibleFrames(lane.time, lane.scale, width);
    // Edges of narrow cells are faint, or nothing would be left of the pictures.
    const cell = (lane.endX(last) - lane.frameX(first)) / (last - first + 1);
    context.globalAlpha = Math.max(0, Math.min(1, (cell - CELL_WIDTH) / 24));
    context.fillStyle = palette.pit;
    for (let frame = first; frame <= last; frame += 1) {
      context.fillRect(Math.round(lane.frameX(frame)), strip.top, 1, strip.height);
    }
    context.globalAlpha = 1;
  }
}

/**
 * The middle of a picture covers its place; where the place is wider, the picture stands whole at its beginning. A picture has the height
 * of the strip in device pixels and is copied as it is: to scale hundreds of pictures takes most of the time of a drawing.
 */
function drawPicture(
  context: CanvasRenderingContext2D,
  picture: OffscreenCanvas,
  { x, width }: ThumbnailSlot,
  top: number,
  height: number,
): void {
  const ratio = picture.height / height;
  const seen = Math.min(picture.width, Math.ceil(width * ratio));
  const left = Math.round(x * ratio) / ratio;
  const crop = (picture.width - seen) >> 1;
  context.drawImage(picture, crop, 0, seen, picture.height, left, top, seen / ratio, height);
}

/** How much moves: a filled curve that grows away from the strip. */
function drawCurve(
  { context, palette, width }: Surface,
  lane: LaneModel,
  { curve: { top, height } }: LaneBands,
  curve: CurveColumns | null,
  isMirrored: boolean,
): void {
  if (height === 0) return;
  const left = Math.max(0, lane.frameX(0));
  context.fillStyle = palette.pit;
  context.fillRect(left, top, Math.min(width, lane.frameX(lane.time.count)) - left, height);
  if (!curve) return;
  context.fillStyle = palette[lane.role];
  context.globalAlpha = 0.75;
  const { column, values } = curve;
  values.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const tall = Math.max(1, Math.round(value * (height - 2)));
    context.fillRect(index * column, isMirrored ? top : top + height - tall, column, tall);
  });
  context.globalAlpha = 1;
}

function drawRuler(
  { context, palette, width, measure }: Surface,
  lane: LaneModel,
  bands: LaneBands,
  frameBase: number,
  isMirrored: boolean,
): void {
  const { ruler } = bands;
  context.fillStyle = palette.line;
  const edge = isMirrored ? ruler.top : ruler.top + ruler.height - 1;
  context.fillRect(0, edge, width, 1);
  const middle = ruler.top + ruler.height / 2 + 0.5;
  for (const { x, label, note } of rulerTicks(lane.time, lane.scale, width, lane.origin, frameBase)) {
    const length = label === null ? 4 : ruler.height;
    context.fillStyle = label === null ? palette.line : palette.edge;
    context.fillRect(Math.round(x), isMirrored ? ruler.top : ruler.top + ruler.height - length, 1, length);
    if (label === null) continue;
    const start = Math.round(x) + 4;
    const labelWidth = measure(label);
    if (start < 0 || start + labelWidth > width) continue;
    context.fillStyle = note === null ? palette.muted : palette.text;
    context.fillText(label, start, middle);
    if (note === null || start + labelWidth + 6 + measure(note) > width) continue;
    context.fillStyle = palette.muted;
    context.fillText(note, start + labelWidth + 6, middle);
  }
}

/** Dims what lies before and after the working zone, and empties what is no clip. */
function drawOutside({ context, palette, width }: Surface, lane: LaneModel, { lane: band }: LaneBands): void {
  const [first, last] = lane.data.zone;
  context.fillStyle = palette.outside;
  const zoneStart = Math.max(0, Math.min(width, lane.frameX(first)));
  const zoneEnd = Math.max(0, Math.min(width, lane.endX(last)));
  context.fillRect(0, band.top, zoneStart, band.height);
  context.fillRect(zoneEnd, band.top, width - zoneEnd, band.height);
}

/** The ends of the working zone: brackets in the colour of the role that open towards the zone. */
function drawZone({ context, palette, width }: Surface, lane: LaneModel, { strip }: LaneBands): void {
  const [first, last] = lane.data.zone;
  context.fillStyle = palette[lane.role];
  const bracket = (x: number, inwards: 1 | -1): void => {
    if (x < -1 || x > width + 1) return;
    const edge = Math.round(x);
    const box = (from: number, to: number, top: number, height: number): void =>
      context.fillRect(Math.min(edge + inwards * from, edge + inwards * to), top, Math.abs(to - from), height);
    box(0, 3, strip.top, strip.height);
    box(3, 7, strip.top, 2);
    box(3, 7, strip.top + strip.height - 2, 2);
  };
  bracket(lane.frameX(first), 1);
  bracket(lane.endX(last), -1);
}

function drawFlags(
  { context, palette, measure }: Surface,
  bands: LaneBands,
  flags: readonly LaneFlag[],
  isMirrored: boolean,
): void {
  const { flags: band, strip } = bands;
  const top = isMirrored ? strip.top : band.top + 2;
  const bottom = isMirrored ? band.top + band.height - 2 : strip.top + strip.height;
  // All poles and triangles first: none may cross a label.
  for (const flag of flags) {
    strokeLike(context, palette, flag);
    const x = Math.round(flag.poleX);
    const width = flag.isSelected ? 2 : 1;
    // Rectangles are much faster than strokes: there may be a thousand poles.
    if (flag.prediction?.family !== 'sequential') context.fillRect(x, top, width, bottom - top);
    else for (let y = top; y < bottom; y += 7) context.fillRect(x, y, width, Math.min(4, bottom - y));
    if (flag.labelWidth === 0) drawPennant(context, flag, x + 0.5, isMirrored ? bottom : top, isMirrored ? -1 : 1);
  }
  for (const flag of flags) {
    if (flag.labelWidth === 0) continue;
    strokeLike(context, palette, flag);
    drawLabel(context, palette, flag, band.top + 2, band.height - 4, measure);
  }
  context.setLineDash([]);
}

/** Red is the sync event, green a key moment; a prediction has the colour and the dash of its method. */
function strokeLike(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { isSync, isSelected, prediction }: LaneFlag,
): void {
  const colour = isSync ? palette.sync : prediction ? palette[prediction.family] : palette.moment;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = isSelected ? 2 : 1.5;
  context.setLineDash(prediction?.family === 'sequential' ? [4, 3] : []);
}

/** A moment's label is filled; a prediction's is an outline, dashed for a sequential method. */
function drawLabel(
  context: CanvasRenderingContext2D,
  palette: Palette,
  flag: LaneFlag,
  top: number,
  height: number,
  measure: MeasureText,
): void {
  const isOutline = flag.prediction !== null;
  context.beginPath();
  context.roundRect(Math.round(flag.labelX) + 0.5, top + 0.5, Math.floor(flag.labelWidth) - 1, height - 1, 3);
  if (isOutline) context.fillStyle = palette.panel;
  context.fill();
  if (isOutline) context.stroke();
  if (flag.isSelected) {
    context.strokeStyle = palette.text;
    context.stroke();
  }
  context.fillStyle = isOutline
    ? flag.prediction?.trusted
      ? palette[flag.prediction.family]
      : palette.warning
    : palette.ink;
  const text = shorten(flag.text, flag.labelWidth - 2 * LABEL_PADDING + 1, measure);
  context.fillText(text, Math.round(flag.labelX) + LABEL_PADDING, top + height / 2 + 0.5);
}

/** Where a label has no room, a small triangle at the end of the pole. */
function drawPennant(
  context: CanvasRenderingContext2D,
  { prediction }: LaneFlag,
  x: number,
  y: number,
  down: 1 | -1,
): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 6, y + 3.5 * down);
  context.lineTo(x, y + 7 * down);
  context.closePath();
  if (prediction) context.stroke();
  else context.fill();
}
