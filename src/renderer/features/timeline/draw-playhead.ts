import type { Surface } from './draw-lane.ts';
import { drawLink, SEQUENTIAL_DASH } from './draw-warp.ts';
import type { LaneBands, TimelineBands } from './lane-layout.ts';
import type { LaneModel } from './lane-model.ts';
import type { Family, LinkFrames } from './timeline-data.ts';
import type { LinkPlot } from './warp-links.ts';

/** A link that is shown above all others. */
export interface ShownLink extends LinkFrames {
  /** null: a link that is being made, or that playback follows without a run. */
  readonly family: Family | null;
}

/** The playhead of a lane: a line at the frame's PTS, and the whole cell where frames are wide. It jumps, it is never animated. */
export function drawPlayhead(
  { context, palette, width }: Surface,
  lane: LaneModel,
  { lane: band, strip, ruler }: LaneBands,
  frame: number,
): void {
  const x = lane.frameX(frame);
  const end = lane.endX(frame);
  if (end < 0 || x > width) return;
  const left = Math.round(x);
  context.strokeStyle = palette.text;
  if (end - x >= 5) {
    context.lineWidth = 2;
    context.strokeRect(left + 1, strip.top + 1, Math.round(end) - left - 1, strip.height - 2);
  }
  context.fillStyle = palette.panel;
  context.globalAlpha = 0.6;
  context.fillRect(left - 1, strip.top, 4, strip.height);
  context.fillStyle = palette.text;
  // Over the labels of flags it is a hair, so that they stay readable.
  context.fillRect(left, band.top, 1, band.height);
  context.globalAlpha = 1;
  context.fillRect(left, strip.top, 2, strip.height);
  context.fillRect(left, ruler.top, 2, ruler.height);
  // The handle sits on the outer edge of the lane, pointing at the strip.
  const isAbove = ruler.top < strip.top;
  const tip = isAbove ? ruler.top : ruler.top + ruler.height;
  const down = isAbove ? 1 : -1;
  context.beginPath();
  context.moveTo(left - 4, tip);
  context.lineTo(left + 6, tip);
  context.lineTo(left + 6, tip + 3 * down);
  context.lineTo(left + 1, tip + 8 * down);
  context.lineTo(left - 4, tip + 3 * down);
  context.closePath();
  context.fill();
}

/** Links above all others: those under the playhead, the one under the pointer, one that is dragged. */
export function drawShownLinks(
  { context, palette, width }: Surface,
  bands: TimelineBands,
  links: readonly ShownLink[],
  plot: LinkPlot,
): void {
  const { top, height } = bands.warp;
  context.save();
  context.beginPath();
  context.rect(0, top, width, height);
  context.clip();
  for (const link of links) {
    context.setLineDash(link.family === 'sequential' ? SEQUENTIAL_DASH : []);
    drawLink(context, link, plot, bands.warp, link.family ? palette[link.family] : palette.text, 2.5, 'dot');
  }
  context.restore();
  context.setLineDash([]);
}
