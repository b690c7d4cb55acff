import type { Canvas2D } from './canvas2d.ts';
import { drawBanner, drawFrameNumber, drawPaneTitle, drawSpeed, EDGE, PLATE_HEIGHT } from './heads-up.ts';
import { type DrawnMark, drawLabels } from './labels.ts';
import { drawMark, markColour } from './marks.ts';
import { FAINTEST, isAtMoment, momentPresence, presence } from './presence.ts';
import {
  type CanvasRect,
  drawingUnit,
  type OverlayFrame,
  type OverlayMark,
  type OverlayScene,
  toCanvas,
} from './scene.ts';
import { drawMarkSkeleton, drawPose, drawTrails } from './skeleton.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

/**
 * Draws everything that a scene has to say about one frame over the picture that already lies in `scene.view.rect`. Pure: the canvas is the
 * only thing that it changes, and its state is restored. The window and the export call this same function.
 *
 * Marks are seen in full at their own frame and fade within `scene.fadeSeconds`; at a moment at which playback stands
 * (`frame.momentName`) all marks of that moment are drawn in full, and say by how many frames they lie elsewhere.
 */
export function drawOverlay(context: Canvas2D, scene: OverlayScene, frame: OverlayFrame): void {
  const { view, parts } = scene;
  const { rect } = view;
  const unit = scene.unit ?? drawingUnit(rect);
  context.save();
  context.beginPath();
  const room = scene.room ?? rect;
  context.rect(room.x, room.y, room.width, room.height);
  context.clip();
  if (frame.held) {
    context.fillStyle = OVERLAY_COLOURS.dim;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
  }
  const marks = visibleMarks(scene, frame);
  const form = scene.isCombined && scene.role === 'target' ? 'square' : 'circle';
  if (parts.trails) drawTrails(context, scene, frame.index, unit);
  // The marks' own skeleton takes the pose's place where it is drawn in full: two skeletons side by side confuse.
  const marksHaveSkeleton = parts.skeleton && marks.some(({ alpha }) => alpha > 0.6);
  if (parts.pose && !marksHaveSkeleton) drawPose(context, scene, frame.index, unit);
  if (parts.skeleton) drawMarkSkeleton(context, scene, marks, unit);
  if (parts.labels)
    drawLabels(
      context,
      marks.filter((mark) => liesIn(mark, rect)),
      labelBounds(scene, unit),
      unit,
      parts.scores,
    );
  if (parts.marks) {
    for (const { mark, x, y, colour, alpha } of marks) {
      context.globalAlpha = alpha;
      drawMark(context, { x, y }, { kind: mark.kind, colour, unit, form });
    }
    context.globalAlpha = 1;
  }
  if (parts.title) drawPaneTitle(context, scene, unit);
  if (parts.frameNumber !== 'none') drawFrameNumber(context, scene, frame.index, unit);
  if (parts.speed) drawSpeed(context, scene, unit);
  if (parts.banner) {
    const moment = momentPresence(scene, frame);
    const top = EDGE + (parts.title ? PLATE_HEIGHT + 6 : 0);
    const place = { x: rect.x, y: rect.y + top * unit, width: rect.width, height: 34 * unit };
    if (moment) drawBanner(context, moment.moment, place, unit, moment.alpha);
  }
  context.restore();
}

function liesIn({ x, y }: { readonly x: number; readonly y: number }, rect: CanvasRect): boolean {
  return x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height;
}

function visibleMarks(scene: OverlayScene, frame: OverlayFrame): DrawnMark[] {
  const out: DrawnMark[] = [];
  for (const moment of scene.moments) {
    for (const mark of moment.marks) {
      const alpha = isAtMoment(moment, frame) ? 1 : presence(scene, mark.frame, frame.index);
      if (alpha < FAINTEST) continue;
      const note = isAtMoment(moment, frame) ? frameNote(mark, frame.index) : null;
      out.push({ mark, ...toCanvas(scene.view, mark), colour: markColour(mark.kind, scene.role), alpha, note });
    }
  }
  return out;
}

/** "+2 f" when a prediction lies two frames after the frame that is seen. */
function frameNote(mark: OverlayMark, frame: number): string | null {
  const away = mark.frame - frame;
  return away === 0 ? null : `${away > 0 ? '+' : '−'}${Math.abs(away)} f`;
}

/** Labels keep clear of the plates at the pane's upper and lower edges. */
function labelBounds(scene: OverlayScene, unit: number): CanvasRect {
  const { parts, room: rect = scene.view.rect } = scene;
  const edge = EDGE * unit;
  const plate = (PLATE_HEIGHT + 6) * unit;
  const top = edge + (parts.title ? plate : 0) + (parts.banner ? plate + 8 * unit : 0);
  const bottom = edge + (parts.frameNumber !== 'none' || parts.speed ? plate : 0);
  return {
    x: rect.x + edge,
    y: rect.y + top,
    width: Math.max(0, rect.width - 2 * edge),
    height: Math.max(0, rect.height - top - bottom),
  };
}
