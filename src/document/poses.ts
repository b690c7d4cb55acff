import { HUMAN_JOINTS, type PosePoint, type PoseTrack } from '../contract/keypoints.ts';
import { POSE_PLACE_STEPS, POSE_SCORE_STEPS, type PoseRecord } from '../contract/project.ts';
import { deepEqual } from './deep-equal.ts';
import type { ProjectDocument } from './project-document.ts';

/** A coordinate as it is kept: tenths of a pixel, finer than any tracking. */
export function posePlace(value: number): number {
  return Math.round(value * POSE_PLACE_STEPS) / POSE_PLACE_STEPS;
}

function poseScore(value: number): number {
  return Math.round(value * POSE_SCORE_STEPS) / POSE_SCORE_STEPS;
}

/** A followed person as a record of the clip. */
export function poseRecord(id: string, mediaId: string, { range, frames }: PoseTrack): PoseRecord {
  const kept = frames.map((joints) =>
    joints.flatMap(({ x, y, score }) => [posePlace(x), posePlace(y), poseScore(score)]),
  );
  return { id, kind: 'pose', mediaId, range, frames: kept };
}

/** A record of the clip that says the same already: runs of one analysis share it, however often they are run. */
export function samePose(document: ProjectDocument, pose: PoseRecord): PoseRecord | undefined {
  return document.ofKind('pose').find((each) => deepEqual({ ...each, id: pose.id }, pose));
}

const tracks = new WeakMap<PoseRecord, PoseTrack>();

/** The followed person of a record; the same object for the same record. */
export function poseTrackOf(record: PoseRecord): PoseTrack {
  const known = tracks.get(record);
  if (known) return known;
  const track = { range: record.range, frames: record.frames.map(jointsOf) };
  tracks.set(record, track);
  return track;
}

function jointsOf(numbers: readonly number[]): PosePoint[] {
  return HUMAN_JOINTS.map((_, joint) => ({
    x: numbers[joint * 3]!,
    y: numbers[joint * 3 + 1]!,
    score: numbers[joint * 3 + 2]!,
  }));
}
