import type { FrameRange } from '../../contract/geometry.ts';
import type { Canvas2D } from '../overlay/canvas2d.ts';
import { type CombinedLook, combinedViews, drawCombined, drawDivider, type FrameLayer } from '../overlay/combine.ts';
import { drawOverlay } from '../overlay/draw-overlay.ts';
import { drawBanner, drawTitle } from '../overlay/heads-up.ts';
import { momentPresence } from '../overlay/presence.ts';
import type { CanvasRect, OverlayFrame, OverlayScene } from '../overlay/scene.ts';
import { fitText, fontOf, readableSpeed } from '../overlay/text.ts';
import { OVERLAY_COLOURS } from '../overlay/tokens.ts';
import { type ComparisonLayout, combinedPicture, type LayoutOptions } from './comparison-layout.ts';
import type { PlacementAt } from './comparison-placement.ts';
import { readableTiming, type Timing } from './in-step.ts';
import type { ComparisonMoment, PlannedFrame } from './planned-frame.ts';

/** What a comparison is drawn on; pictures are decoded frames in the form that the host has them in. */
export interface ComparisonCanvas<Picture> {
  readonly context: Canvas2D;
  /** @param to where the picture lies, canvas pixels; without a layer it is laid over what is there */
  drawFrame(picture: Picture, to: CanvasRect, layer?: FrameLayer): void;
}

/** Everything that a comparison's pictures have in common. */
export interface ComparisonPicture extends ComparisonLayout {
  /** Relative to the source's real time. */
  readonly speed: number;
  readonly layout: LayoutOptions['layout'];
  /** How the one picture is made, in layouts that have one; null in the others. */
  readonly look: CombinedLook | null;
  /** Size of the target's frames. */
  readonly targetSize: { readonly width: number; readonly height: number };
  /** Where the target's frame lies in the source's, in layouts with one picture. */
  readonly placementAt: PlacementAt;
  readonly sourceRange: FrameRange;
  /** What keeps the clips in step; the footer says so where no method has anything to say. */
  readonly timing: Timing;
  readonly moments: readonly ComparisonMoment[];
}

/** The decoded frames of both clips. */
export interface ComparisonPictures<Picture> {
  readonly source: Picture;
  readonly target: Picture;
}

/** The scenes of both panes. */
export interface ComparisonScenes {
  readonly source: OverlayScene;
  readonly target: OverlayScene;
}

const MARGIN = 16;

/** Marks and labels are a little smaller than header and footer, so that they leave the persons free. */
const MARKS_TO_CHROME = 0.88;

/** The scenes as the plan shows them: its views, its speed, and no plates that header and footer already show. */
export function scenesInPlan(plan: ComparisonPicture, scenes: ComparisonScenes): ComparisonScenes {
  const parts = { title: false, banner: false, speed: false };
  const inPlan = (scene: OverlayScene): OverlayScene => ({
    ...scene,
    view: plan[scene.role].view,
    speed: plan.speed,
    unit: plan.unit * MARKS_TO_CHROME,
    isCombined: plan.look !== null,
    parts: { ...scene.parts, ...parts },
  });
  const [source, target] = [inPlan(scenes.source), inPlan(scenes.target)];
  if (!plan.look || target.parts.frameNumber === 'none') return { source, target };
  // In one picture both frame numbers can be read, in different corners.
  return { source, target: { ...target, parts: { ...target.parts, frameNumber: 'right' } } };
}

