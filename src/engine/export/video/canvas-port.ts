import type { Crop } from '../../../contract/geometry.ts';
import type { Canvas2D } from '../../../document/overlay/canvas2d.ts';
import type { CanvasRect } from '../../../document/overlay/scene.ts';
import type { RgbFrame } from '../../ports.ts';

/** See {@link PictureCanvas.drawFrame}. */
export interface FrameOptions {
  readonly from?: Crop;
  readonly opacity?: number;
  /** How it is laid over what is there already; `over` when it is left out. */
  readonly blend?: 'over' | 'difference';
  readonly clip?: CanvasRect;
}

/** A picture that is being drawn; opaque, black at first. */
export interface PictureCanvas {
  readonly width: number;
  readonly height: number;
  readonly context: Canvas2D;
  /**
   * Draws a video frame. Where it needs neither scaling nor blending nor clipping it is copied, whatever the
   * context's own clip.
   *
   * @param to where, canvas pixels
   * @param options `from`: part of the frame, frame pixels, inside the frame (default: all of it); `opacity`: 0..1 (default 1); `blend`;
   *   `clip`: nothing is drawn outside of it
   */
  drawFrame(frame: RgbFrame, to: CanvasRect, options?: FrameOptions): void;
  /** The picture's pixels now: RGBA, row-major, a copy of its own. */
  rgba(): Uint8Array;
  /** The picture as a PNG file's bytes. */
  png(): Promise<Uint8Array>;
}

/** Makes pictures to draw on. */
export interface CanvasFactory {
  create(width: number, height: number): PictureCanvas;
}

/** Frames of one clip by index; FrameReader is one. */
export interface IndexedFrames {
  frame(index: number, signal?: AbortSignal): Promise<RgbFrame>;
}
