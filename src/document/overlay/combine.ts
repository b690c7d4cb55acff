import type { Crop } from '../../contract/geometry.ts';
import type { Similarity } from '../../kernels/align-people.ts';
import type { Canvas2D } from './canvas2d.ts';
import type { CanvasRect, PaneView } from './scene.ts';
import { OVERLAY_COLOURS } from './tokens.ts';

/** How two clips are shown in one picture: the target see-through over the source, beside it at a line, or the difference of both. */
export const COMBINED_LAYOUTS = ['overlay', 'wipe', 'difference'] as const;
/** One of {@link COMBINED_LAYOUTS}. */
export type CombinedLayout = (typeof COMBINED_LAYOUTS)[number];

/** Whether both clips lie in one picture. */
export function isCombined(layout: string): layout is CombinedLayout {
  return (COMBINED_LAYOUTS as readonly string[]).includes(layout);
}

/** How the one picture is made of two. */
export interface CombinedLook {
  readonly layout: CombinedLayout;
  /** Of the target in the overlay, 0..1. */
  readonly opacity: number;
  /** Where the wipe's line stands, as a part of the picture's width: left of it lies the source, right of it the target. */
  readonly divider: number;
}

/** How one clip's frame is put into the picture. */
export interface FrameLayer {
  /** Nothing is drawn outside of it. */
  readonly clip: CanvasRect;
  readonly opacity: number;
  readonly blend: 'over' | 'difference';
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The target's whole frame as large as it fits into the source's, in its middle. */
export function fitOver(source: Size, target: Size): Similarity {
  const scale = Math.min(source.width / target.width, source.height / target.height);
  return { scale, x: (source.width - target.width * scale) / 2, y: (source.height - target.height * scale) / 2 };
}

/** The target moved and scaled so that one part of its frame has the centre and the height of a part of the source's. */
export function layCropsTogether(source: Crop, target: Crop): Similarity {
  const scale = source.h / target.h;
  return {
    scale,
    x: source.x + source.w / 2 - (target.x + target.w / 2) * scale,
    y: source.y + source.h / 2 - (target.y + target.h / 2) * scale,
  };
}

/** Where the target's whole frame lies on the canvas. @param source what is seen of the source, and where */
export function targetRect({ crop, rect }: PaneView, { scale, x, y }: Similarity, target: Size): CanvasRect {
  const pixels = rect.width / crop.w;
  return {
    x: rect.x + (x - crop.x) * pixels,
    y: rect.y + (y - crop.y) * pixels,
    width: target.width * scale * pixels,
    height: target.height * scale * pixels,
  };
}

/** The views of both clips in the one picture; null where a clip is not seen at all. */
export interface CombinedViews {
  readonly source: PaneView | null;
  readonly target: PaneView | null;
}

/**
 * What is seen of both clips: the target only where the source's picture lies, in a wipe each on its own side, in a difference only where
 * both are.
 *
 * @param source what is seen of the source, and where @param placement the target's frame in the source's
 */
export function combinedViews(
  look: CombinedLook,
  source: PaneView,
  placement: Similarity,
  targetSize: Size,
): CombinedViews {
  const whole = {
    crop: { x: 0, y: 0, w: targetSize.width, h: targetSize.height },
    rect: targetRect(source, placement, targetSize),
  };
  if (look.layout === 'wipe') {
    const [left, right] = wipeSides(source.rect, look.divider);
    return { source: cutView(source, left), target: cutView(whole, right) };
  }
  const target = cutView(whole, source.rect);
  return { source: look.layout === 'difference' ? target && cutView(source, target.rect) : source, target };
}

/** The wipe's left and right side. */
export function wipeSides(rect: CanvasRect, divider: number): readonly [CanvasRect, CanvasRect] {
  const left = rect.width * Math.max(0, Math.min(1, divider));
  return [
    { ...rect, width: left },
    { ...rect, x: rect.x + left, width: rect.width - left },
  ];
}

/** The part of a view that lies in a rectangle of the canvas; null when none does. */
export function cutView({ crop, rect }: PaneView, bounds: CanvasRect): PaneView | null {
  const x = Math.max(rect.x, bounds.x);
  const y = Math.max(rect.y, bounds.y);
  const width = Math.min(rect.x + rect.width, bounds.x + bounds.width) - x;
  const height = Math.min(rect.y + rect.height, bounds.y + bounds.height) - y;
  if (width <= 0 || height <= 0) return null;
  const [across, down] = [crop.w / rect.width, crop.h / rect.height];
  return {
    rect: { x, y, width, height },
    crop: { x: crop.x + (x - rect.x) * across, y: crop.y + (y - rect.y) * down, w: width * across, h: height * down },
  };
}

/**
 * Puts both clips' frames, and then what lies over them, into one picture, in the order and manner that the layout asks for. The window
 * and the export call this same function; how a frame comes onto the canvas is theirs.
 *
 * @param drawFrame draws a clip's frame @param drawOver draws what lies over a clip's frame
 */
export function drawCombined(
  look: CombinedLook,
  views: CombinedViews,
  drawFrame: (role: 'source' | 'target', layer: FrameLayer) => void,
  drawOver: (role: 'source' | 'target', view: PaneView) => void,
): void {
  const opacity = look.layout === 'overlay' ? look.opacity : 1;
  if (views.source) drawFrame('source', { clip: views.source.rect, opacity: 1, blend: 'over' });
  if (views.target) {
    const blend = look.layout === 'difference' ? 'difference' : 'over';
    drawFrame('target', { clip: views.target.rect, opacity, blend });
  }
  if (views.source) drawOver('source', views.source);
  if (views.target) drawOver('target', views.target);
}

/** Draws the wipe's line. @param rect the picture @param unit drawing unit, canvas pixels */
export function drawDivider(context: Canvas2D, rect: CanvasRect, divider: number, unit: number): void {
  const x = wipeSides(rect, divider)[1].x;
  for (const [colour, width] of [
    [OVERLAY_COLOURS.halo, 4],
    [OVERLAY_COLOURS.rim, 1.6],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x - (width * unit) / 2, rect.y, width * unit, rect.height);
  }
}
