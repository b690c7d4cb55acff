import type { Crop, FrameRange, PersonHint } from '../../contract/geometry.ts';
import type { Device } from '../../contract/methods.ts';
import type { OpenedVideo } from '../ports.ts';

/** Raise when the same inputs give another pose track than before. */
const TRACKING = 'tracking 1';
/** Raise when the same inputs give other maps than before. */
const EXTRACTION = 'extraction 1';

/** Identifies the content of a video as it is shown. */
function videoKey({ quickHash, sizeBytes, info }: OpenedVideo): string {
  return `${quickHash} ${sizeBytes} ${info.width}x${info.height} ${info.rotationDegrees}`;
}

/** Identifies a pose track: the same key means the same joints. */
export function trackKey(
  video: OpenedVideo,
  range: FrameRange,
  hint: PersonHint | null,
  packSha256: string,
  device: Device,
): string {
  const person = hint ? `${hint.frame},${hint.x},${hint.y}` : 'automatic';
  return [TRACKING, videoKey(video), range.join('..'), person, packSha256, device].join('|');
}

/** What the backbone was given. */
export interface NetworkInputFacts {
  readonly video: OpenedVideo;
  readonly range: FrameRange;
  readonly crop: Crop;
  /** sha256 of the space-time pack's pack.json. */
  readonly packSha256: string;
  /** Clip frames and side of the square input. */
  readonly frames: number;
  readonly size: number;
  /** Key of the pose track whose joints are drawn into the input, or null for none. */
  readonly track: string | null;
  readonly mirrored: boolean;
  readonly device: Device;
}

/** Identifies the backbone's maps: the same key means the same numbers. */
export function mapsKey(facts: NetworkInputFacts): string {
  const { video, range, crop, packSha256, frames, size, track, mirrored, device } = facts;
  return [
    EXTRACTION,
    videoKey(video),
    range.join('..'),
    `${crop.x},${crop.y},${crop.w},${crop.h}`,
    packSha256,
    `${frames}x${size}`,
    track === null ? 'rgb' : `rgb+pose(${track})`,
    mirrored ? 'mirrored' : 'plain',
    device,
  ].join('|');
}