/** Draws what stays the same in all frames: ground and header. */
export function drawComparisonHeader(
  canvas: Pick<ComparisonCanvas<never>, 'context'>,
  plan: ComparisonPicture,
  scenes: ComparisonScenes,
): void {
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

/** Titles stand above their panes; where these do not stand beside each other, in the left and right half. */
function titlePlace(
  plan: ComparisonPicture,
  role: 'source' | 'target',
): { readonly x: number; readonly width: number } {
  if (plan.layout === 'side-by-side') return plan[role].view.rect;
  return { x: role === 'source' ? 0 : plan.width / 2, width: plan.width / 2 };
}

/** Draws one frame of the comparison over a canvas on which {@link drawComparisonHeader} was called. */
export function drawComparisonFrame<Picture>(
  canvas: ComparisonCanvas<Picture>,
  plan: ComparisonPicture,
  scenes: ComparisonScenes,
  pictures: ComparisonPictures<Picture>,
  frame: PlannedFrame,
): void {
  const { context } = canvas;
  const { source, target } = plan;
  if (plan.look) drawOnePicture(canvas, { ...plan, look: plan.look }, scenes, pictures, frame);
  else {
    canvas.drawFrame(pictures.source, source.picture);
    canvas.drawFrame(pictures.target, target.picture);
    drawOverlay(context, scenes.source, overlayFrame(scenes.source, frame));
    drawOverlay(context, scenes.target, { ...overlayFrame(scenes.target, frame), held: frame.targetHeld });
  }
  drawFooter(context, plan, scenes, frame);
}

/**
 * The frame of a clip, and the moment at which playback stands. Where nothing is predicted, the moments of the target are the user's own:
 * what was marked in one of its frames is not drawn in another one that stands beside the source's moment of the same name.
 */
function overlayFrame({ role, methodName }: OverlayScene, frame: PlannedFrame): OverlayFrame {
  const isPaired = role === 'source' || methodName !== null;
  return { index: frame[role], momentName: isPaired ? frame.momentName : undefined };
}

/** Only the numbers of the frames, in the corners of the whole picture. */
const NUMBERS_ONLY = { marks: false, labels: false, skeleton: false, pose: false, trails: false } as const;

/** Both clips in one picture, as the window shows them. */
function drawOnePicture<Picture>(
  canvas: ComparisonCanvas<Picture>,
  plan: ComparisonPicture & { readonly look: CombinedLook },
  scenes: ComparisonScenes,
  pictures: ComparisonPictures<Picture>,
  frame: PlannedFrame,
): void {
  const { context } = canvas;
  const { look, source, targetSize } = plan;
  const { rect } = source.view;
  const placement = plan.placementAt(frame);
  const places = { source: source.picture, target: combinedPicture(plan, targetSize, placement) };
  // A wipe's sides have a clip each: there names can be read, and a held frame can be dimmed.
  const alone = look.layout === 'wipe';
  context.fillStyle = OVERLAY_COLOURS.canvas;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  drawCombined(
    look,
    combinedViews(look, source.view, placement, targetSize),
    (role, layer) => canvas.drawFrame(pictures[role], places[role], layer),
    (role, view) => {
      const scene = scenes[role];
      const parts = { ...scene.parts, frameNumber: 'none' as const, labels: scene.parts.labels && alone };
      const held = alone && role === 'target' && frame.targetHeld;
      drawOverlay(context, { ...scene, view, parts }, { ...overlayFrame(scene, frame), held });
    },
  );
  if (alone) drawDivider(context, rect, look.divider, plan.unit);
  for (const scene of [scenes.source, scenes.target]) {
    const parts = { ...scene.parts, ...NUMBERS_ONLY };
    drawOverlay(context, { ...scene, view: source.view, parts }, { index: frame[scene.role] });
  }
}

function drawFooter(context: Canvas2D, plan: ComparisonPicture, scenes: ComparisonScenes, frame: PlannedFrame): void {
  const { footer, unit } = plan;
  const margin = MARGIN * unit;
  context.fillStyle = OVERLAY_COLOURS.canvas;
  context.fillRect(footer.x, footer.y, footer.width, footer.height);
  const middle = footer.y + footer.height * 0.36;
  context.textBaseline = 'middle';

  const side = footer.width * 0.24;
  const caption = scenes.target.methodName ?? readableTiming(plan.timing);
  context.font = fontOf(13.5 * unit, 500);
  context.textAlign = 'left';
  context.fillStyle = OVERLAY_COLOURS.textMuted;
  context.fillText(fitText(context, caption, side - margin), margin, middle);
  const speed = frame.frozen ? 'still' : (readableSpeed(plan.speed) ?? 'real time');
  context.font = fontOf(13.5 * unit, 600);
  context.textAlign = 'right';
  context.fillStyle = frame.frozen || plan.speed !== 1 ? OVERLAY_COLOURS.text : OVERLAY_COLOURS.textMuted;
  context.fillText(fitText(context, speed, side - margin), footer.width - margin, middle);

  const moment = momentPresence(scenes.source, overlayFrame(scenes.source, frame));
  if (moment) {
    const place = { x: side, y: middle - 16 * unit, width: footer.width - 2 * side, height: 32 * unit };
    drawBanner(context, moment.moment, place, unit, moment.alpha);
  }
  drawTimeline(context, plan, frame);
}

/** The shown range of the source as a line, with its key moments as ticks and the playhead. */
function drawTimeline(context: Canvas2D, plan: ComparisonPicture, frame: PlannedFrame): void {
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
    if (sourceFrame < sourceRange[0] || sourceFrame > sourceRange[1]) continue;
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
