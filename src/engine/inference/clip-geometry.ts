import { TandemError } from '../../contract/errors.ts';
import type { Crop, PointInFrame } from '../../contract/geometry.ts';
import type { PosePoint } from '../../contract/keypoints.ts';
import { type ClipSampling, clipTimeOfVideoFrame, videoTimeOfClipTime } from '../../kernels/clip-sampling.ts';
import { roundHalfEven } from '../../kernels/round-half-even.ts';

/** The smallest square round the same centre that holds a crop. */
export function squareCrop(crop: Crop): Crop {
  const side = Math.max(crop.w, crop.h);
  return { x: crop.x + (crop.w - side) / 2, y: crop.y + (crop.h - side) / 2, w: side, h: side };
}

/** The largest square in the middle of a frame. */
export function centredSquare(frame: { readonly width: number; readonly height: number }): Crop {
  const side = Math.min(frame.width, frame.height);
  return { x: (frame.width - side) / 2, y: (frame.height - side) / 2, w: side, h: side };
}

/**
 * Refuses a crop that shows nothing of the frame.
 *
 * @throws TandemError crop-invalid
 */
export function checkCrop(crop: Crop, frame: { readonly width: number; readonly height: number }, file: string): void {
  const inside = crop.x < frame.width && crop.y < frame.height && crop.x + crop.w > 0 && crop.y + crop.h > 0;
  if (inside && crop.w > 0 && crop.h > 0) return;
  const { x, y, w, h } = crop;
  throw new TandemError(
    'crop-invalid',
    `${file}: the crop ${x},${y},${w},${h} shows nothing of the frame of ${frame.width} x ${frame.height} pixels.`,
    { hint: 'Give x,y,width,height in pixels of the displayed frame.' },
  );
}

/**
 * The way between a video and the clip that the network saw: video frames <-> clip time, frame pixels <-> pixels of the square input.
 * Clip time t is in clip frames (frame i is the instant i); both pixel spaces have (0,0) at the outer corner of the first pixel.
 */
export class ClipGeometry {
  readonly sampling: ClipSampling;
  /** The square of the frame that the network saw, frame pixels. */
  readonly crop: Crop;
  /** Side of the network's square input in pixels. */
  readonly size: number;

  constructor(sampling: ClipSampling, crop: Crop, size: number) {
    this.sampling = sampling;
    this.crop = crop;
    this.size = size;
  }

  /** A place in the frame as a place in the square input. */
  frameToClip(point: PointInFrame): PointInFrame {
    const scale = this.size / this.crop.w;
    return { x: (point.x - this.crop.x) * scale, y: (point.y - this.crop.y) * scale };
  }

  /** A place in the square input as a place in the frame. */
  clipToFrame(point: PointInFrame): PointInFrame {
    const scale = this.crop.w / this.size;
    return { x: this.crop.x + point.x * scale, y: this.crop.y + point.y * scale };
  }

  /** Continuous clip time of a video frame. */
  clipTimeOf(videoFrame: number): number {
    return clipTimeOfVideoFrame(videoFrame, this.sampling.range, this.sampling.videoFrames.length);
  }

  /** Continuous video time, in frames, of a clip time. */
  videoTimeOf(clipTime: number): number {
    return videoTimeOfClipTime(clipTime, this.sampling.range, this.sampling.videoFrames.length);
  }

  /** The video frame of a clip time: the nearest one inside the range. */
  videoFrameOf(clipTime: number): number {
    const [first, last] = this.sampling.range;
    return Math.min(last, Math.max(first, Math.round(this.videoTimeOf(clipTime))));
  }

  /**
   * The clip frame that stands for a video frame: the last one that shows it; where none does, its clip time rounded, halves to even.
   * The reference figures of st-r2plus1d18 were made with this rule: it decides ties of half a clip frame.
   */
  clipFrameOf(videoFrame: number): number {
    const shown = this.sampling.videoFrames.lastIndexOf(videoFrame);
    if (shown >= 0) return shown;
    return Math.min(this.sampling.videoFrames.length - 1, Math.max(0, roundHalfEven(this.clipTimeOf(videoFrame))));
  }

  /** Joints in frame pixels as joints in pixels of the square input. */
  jointsToClip(joints: readonly PosePoint[]): PosePoint[] {
    return joints.map((joint) => ({ ...this.frameToClip(joint), score: joint.score }));
  }
}
