import type { ReportProgress } from '../../../contract/jobs.ts';
import {
  type ComparisonScenes,
  drawComparisonFrame,
  drawComparisonHeader,
  scenesInPlan,
} from '../../../document/comparison/draw-comparison.ts';
import type { PlannedFrame } from '../../../document/comparison/planned-frame.ts';
import type { RgbFrame, VideoWriter } from '../../ports.ts';
import type { CanvasFactory, IndexedFrames } from './canvas-port.ts';
import type { ComparisonPlan } from './plan-comparison.ts';

/** Constant rate factor of libx264: hard to tell from the original. */
export const DEFAULT_CRF = 19;

/** Everything that rendering a comparison needs. */
export interface ComparisonRender {
  readonly plan: ComparisonPlan;
  readonly scenes: ComparisonScenes;
  /** Frames of both clips, best decoded as `plan.source.decode` and `plan.target.decode` say; other sizes are scaled. */
  readonly readers: { readonly source: IndexedFrames; readonly target: IndexedFrames };
  readonly canvases: CanvasFactory;
  readonly writer: VideoWriter;
  readonly path: string;
  readonly crf?: number;
}

/**
 * Draws and writes a planned comparison. Decoding of the next frames, drawing, and encoding of the last frame overlap; the encoder's pace holds
 * all of it back. When it fails or is aborted, no file is left. The readers stay the caller's.
 *
 * @throws TandemError export-failed, ffmpeg-failed; the signal's reason when aborted
 */
export async function renderComparison(
  render: ComparisonRender,
  signal: AbortSignal,
  report: ReportProgress,
): Promise<void> {
  const { plan, canvases, writer } = render;
  const { frames } = plan;
  signal.throwIfAborted();
  const scenes = scenesInPlan(plan, render.scenes);
  const canvas = canvases.create(plan.width, plan.height);
  drawComparisonHeader(canvas, plan, scenes);
  const read = pictureReader(render, signal);
  const encoder = await writer.open({
    path: render.path,
    width: plan.width,
    height: plan.height,
    fps: plan.fps,
    crf: render.crf ?? DEFAULT_CRF,
  });
  try {
    let next = read(frames[0]!);
    let written = Promise.resolve();
    let drawn: Uint8Array | null = null;
    for (let k = 0; k < frames.length; k++) {
      signal.throwIfAborted();
      const frame = frames[k]!;
      const pictures = await next;
      if (k + 1 < frames.length) next = observed(read(frames[k + 1]!));
      if (drawn === null || !sameDrawing(frame, frames[k - 1]!)) {
        drawComparisonFrame(canvas, plan, scenes, pictures, frame);
        drawn = canvas.rgba();
      }
      await written;
      report({ stage: 'export', done: k, total: frames.length, unit: 'frames' });
      written = observed(encoder.write(drawn));
    }
    await written;
    signal.throwIfAborted();
    await encoder.finish();
    report({ stage: 'export', done: frames.length, total: frames.length, unit: 'frames' });
  } catch (error) {
    await encoder.abort();
    throw error;
  }
}

/** A failure of this promise is met where it is awaited; until then it must not end the process. */
function observed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

interface Pictures {
  readonly source: RgbFrame;
  readonly target: RgbFrame;
}

/** Reads the pictures of planned frames; one that stays the same is not read again. */
function pictureReader({ readers }: ComparisonRender, signal: AbortSignal): (frame: PlannedFrame) => Promise<Pictures> {
  const keep = (reader: IndexedFrames): ((index: number) => Promise<RgbFrame>) => {
    let last: { index: number; picture: Promise<RgbFrame> } | null = null;
    return (index) => {
      if (last?.index !== index) last = { index, picture: reader.frame(index, signal) };
      return last.picture;
    };
  };
  const [source, target] = [keep(readers.source), keep(readers.target)];
  return async (frame) => {
    const [sourcePicture, targetPicture] = await Promise.all([source(frame.source), target(frame.target)]);
    return { source: sourcePicture, target: targetPicture };
  };
}

function sameDrawing(a: PlannedFrame, b: PlannedFrame): boolean {
  return (
    a.source === b.source &&
    a.target === b.target &&
    a.momentName === b.momentName &&
    a.frozen === b.frozen &&
    a.targetHeld === b.targetHeld
  );
}
