import type { PointInFrame } from '../../contract/geometry.ts';
import {
  ROLES,
  type SceneRole,
  type SpaceTimeClip,
  type SpaceTimeData,
  type SpaceTimePoint,
} from './space-time-data.ts';

/** A place in the scene. Scene axes: x is time (to the right), y up, z the frame's x (towards the viewer of the front side). */
export type Vector = readonly [number, number, number];

/** Size of a box: time, frame height, frame width. */
export interface BoxSize {
  readonly time: number;
  readonly height: number;
  readonly width: number;
}

/**
 * How the two boxes stand: 0 is the source above the target, as in the timeline (views in which time runs across); 1 is side by side,
 * as the two viewers (views along time, and from above). Between the two for a smooth change.
 */
export type Arrangement = number;

/** Length of both boxes along time: the analysed ranges fill them, so that slanted links tell a different pace. */
const TIME_LENGTH = 4.4;
/** Side of a square frame. Other frames have the same area, so that neither clip looks more important. */
const FRAME_SIDE = 1;
/** Between the boxes. */
const GAP = 0.42;

/** The size of a clip's box. Very wide or tall frames are drawn less extreme than they are. */
export function boxSize({ width, height }: Pick<SpaceTimeClip, 'width' | 'height'>): BoxSize {
  const aspect = Math.min(2.4, Math.max(1 / 2.4, width / height));
  return { time: TIME_LENGTH, height: FRAME_SIDE / Math.sqrt(aspect), width: FRAME_SIDE * Math.sqrt(aspect) };
}

/** A place of a clip, relative to the corner of its box (first frame, bottom, left). */
export function placeInBox(clip: SpaceTimeClip, size: BoxSize, frame: number, { x, y }: PointInFrame): Vector {
  return [timeInBox(clip, frame), size.height * (1 - y / clip.height), (size.width * x) / clip.width];
}

/** Where a frame lies along its box; a range of one frame lies in the middle. Outside the range, outside the box. */
export function timeInBox({ range: [first, last] }: Pick<SpaceTimeClip, 'range'>, frame: number): number {
  return last === first ? TIME_LENGTH / 2 : (TIME_LENGTH * (frame - first)) / (last - first);
}

/** Both boxes: their sizes, and the corner of each (first frame, bottom, left) in an arrangement. */
export class BoxLayout {
  readonly sizes: Readonly<Record<SceneRole, BoxSize | null>>;

  constructor(clips: Readonly<Record<SceneRole, Pick<SpaceTimeClip, 'width' | 'height'> | null>>) {
    this.sizes = { source: clips.source && boxSize(clips.source), target: clips.target && boxSize(clips.target) };
  }

  /** The corner of each box; a box that is not there lies at the origin. The pair is centred as a whole. */
  origins(arrangement: Arrangement): readonly [Vector, Vector] {
    const { source, target } = this.sizes;
    const gap = source && target ? GAP / 2 : 0;
    const above = source && target ? gap : -(source?.height ?? 0) / 2;
    const below = source && target ? -gap - target.height : -(target?.height ?? 0) / 2;
    const left = source && target ? -gap - source.width : -(source?.width ?? 0) / 2;
    const right = source && target ? gap : -(target?.width ?? 0) / 2;
    return [corner(source, above, left, arrangement), corner(target, below, right, arrangement)];
  }

  /** The eight corners of each box that is there. */
  corners(arrangement: Arrangement): Vector[] {
    const origins = this.origins(arrangement);
    return ROLES.flatMap((role, index) => {
      const size = this.sizes[role];
      return size ? boxCorners(origins[index]!, size) : [];
    });
  }
}

function corner(size: BoxSize | null, stackedY: number, abreastZ: number, arrangement: Arrangement): Vector {
  if (!size) return [0, 0, 0];
  return [-size.time / 2, mix(stackedY, -size.height / 2, arrangement), mix(-size.width / 2, abreastZ, arrangement)];
}

function mix(from: number, to: number, fraction: number): number {
  return from + (to - from) * fraction;
}

/** Whether a frame lies in the box of its clip. */
export function isInBox({ range: [first, last] }: Pick<SpaceTimeClip, 'range'>, frame: number): boolean {
  return first <= frame && frame <= last;
}

/** The place of a point relative to the corner of its box; null when its clip is not there, or its frame not in the box. */
export function pointInBox(
  clips: SpaceTimeData['clips'],
  layout: BoxLayout,
  point: Pick<SpaceTimePoint, 'role' | 'frame' | 'x' | 'y'>,
): Vector | null {
  const clip = clips[point.role];
  const size = layout.sizes[point.role];
  return clip && size && isInBox(clip, point.frame) ? placeInBox(clip, size, point.frame, point) : null;
}

/** The corners of a box; bit 0 of the index is time, bit 1 height, bit 2 width. */
export function boxCorners([x, y, z]: Vector, { time, height, width }: BoxSize): Vector[] {
  return Array.from(
    { length: 8 },
    (_, index): Vector => [x + (index & 1 ? time : 0), y + (index & 2 ? height : 0), z + (index & 4 ? width : 0)],
  );
}

/** The edges of a box as pairs of indexes into {@link boxCorners}. */
export const BOX_EDGES: readonly (readonly [number, number])[] = Array.from({ length: 8 }, (_, index) => index).flatMap(
  (from) => [1, 2, 4].filter((bit) => (from & bit) === 0).map((bit) => [from, from | bit] as const),
);
