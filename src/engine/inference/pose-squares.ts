import type { PosePoint } from '../../contract/keypoints.ts';
import type { PosePack } from '../../contract/pack.ts';
import type { TorsoJoints } from './pose-layout.ts';

/** A square in frame pixels ((0,0) at the outer corner of the first pixel); it may reach beyond the frame. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Width and height of a frame in pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes of the search squares in units of the frame's shorter side, and their overlap (movenet-lightning README, "Recorded clips"). */
const SEARCH_SCALES = [1, 0.6, 0.4];
const SEARCH_OVERLAP = 0.5;

/** The whole frame, padded to a square. */
export function fullFrameSquare({ width, height }: FrameSize): Square {
  const side = Math.max(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** The square made `factor` times as large round the same centre. */
export function enlargeSquare(square: Square, factor: number): Square {
  const grow = (square.side * (factor - 1)) / 2;
  return { x: square.x - grow, y: square.y - grow, side: square.side * factor };
}

/** A square of this side round a point. */
export function squareRound(centre: { readonly x: number; readonly y: number }, side: number): Square {
  return { x: centre.x - side / 2, y: centre.y - side / 2, side };
}

/** Moves a square the given share (0..1) of the way to another one. */
export function moveSquare(from: Square, to: Square, share: number): Square {
  return {
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
    side: from.side + share * (to.side - from.side),
  };
}

/**
 * MoveNet's rule for where to look next: a square round the hips of this pose.
 * `half = min(max(torso_factor * torso, body_factor * body), farthest side of the frame)`, torso and body being the largest distances
 * along x or y from the hips' middle to shoulders and hips, and to all joints seen. Source: movenet-lightning README, "Cropping and
 * tracking".
 *
 * @returns null when the torso was not seen, or the square would be larger than the frame or too small
 */
export function nextSquare(
  points: readonly PosePoint[],
  frame: FrameSize,
  torsoJoints: TorsoJoints,
  rule: PosePack['tracking'],
): Square | null {
  const { leftHip, rightHip, leftShoulder, rightShoulder } = torsoJoints;
  const seen = (index: number): boolean => points[index]!.score > rule.min_score;
  if (!((seen(leftHip) || seen(rightHip)) && (seen(leftShoulder) || seen(rightShoulder)))) return null;
  const x = (points[leftHip]!.x + points[rightHip]!.x) / 2;
  const y = (points[leftHip]!.y + points[rightHip]!.y) / 2;
  const reach = (some: readonly PosePoint[]): number =>
    Math.max(0, ...some.map((point) => Math.max(Math.abs(point.x - x), Math.abs(point.y - y))));
  const torso = reach([leftShoulder, rightShoulder, leftHip, rightHip].map((index) => points[index]!));
  const body = reach(points.filter((point) => point.score >= rule.min_score));
  const half = Math.min(
    Math.max(rule.torso_factor * torso, rule.body_factor * body),
    Math.max(x, frame.width - x, y, frame.height - y),
  );
  if (half > Math.max(frame.width, frame.height) / 2 || half < rule.min_half) return null;
  return { x: x - half, y: y - half, side: 2 * half };
}

/** The whole frame and a coarse grid of overlapping squares in a few sizes: where to look for a person of unknown size and place. */
export function searchSquares(frame: FrameSize): Square[] {
  const squares = [fullFrameSquare(frame)];
  for (const scale of SEARCH_SCALES) {
    const side = Math.round(Math.min(frame.width, frame.height) * scale);
    const along = (length: number): number[] => {
      const count = Math.max(1, Math.ceil((length - side) / (side * (1 - SEARCH_OVERLAP))) + 1);
      if (count === 1) return [(length - side) / 2];
      return Array.from({ length: count }, (_, i) => (i * (length - side)) / (count - 1));
    };
    for (const y of along(frame.height)) for (const x of along(frame.width)) squares.push({ x, y, side });
  }
  return squares;
}
