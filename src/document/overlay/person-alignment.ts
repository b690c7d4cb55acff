import type { PosePoint } from '../../contract/keypoints.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import { alignPeople, type Similarity } from '../../kernels/align-people.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';
import { smoothJointsAt } from '../../kernels/smooth-track.ts';
import type { OverlayPose } from './scene.ts';

/**
 * Where the target's frame lies in the source's frame while these two frames are seen; null where nothing is known. Depends on nothing
 * but the two frames: playing, seeking, the window and the export all give the same picture.
 */
export type TargetPlacement = (sourceFrame: number, targetFrame: number) => Similarity | null;

/** A person who was followed through a clip. */
export interface FollowedPerson {
  readonly pose: OverlayPose;
  readonly table: FrameTableRecord;
}

/** A person grows and shrinks slowly: over so many seconds (standard deviation) the size is smoothed, or a turn of the hips would pump. */
const SIZE_SECONDS = 0.4;
/** The way is smoothed only so much that the picture does not tremble with the tracking. */
const WAY_SECONDS = 0.12;
/** Frames further away than so many standard deviations do not count. */
const REACH = 3;

/** Lays the target's person over the source's in every frame, by hips and shoulders of the tracked poses, smoothed along time. */
export function alignTracks(source: FollowedPerson, target: FollowedPerson): TargetPlacement {
  const [sourceJoints, targetJoints] = [smoothed(source), smoothed(target)];
  return (sourceFrame, targetFrame) => {
    const joints = (seconds: number) =>
      [sourceJoints(sourceFrame, seconds), targetJoints(targetFrame, seconds)] as const;
    const size = alignPeople(...joints(SIZE_SECONDS));
    return size && (alignPeople(...joints(WAY_SECONDS), size.scale) ?? size);
  };
}

/** The joints of a frame, smoothed; outside the range in which the person was followed those of its first or last frame. */
function smoothed({ pose, table }: FollowedPerson): (frame: number, seconds: number) => PosePoint[] {
  const { range, frames } = pose;
  const rate = framesPerSecond(table);
  return (frame, seconds) => {
    const at = Math.max(0, Math.min(frames.length - 1, frame - range[0]));
    const sigma = Math.max(0.5, seconds * rate);
    return smoothJointsAt(frames, at, sigma, Math.ceil(REACH * sigma));
  };
}

/** The mean of the clip. */
function framesPerSecond(table: FrameTableRecord): number {
  const { pts, lastDuration } = table;
  return pts.length / frameSeconds(table, pts.at(-1)! + lastDuration);
}

/** Two frames in which both persons are known, and their joints there. */
export interface KnownPersons {
  readonly sourceFrame: number;
  readonly source: readonly PosePoint[];
  readonly target: readonly PosePoint[];
}

/**
 * Lays the persons over each other where they are known in a few frames only: between two of them the scale changes evenly by factors and
 * the way in a straight line; before the first and after the last it stays.
 *
 * @returns null when there is no frame in which both torsos are known
 */
export function alignAtFrames(known: readonly KnownPersons[]): TargetPlacement | null {
  const keys = known
    .flatMap(({ sourceFrame, source, target }) => {
      const similarity = alignPeople(source, target);
      return similarity ? [{ sourceFrame, similarity }] : [];
    })
    .sort((a, b) => a.sourceFrame - b.sourceFrame);
  if (keys.length === 0) return null;
  return (sourceFrame) => {
    const next = keys.findIndex((key) => key.sourceFrame >= sourceFrame);
    const after = keys[next] ?? keys.at(-1)!;
    const before = keys[next - 1];
    if (next <= 0 || !before) return after.similarity;
    const part = (sourceFrame - before.sourceFrame) / (after.sourceFrame - before.sourceFrame);
    return between(before.similarity, after.similarity, part);
  };
}

function between(a: Similarity, b: Similarity, part: number): Similarity {
  return { scale: a.scale * (b.scale / a.scale) ** part, x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) };
}
