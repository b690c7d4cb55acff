import type { Canvas2D } from '../../../document/overlay/canvas2d.ts';
import { drawOverlay } from '../../../document/overlay/draw-overlay.ts';
import { drawBanner, drawTitle } from '../../../document/overlay/heads-up.ts';
import { momentPresence } from '../../../document/overlay/presence.ts';
import type { OverlayScene } from '../../../document/overlay/scene.ts';
import { fitText, fontOf, readableSpeed } from '../../../document/overlay/text.ts';
import { OVERLAY_COLOURS } from '../../../document/overlay/tokens.ts';
import type { RgbFrame } from '../../ports.ts';
import type { PictureCanvas } from './canvas-port.ts';
import type { PlannedFrame } from './comparison-timing.ts';
import type { ComparisonPlan } from './plan-comparison.ts';

/** The scenes of both panes. */
export interface ComparisonScenes {
  readonly source: OverlayScene;
  readonly target: OverlayScene;
}

const MARGIN = 16;

/** Marks and labels are a little smaller than header and footer, so that they leave the persons free. */
const MARKS_TO_CHROME = 0.88;

/** The scenes as the plan shows them: its views, its speed, and no plates that header and footer already show. */
export function scenesInPlan(plan: ComparisonPlan, scenes: ComparisonScenes): ComparisonScenes {
  const parts = { title: false, banner: false, speed: false };
  // Laid over each other, two sets of labels cannot be read; both frame numbers can, in different corners.
  const overlaid = plan.layout === 'overlay' ? { labels: false } : {};
  const inPlan = (scene: OverlayScene): OverlayScene => ({
    ...scene,
    view: plan[scene.role].view,
    speed: plan.speed,
    unit: plan.unit * MARKS_TO_CHROME,
    parts: { ...scene.parts, ...parts, ...overlaid },
  });
  const [source, target] = [inPlan(scenes.source), inPlan(scenes.target)];
  if (plan.layout === 'side-by-side' || target.parts.frameNumber === 'none') return { source, target };
  return { source, target: { ...target, parts: { ...target.parts, frameNumber: 'right' } } };
}

/** Draws what stays the same in all frames: ground and header. */
export function drawComparisonHeader(canvas: PictureCanvas, plan: ComparisonPlan, scenes: ComparisonScenes): void {
  const { context } = canvas;
  const { header, unit } = plan;
  context.fillStyle = OVERLAY_COLOURS.canvas;
  context.fillRect(0, 0, plan.width, plan.height);
  const middle = header.y + header.height / 2;
  const margin = MARGIN * unit;
  for (const scene of [scenes.source, scenes.target]) {
    const pane = titlePlace(plan, scene.role);
    drawTitle(context, scene, { x: pane.x + margin, middle, width: pane.width - 2 * margin }, unit);
  }
}

/** Titles stand above their panes; of an overlay in the left and right half. */
function titlePlace(plan: ComparisonPlan, role: 'source' | 'target'): { readonly x: number; readonly width: number } {
  if (plan.layout === 'side-by-side') return plan[role].view.rect;
  return { x: role === 'source' ? 0 : plan.width / 2, width: plan.width / 2 };
}

/** Draws one frame of the comparison over a canvas on which {@link drawComparisonHeader} was called. */
export function drawComparisonFrame(
  canvas: PictureCanvas,
  plan: ComparisonPlan,
  scenes: ComparisonScenes,
  pictures: { readonly source: RgbFrame; readonly target: RgbFrame },
  frame: PlannedFrame,
): void {
  const { context } = canvas;
  const { source, target } = plan;
  canvas.drawFrame(pictures.source, source.picture);
  if (plan.layout === 'side-by-side') canvas.drawFrame(pictures.target, target.picture);
  else canvas.drawFrame(pictures.target, target.picture, { opacity: plan.opacity, clip: target.view.rect });
  drawOverlay(context, scenes.source, { index: frame.source, momentName: frame.momentName });
  drawOverlay(context, scenes.target, { index: frame.target, momentName: frame.momentName, held: frame.targetHeld });
  drawFooter(context, plan, scenes, frame);
}

function drawFooter(context: Canvas2D, plan: ComparisonPlan, scenes: ComparisonScenes, frame: PlannedFrame): void {
  const { footer, unit } = plan;
  const margin = MARGIN * unit;
  context.fillStyle = OVERLAY_COLOURS.canvas;
  context.fillRect(footer.x, footer.y, footer.width, footer.height);
  const middle = footer.y + footer.height * 0.36;
  context.textBaseline = 'middle';

  const side = footer.width * 0.24;
  if (scenes.target.methodName !== null) {
    context.font = fontOf(13.5 * unit, 500);
    context.textAlign = 'left';
    context.fillStyle = OVERLAY_COLOURS.textMuted;
    context.fillText(fitText(context, scenes.target.methodName, side - margin), margin, middle);
  }
  const speed = frame.frozen ? 'still' : (readableSpeed(plan.speed) ?? 'real time');
  context.font = fontOf(13.5 * unit, 600);
  context.textAlign = 'right';
  context.fillStyle = frame.frozen || plan.speed !== 1 ? OVERLAY_COLOURS.text : OVERLAY_COLOURS.textMuted;
  context.fillText(fitText(context, speed, side - margin), footer.width - margin, middle);

  const moment = momentPresence(scenes.source, { index: frame.source, momentName: frame.momentName });
  if (moment) {
    const place = { x: side, y: middle - 16 * unit, width: footer.width - 2 * side, height: 32 * unit };
    drawBanner(context, moment.moment, place, unit, moment.alpha);
  }
  drawTimeline(context, plan, frame);
}

/** The source's analysed range as a line, with its key moments as ticks and the playhead. */
function drawTimeline(context: Canvas2D, plan: ComparisonPlan, frame: PlannedFrame): void {
  const { footer, unit, sourceRange } = plan;
  const margin = MARGIN * unit;
  const y = footer.y + footer.height * 0.78;
  const length = footer.width - 2 * margin;
  const frames = Math.max(1, sourceRange[1] - sourceRange[0]);
  const xOf = (source: number): number => margin + (length * (source - sourceRange[0])) / frames;
  const bar = (x: number, width: number, colour: string): void => {
    context.beginPath();
    context.roundRect(x, y - 2 * unit, width, 4 * unit, 2 * unit);
    context.fillStyle = colour;
    context.fill();
  };
  bar(margin, length, OVERLAY_COLOURS.line);
  bar(margin, Math.max(4 * unit, xOf(frame.source) - margin), OVERLAY_COLOURS.source);
  for (const { sourceFrame, name } of plan.moments) {
    const active = name === frame.momentName;
    context.beginPath();
    context.arc(xOf(sourceFrame), y, (active ? 6.5 : 5) * unit, 0, 2 * Math.PI);
    context.fillStyle = sourceFrame <= frame.source ? OVERLAY_COLOURS.source : OVERLAY_COLOURS.line;
    context.strokeStyle = active ? OVERLAY_COLOURS.text : OVERLAY_COLOURS.canvas;
    context.lineWidth = 2 * unit;
    context.fill();
    context.stroke();
  }
  context.beginPath();
  context.roundRect(xOf(frame.source) - 1.5 * unit, y - 8 * unit, 3 * unit, 16 * unit, 1.5 * unit);
  context.fillStyle = OVERLAY_COLOURS.text;
  context.fill();
}
