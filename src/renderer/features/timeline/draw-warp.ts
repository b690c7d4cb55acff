import type { Surface } from './draw-lane.ts';
import type { Band } from './lane-layout.ts';
import type { LinkFrames, RunWarp, TimelineData } from './timeline-data.ts';
import { confidenceColumns, decimateLinks, type FrameX, type LinkPlot } from './warp-links.ts';

/** Dashes of links found by a sequential method, CSS pixels. */
export const SEQUENTIAL_DASH = [5, 4];

/** Dashes of a link at most; longer links have longer ones. */
const MOST_DASHES = 16;

/** Opacities of links, by confidence in steps of a fifth: links of one step are one path, which keeps many links cheap. */
const OPACITIES = [0.16, 0.28, 0.42, 0.58, 0.75];

/** Opacity of what playback does not follow now. */
const UNFOLLOWED = 0.55;

/** Width of a column of the confidence strip, CSS pixels. */
const COLUMN = 2;

/** The ground of the warp lane, the links of the runs, and the links that the user made. */
export function drawWarp(
  { context, palette, width }: Surface,
  band: Band,
  {
    runs,
    anchors,
    selectedAnchorId,
    followed,
  }: Pick<TimelineData, 'runs' | 'anchors' | 'selectedAnchorId' | 'followed'>,
  plot: LinkPlot,
): void {
  context.save();
  context.beginPath();
  context.rect(0, band.top, width, band.height);
  context.clip();
  context.fillStyle = palette.pit;
  context.fillRect(0, band.top, width, band.height);
  for (const { warp, family, method } of runs) {
    const shade = followed.kind === 'method' && followed.method === method ? 1 : UNFOLLOWED;
    const paths = OPACITIES.map(() => new Path2D());
    for (const index of decimateLinks(warp, plot)) {
      const [source, target, confidence] = warp[index]!;
      const step = Math.max(0, Math.min(OPACITIES.length - 1, Math.floor(confidence * OPACITIES.length)));
      const trace = family === 'sequential' ? traceDashes : tracePath;
      trace(paths[step]!, plot.sourceX(source), plot.targetX(target), band);
    }
    context.strokeStyle = palette[family];
    context.lineWidth = 1.25;
    paths.forEach((path, step) => {
      context.globalAlpha = shade * OPACITIES[step]!;
      context.stroke(path);
    });
    context.globalAlpha = 1;
  }
  context.restore();
  for (const anchor of anchors) {
    const isSelected = anchor.id === selectedAnchorId;
    context.globalAlpha = followed.kind === 'anchors' || isSelected ? 1 : UNFOLLOWED;
    drawLink(context, anchor, plot, band, palette.text, isSelected ? 3 : 1.75, 'square');
  }
  context.globalAlpha = 1;
}

function tracePath(path: Path2D | CanvasRenderingContext2D, from: number, to: number, { top, height }: Band): void {
  const [middle, bottom] = [top + height / 2, top + height];
  path.moveTo(from, top);
  path.bezierCurveTo(from, middle, to, middle, to, bottom);
}

/**
 * A link in dashes, at most {@link MOST_DASHES}, each a straight piece of the curve. The canvas's own dashes take half a second for the
 * links of a long clip that is zoomed in, where links are long.
 */
function traceDashes(path: Path2D, from: number, to: number, { top, height }: Band): void {
  const length = Math.hypot(to - from, height);
  const count = Math.max(3, Math.min(MOST_DASHES, Math.round(length / 9)));
  for (let dash = 0; dash < count; dash += 1) {
    for (const end of [0, 1] as const) {
      const t = (dash + end * 0.55) / (count - 0.45);
      const x = from + (to - from) * (3 * t * t - 2 * t ** 3);
      const y = top + height * (1.5 * t - 1.5 * t * t + t ** 3);
      if (end === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
  }
}

/** One link with its ends: squares for a link that the user made, dots for one that is pointed at. */
export function drawLink(
  context: CanvasRenderingContext2D,
  { sourceFrame, targetFrame }: LinkFrames,
  plot: LinkPlot,
  band: Band,
  colour: string,
  lineWidth: number,
  ends: 'square' | 'dot',
): void {
  const [from, to] = [plot.sourceX(sourceFrame), plot.targetX(targetFrame)];
  if ((from < 0 && to < 0) || (from > plot.width && to > plot.width)) return;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = lineWidth;
  context.beginPath();
  tracePath(context, from, to, band);
  context.stroke();
  context.setLineDash([]);
  const size = ends === 'square' ? 4 : 3;
  for (const [x, y] of [
    [from, band.top + size],
    [to, band.top + band.height - size],
  ] as const) {
    context.beginPath();
    if (ends === 'square') context.rect(x - size, y - size, 2 * size, 2 * size);
    else context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
  }
}

/** How sure the links into the target are: a filled curve for joint runs, a dashed line for sequential ones. */
export function drawConfidence(
  { context, palette, width }: Surface,
  band: Band,
  runs: readonly RunWarp[],
  targetX: FrameX,
): void {
  const bottom = band.top + band.height - 1;
  const height = band.height - 3;
  context.fillStyle = palette.line;
  context.fillRect(0, bottom, width, 1);
  for (const { warp, family } of runs) {
    const columns = confidenceColumns(warp, targetX, width, COLUMN);
    context.fillStyle = palette[family];
    context.globalAlpha = family === 'joint' ? 0.55 : 1;
    // Rectangles one by one: a path of many parts is far slower to fill, and a dashed one to stroke.
    columns.forEach((confidence, index) => {
      if (Number.isNaN(confidence)) return;
      const y = Math.round(bottom - Math.max(0, Math.min(1, confidence)) * height);
      if (family === 'joint') context.fillRect(index * COLUMN, y, COLUMN, bottom - y);
      else if (index % 3 < 2) context.fillRect(index * COLUMN, y, COLUMN, 2);
    });
    context.globalAlpha = 1;
  }
}
