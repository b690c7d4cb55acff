import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComparisonWish } from '../../../contract/export.ts';
import {
  type ComparisonCanvas,
  drawComparisonFrame,
  drawComparisonHeader,
  scenesInPlan,
} from '../../../document/comparison/draw-comparison.ts';
import type { CanvasRect } from '../../../document/overlay/scene.ts';
import type { FramePicture } from '../../playback/frame-picture.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import { t } from '../../ui/i18n.ts';
import { type ComparisonSubject, comparisonPicture, comparisonScenes, typicalFrame } from './comparison-subject.ts';

/** How the frame store knows who shows the frames. */
const VIEWERS = { source: 'preview-source', target: 'preview-target' } as const;

/** A clip's frame, and the part of it that the layout decodes. */
interface Shown {
  readonly bitmap: FramePicture;
  readonly clip: ComparisonSubject['source'];
  readonly crop: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** A frame of the clip, drawn by the functions that draw the clip. */
export function ComparisonPreview({
  subject,
  wish,
  frames,
  near,
}: {
  subject: ComparisonSubject;
  wish: ComparisonWish;
  frames: FrameStore;
  /** The source frame that the window shows: the key moment nearest to it is drawn. */
  near: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { realTime } = wish;
  const scenes = useMemo(() => comparisonScenes(subject, realTime), [subject, realTime]);
  const frame = useMemo(() => typicalFrame(subject, wish, near), [subject, wish, near]);
  const plan = useMemo(() => comparisonPicture(subject, wish, frame), [subject, wish, frame]);
  useEffect(() => {
    let isOver = false;
    const { source, target } = subject;
    const read = async (): Promise<void> => {
      await Promise.all([
        frames.request(source.mediaId, frame.source, 'shown', VIEWERS.source),
        frames.request(target.mediaId, frame.target, 'shown', VIEWERS.target),
      ]);
      const inSource = frames.get(source.mediaId, frame.source);
      const inTarget = frames.get(target.mediaId, frame.target);
      const context = canvas.current?.getContext('2d');
      if (isOver || !context || !inSource || !inTarget) return;
      const pictures = {
        source: {
          bitmap: inSource,
          clip: source,
          crop: plan.source.decode.crop,
        },
        target: { bitmap: inTarget, clip: target, crop: plan.target.decode.crop },
      };
      draw(context, plan, scenesInPlan(plan, scenes), pictures, frame);
      setFailure(null);
    };
    read().catch((error: unknown) => {
      if (!isOver && error instanceof Error && error.name !== 'AbortError') setFailure(error.message);
    });
    return () => {
      isOver = true;
    };
  }, [subject, frames, frame, plan, scenes]);
  useEffect(
    () => () => {
      frames.release(VIEWERS.source);
      frames.release(VIEWERS.target);
    },
    [frames],
  );
  return (
    <div className="comparison-preview">
      <canvas
        ref={canvas}
        width={plan.width}
        height={plan.height}
        role="img"
        aria-label={t(frame.momentName === undefined ? 'export.picture.frame' : 'export.picture', {
          source: frame.source,
          target: frame.target,
        })}
      />
      {failure !== null && <p className="export-hindrance">{failure}</p>}
    </div>
  );
}

function draw(
  context: CanvasRenderingContext2D,
  plan: ReturnType<typeof comparisonPicture>,
  scenes: ReturnType<typeof scenesInPlan>,
  pictures: { readonly source: Shown; readonly target: Shown },
  frame: ReturnType<typeof typicalFrame>,
): void {
  const canvas: ComparisonCanvas<Shown> = {
    context,
    drawFrame: (shown, to, layer) => {
      context.save();
      clipTo(context, layer?.clip ?? to);
      context.globalAlpha = layer?.opacity ?? 1;
      if (layer?.blend === 'difference') context.globalCompositeOperation = 'difference';
      context.imageSmoothingQuality = 'high';
      drawPart(context, shown, to);
      context.restore();
    },
  };
  context.setTransform(1, 0, 0, 1, 0, 0);
  drawComparisonHeader(canvas, plan, scenes);
  drawComparisonFrame(canvas, plan, scenes, pictures, frame);
}

function clipTo(context: CanvasRenderingContext2D, { x, y, width, height }: CanvasRect): void {
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
}

/** Draws the part of the frame that the export decodes; what lies around it is cut off. */
function drawPart(context: CanvasRenderingContext2D, { bitmap, clip, crop }: Shown, to: CanvasRect): void {
  const [across, down] = [to.width / crop.w, to.height / crop.h];
  const sideways = clip.turn % 180 !== 0;
  clipTo(context, to);
  context.translate(to.x - crop.x * across, to.y - crop.y * down);
  context.scale(across, down);
  context.translate(clip.width / 2, clip.height / 2);
  context.rotate((clip.turn * Math.PI) / 180);
  const [width, height] = sideways ? [clip.height, clip.width] : [clip.width, clip.height];
  context.drawImage(bitmap, -width / 2, -height / 2, width, height);
}
