import type { Crop, FrameRange } from '../contract/geometry.ts';
import type { PosePoint } from '../contract/keypoints.ts';
import type { ClipSampling } from '../kernels/clip-sampling.ts';
import type { Tensor } from './ports.ts';

/**
 * The pose of the followed person over an analysed range: `frames[i]` are the 13 joints (order of HUMAN_JOINTS) in video frame
 * `range[0] + i`, in frame pixels.
 */
export interface PoseTrack {
  readonly range: FrameRange;
  readonly frames: readonly (readonly PosePoint[])[];
}

/** The backbone's maps of one clip, float32 [1, C, t, y, x], projected, not normalised (pack README section 2). */
export interface BackboneMaps {
  readonly g2: Tensor;
  readonly g3: Tensor;
  readonly g4: Tensor;
  readonly fine: Tensor;
}

/** The pose in clip space: `joints[t][j]` of T clip frames, x and y in pixels of the network's square input. */
export type ClipPose = readonly (readonly PosePoint[])[];

/** One clip as the correspondence methods see it: everything in clip space (clip frames, pixels of the square input). */
export interface ClipFeatures {
  /** Identifies the content: clip hash + range + crop + pack + sampling + channels given. */
  readonly key: string;
  readonly sampling: ClipSampling;
  /** The square of the frame that the network saw. */
  readonly crop: Crop;
  readonly maps: BackboneMaps;
  /** Null when pose is off or nobody was found. */
  readonly pose: ClipPose | null;
}

/** A point to look for: clip time, place in the square input (pixels), and which human joint it is (index in HUMAN_JOINTS) or null. */
export interface QueryPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly joint: number | null;
}

/** A key moment of the source in clip space. */
export interface QueryMoment {
  readonly name: string;
  readonly clipTime: number;
  readonly points: readonly QueryPoint[];
}

/** A place and time in the target clip, clip space; score 0..1. */
export interface ClipMatch {
  readonly clipTime: number;
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** What a method answers for one point. */
export interface PointMatch extends ClipMatch {
  readonly name: string;
  /** Up to 5 further peaks, best first. */
  readonly alternatives: readonly ClipMatch[];
}

/** What a method answers for one moment; `confidence` is that of the time, 0..1. */
export interface MomentMatch {
  readonly name: string;
  readonly confidence: number;
  /** False below the bound under which the user should look. */
  readonly trusted: boolean;
  /** Entropy of what the method says of the target's times, as a share of the largest: 0 one time, 1 all alike. */
  readonly timeEntropy: number;
  readonly points: readonly PointMatch[];
}

/** Source clip frame -> target clip time for all T frames, non-decreasing, with confidence 0..1. */
export interface ClipWarp {
  readonly targetTimes: Float64Array;
  readonly confidence: Float64Array;
}
