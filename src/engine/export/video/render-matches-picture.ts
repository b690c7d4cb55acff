import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import { TandemError } from '../../../contract/errors.ts';
import type { FrameTableRecord } from '../../../contract/media.ts';
import type { Moment } from '../../../contract/moments.ts';
import type { PaneView } from '../../../document/overlay/scene.ts';
import { OVERLAY_COLOURS } from '../../../document/overlay/tokens.ts';
import { FrameTable } from '../../media/frame-table.ts';
import type { RgbFrame } from '../../ports.ts';
import type { CanvasFactory, IndexedFrames, PictureCanvas } from './canvas-port.ts';
import { clipToPane, drawCardGround, drawCardMatches, drawMatchesHeader, drawMatchesLegend } from './draw-matches.ts';
import { type MomentPair, momentPairs } from './matches.ts';
import { layOutMatches } from './matches-layout.ts';

/** Everything that the picture of matches is made of. */
export interface MatchesPicture {
  readonly run: CorrespondencesFile;
  readonly sourceMoments: readonly Moment[];
  readonly sourceTable: FrameTableRecord;
  readonly targetTable: FrameTableRecord;
  /** Whole frames at their own size. */
  readonly readers: { readonly source: IndexedFrames; readonly target: IndexedFrames };
  readonly canvases: CanvasFactory;
}

/**
 * Draws one picture of a run: for every key moment the source and the target frame side by side, the persons large, with the marked
 * points, what was found for them, and lines between them.
 *
 * @returns the canvas with the picture; `png()` gives the file's bytes
 * @throws TandemError no-query-points when no marked point has a prediction; what the readers throw
 */
export async function renderMatchesPicture(picture: MatchesPicture, signal?: AbortSignal): Promise<PictureCanvas> {
  const { run, readers } = picture;
  const moments = momentPairs(run, picture.sourceMoments);
  if (moments.length === 0) {
    throw new TandemError('no-query-points', 'There is nothing to draw: no marked point has a prediction.', {
      hint: 'Give the moments that the run was made with.',
    });
  }
  const [sourceTable, targetTable] = [new FrameTable(picture.sourceTable), new FrameTable(picture.targetTable)];
  const layout = layOutMatches(moments, run.source, run.target);
  const canvas = picture.canvases.create(layout.width, layout.height);
  const { context } = canvas;
  context.fillStyle = OVERLAY_COLOURS.canvas;
  context.fillRect(0, 0, layout.width, layout.height);
  drawMatchesHeader(context, layout, {
    source: fileName(run.source.file),
    target: fileName(run.target.file),
    summary: summaryOf(run, moments),
  });
  for (const [i, moment] of moments.entries()) {
    const card = layout.cards[i]!;
    drawCardGround(context, card);
    drawPicture(canvas, await readers.source.frame(moment.sourceFrame, signal), card.source);
    drawPicture(canvas, await readers.target.frame(moment.targetFrame, signal), card.target);
    drawCardMatches(context, card, moment, {
      source: sourceTable.secondsOf(moment.sourceFrame),
      target: targetTable.secondsOf(moment.targetFrame),
    });
  }
  drawMatchesLegend(context, layout.legend, moments);
  return canvas;
}

/** Draws the part of the frame that the view shows; beyond the frame's edges the ground stays. */
function drawPicture(canvas: PictureCanvas, frame: RgbFrame, { crop, rect }: PaneView): void {
  const x = Math.max(0, crop.x);
  const y = Math.max(0, crop.y);
  const w = Math.min(frame.width, crop.x + crop.w) - x;
  const h = Math.min(frame.height, crop.y + crop.h) - y;
  const scale = rect.width / crop.w;
  const to = {
    x: rect.x + (x - crop.x) * scale,
    y: rect.y + (y - crop.y) * scale,
    width: w * scale,
    height: h * scale,
  };
  clipToPane(canvas.context, rect, () => {
    canvas.context.fillStyle = OVERLAY_COLOURS.canvas;
    canvas.context.fillRect(rect.x, rect.y, rect.width, rect.height);
    canvas.drawFrame(frame, to, { from: { x, y, w, h }, clip: rect });
  });
}

function summaryOf(run: CorrespondencesFile, moments: readonly MomentPair[]): string {
  const points = moments.reduce((sum, moment) => sum + moment.points.length, 0);
  const method = `${run.method}${run.pose ? ' + pose' : ''}`;
  return (
    `${points} ${points === 1 ? 'point' : 'points'} at ${moments.length} key ${moments.length === 1 ? 'moment' : 'moments'}, ` +
    `found with ${method} (${run.pack.name} ${run.pack.version}) in ${run.seconds.toFixed(1)} s on ${run.device}`
  );
}

function fileName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
