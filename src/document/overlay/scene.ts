import type { Crop, FrameRange, PointInFrame } from '../../contract/geometry.ts';
import type { PosePoint } from '../../contract/keypoints.ts';

/** A rectangle of the canvas, pixels. */
export interface CanvasRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which part of the frame is seen where on the canvas. */
export interface PaneView {
  /** Part of the displayed frame, in frame pixels. */
  readonly crop: Crop;
  /** Where it lies on the canvas. */
  readonly rect: CanvasRect;
}

/** Who says where a point is: a person, a joint method, or a sequential method. Tells shape, dash and colour. */
export type MarkKind = 'manual' | 'joint' | 'sequential';

/** A point at one frame of the pane's clip. */
export interface OverlayMark extends PointInFrame {
  readonly name: string;
  readonly kind: MarkKind;
  readonly frame: number;
  /** 0..1; null for a point that a person marked. */
  readonly score: number | null;
}

/** A key moment as one pane shows it. */
export interface OverlayMoment {
  readonly name: string;
  /** The frame of this pane's clip that stands for the moment. */
  readonly frame: number;
  readonly marks: readonly OverlayMark[];
  /** False when the time is uncertain and the user should look. */
  readonly trusted: boolean;
}

/** The tracked person: `frames[i]` are the 13 joints (order of HUMAN_JOINTS) in frame `range[0] + i`. */
export interface OverlayPose {
  readonly range: FrameRange;
  readonly frames: readonly (readonly PosePoint[])[];
}

/** What of a scene is drawn. */
export interface OverlayParts {
  readonly marks: boolean;
  readonly labels: boolean;
  readonly scores: boolean;
  /** Lines between the marks of a moment. */
  readonly skeleton: boolean;
  /** The tracked pose in every frame. */
  readonly pose: boolean;
  readonly trails: boolean;
  /** Clip title and method. */
  readonly title: boolean;
  /** Frame number and time, in which lower corner. */
  readonly frameNumber: 'left' | 'right' | 'none';
  /** Name of the key moment, with the hint when its time is uncertain. */
  readonly banner: boolean;
  readonly speed: boolean;
}

/** Everything drawn unless the host says otherwise. */
export const ALL_PARTS: OverlayParts = {
  marks: true,
  labels: true,
  scores: true,
  skeleton: true,
  pose: true,
  trails: true,
  title: true,
  frameNumber: 'left',
  banner: true,
  speed: true,
};

/** Everything that can be drawn over one clip; plain data, no frame of its own. */
export interface OverlayScene {
  readonly role: 'source' | 'target';
  readonly title: string;
  /** The method of the predictions as shown to people; null when there are none. */
  readonly methodName: string | null;
  /** Seconds of every frame, from frame 0. */
  readonly frameSeconds: ArrayLike<number>;
  readonly moments: readonly OverlayMoment[];
  readonly pose: OverlayPose | null;
  /** Joints (indexes in HUMAN_JOINTS) whose path is drawn. */
  readonly trailJoints: readonly number[];
  /** Length of a trail in seconds. */
  readonly trailSeconds: number;
  /** For how many seconds before and after its frame a mark is seen, fading. */
  readonly fadeSeconds: number;
  /** Speed of playback relative to real time; 0.25 is shown as "4x slower". */
  readonly speed: number;
  readonly view: PaneView;
  readonly parts: OverlayParts;
  /**
   * True when the other clip's frame and marks lie in the same picture: then persons and marked points have the colour and the form of
   * their clip (source: solid lines and circles, target: dashed lines and squares), so that they are told apart.
   */
  readonly isCombined?: boolean;
  /**
   * The part of the canvas that names of points may use, where there is room around the picture; the picture alone when it is left out.
   */
  readonly room?: CanvasRect;
  /** Drawing unit in canvas pixels, for panes that stand together; left out, {@link drawingUnit} of the pane's own size. */
  readonly unit?: number;
}

/** Which frame is drawn, and in what state. */
export interface OverlayFrame {
  readonly index: number;
  /** The moment at which playback stands: its marks are drawn in full whatever their frames are. */
  readonly momentName?: string | undefined;
  /** True when the clip has ended and its last frame is held. */
  readonly held?: boolean | undefined;
}

/** A place in the frame as a place on the canvas. */
export function toCanvas({ crop, rect }: PaneView, point: PointInFrame): PointInFrame {
  return {
    x: rect.x + ((point.x - crop.x) * rect.width) / crop.w,
    y: rect.y + ((point.y - crop.y) * rect.height) / crop.h,
  };
}

/**
 * The drawing unit of a pane in canvas pixels: 1 for a pane of 960 x 540, growing with the picture, never so small that text
 * cannot be read.
 */
export function drawingUnit(rect: Pick<CanvasRect, 'width' | 'height'>): number {
  return Math.max(0.8, (rect.width + rect.height) / 1500);
}

/** The pane's time of a frame in seconds; beyond the table's end that of the last frame. */
export function secondsAt(scene: Pick<OverlayScene, 'frameSeconds'>, frame: number): number {
  const { frameSeconds } = scene;
  if (frameSeconds.length === 0) return 0;
  return frameSeconds[Math.max(0, Math.min(frameSeconds.length - 1, frame))]!;
}
