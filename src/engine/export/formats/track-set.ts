import type { Method } from '../../../contract/methods.ts';
import { safeInFileName, splitName } from './file-names.ts';

/** Who says where a point is: a person, or a method that finds time and place together, or one after the other. */
export type TrackSource = 'manual' | 'joint' | 'sequential';

/** A clip as exports describe it. */
export interface TrackClip {
  readonly id: string;
  /** The file's name; unique among the clips of a set. */
  readonly name: string;
  /** The name without extension, fit to be a file's name; unique among the clips of a set. */
  readonly stem: string;
  /** Pixels, displayed orientation. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly fps: number;
  /** Clockwise rotation that was applied to the file's pictures, degrees; null when it is not known. */
  readonly rotationDegrees: number | null;
}

/** A point in one frame of one clip. */
export interface TrackPoint {
  readonly clipId: string;
  /** `moment/keypoint`, and for a prediction `moment/keypoint/method`; unique within a clip. */
  readonly pointId: string;
  /** The keypoint's name. */
  readonly name: string;
  /** The key moment that it belongs to. */
  readonly moment: string;
  readonly frame: number;
  /** Seconds from the appearance of frame 0; null when the clip's frame table is not at hand. */
  readonly ptsSeconds: number | null;
  readonly x: number;
  readonly y: number;
  /** 0..1; null for what a person marked. */
  readonly confidence: number | null;
  readonly visible: boolean;
  readonly source: TrackSource;
  /** Null for what a person marked. */
  readonly method: Method | null;
}

/** All points of a project or of some correspondences documents, the one input of the writers of tracks. */
export interface TrackSet {
  readonly name: string;
  /** Coordinate of the first pixel's centre: .5 is ours, 0 that of programs that count pixels. */
  readonly pixelCentre: 0.5 | 0;
  readonly clips: readonly TrackClip[];
  readonly points: readonly TrackPoint[];
}

/** The same points with the first pixel's centre at another coordinate. */
export function withPixelCentre(set: TrackSet, pixelCentre: TrackSet['pixelCentre']): TrackSet {
  const shift = pixelCentre - set.pixelCentre;
  if (shift === 0) return set;
  return {
    ...set,
    pixelCentre,
    points: set.points.map((point) => ({ ...point, x: point.x + shift, y: point.y + shift })),
  };
}

/** The points with a number behind every id that its clip had already, so that ids are unique. */
export function withUniqueIds(points: readonly TrackPoint[]): TrackPoint[] {
  const seen = new Map<string, number>();
  return points.map((point) => {
    const key = JSON.stringify([point.clipId, point.pointId]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? point : { ...point, pointId: `${point.pointId}#${count}` };
  });
}

/** The clips, named apart: of two files of one name the second is called "name (2)". */
export function withUniqueNames(clips: readonly Omit<TrackClip, 'stem'>[]): TrackClip[] {
  const names = new Set<string>();
  const stems = new Set<string>();
  return clips.map((clip) => {
    const { stem: base, extension } = splitName(clip.name);
    let name = clip.name;
    for (let number = 2; names.has(name); number += 1) name = `${base} (${number})${extension}`;
    names.add(name);
    const plain = safeInFileName(splitName(name).stem);
    let stem = plain;
    // Some file systems do not tell "A" from "a".
    for (let number = 2; stems.has(stem.toLowerCase()); number += 1) stem = `${plain} (${number})`;
    stems.add(stem.toLowerCase());
    return { ...clip, name, stem };
  });
}
