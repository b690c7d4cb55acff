import type { Warp } from '../../../contract/correspondences.ts';
import type { FrameRange } from '../../../contract/geometry.ts';
import type { PoseTrack } from '../../../contract/keypoints.ts';
import type { FrameTableRecord } from '../../../contract/media.ts';
import type { Role } from '../../ui/role.ts';

/** The places from top to bottom. */
export const LANES = ['source', 'target'] as const satisfies readonly Role[];

/** A key moment of a clip. */
export interface TimelineMoment {
  readonly id: string;
  readonly name: string;
  readonly frame: number;
}

/** How a run finds the time; told by colour and by dash (joint solid, sequential dashed). */
export type Family = 'joint' | 'sequential';

/** Where a run sees a key moment again. */
export interface PredictedMoment {
  readonly name: string;
  readonly frame: number;
  readonly family: Family;
  /** False where the method asks the user to look. */
  readonly trusted: boolean;
}

/** One clip on its lane. */
export interface LaneData {
  readonly mediaId: string;
  readonly table: FrameTableRecord;
  /** Seconds of the file in a second of the scene, for slow motion in real time; left out, 1. */
  readonly rate?: number;
  /** Width by height of the displayed picture; left out, 16:9. */
  readonly aspect?: number;
  /** The working zone: first and last frame, both included. */
  readonly zone: FrameRange;
  /** The frame of the sync event, from which time counts; null for frame 0. */
  readonly syncFrame: number | null;
  readonly moments: readonly TimelineMoment[];
  readonly predicted: readonly PredictedMoment[];
  /** The person that was followed through the clip, whose speed is drawn; left out or null, the motion in the pictures is. */
  readonly pose?: PoseTrack | null;
}

/** The links that one run found. */
export interface RunWarp {
  /** Name of the method. */
  readonly method: string;
  readonly family: Family;
  /** Monotone in both frames. */
  readonly warp: Warp;
}

/** Two frames that are in step. */
export interface LinkFrames {
  readonly sourceFrame: number;
  readonly targetFrame: number;
}

/** A link that the user made. */
export interface TimelineAnchor extends LinkFrames {
  readonly id: string;
}

/** A drag of the pointer is one step of the history: it begins, moves, and ends or is cancelled (Escape). */
export type DragPhase = 'begin' | 'move' | 'end' | 'cancel';

/** Reads a small picture of a frame: at most `maxSide` CSS pixels are needed. What it returns is drawn at once, never kept or closed. */
export type ThumbnailLoader = (mediaId: string, index: number, maxSide: number) => Promise<ImageBitmap | Blob>;

/** What is shown. Lanes and lists are compared by identity: pass the same object while nothing has changed. */
export interface TimelineData {
  /** null: the place is empty. */
  readonly lanes: Readonly<Record<Role, LaneData | null>>;
  readonly runs: readonly RunWarp[];
  readonly anchors: readonly TimelineAnchor[];
  readonly selectedMomentId: string | null;
  readonly selectedAnchorId: string | null;
  /** What playback follows: of the runs that of `method`. What is not followed is drawn fainter. */
  readonly followed: { readonly kind: 'offset' | 'anchors' | 'method'; readonly method: string | null };
  /** The number that people give to the first frame. */
  readonly frameBase: 0 | 1;
}

/** Before anything is shown. */
export const NO_DATA: TimelineData = {
  lanes: { source: null, target: null },
  runs: [],
  anchors: [],
  selectedMomentId: null,
  selectedAnchorId: null,
  followed: { kind: 'offset', method: null },
  frameBase: 0,
};

/** What the user did. All frames lie within their clip. */
export interface TimelineActions {
  /** `settled` is false while the pointer scrubs (at most one call per picture of the screen), true for the frame that it lands on. */
  readonly onSeek: (role: Role, frame: number, settled: boolean) => void;
  readonly onSelectMoment: (role: Role, momentId: string) => void;
  readonly onMoveMoment: (role: Role, momentId: string, frame: number, phase: DragPhase) => void;
  readonly onSetZone: (role: Role, zone: FrameRange, phase: DragPhase) => void;
  readonly onSelectAnchor: (anchorId: string) => void;
  readonly onMoveAnchor: (anchorId: string, frames: LinkFrames, phase: DragPhase) => void;
  readonly onAddAnchor: (frames: LinkFrames) => void;
  readonly onFocus: (role: Role) => void;
}
