import { TandemError } from '../contract/errors.ts';
import type { FrameRange } from '../contract/geometry.ts';

/** How T clip frames were taken from a video: the video frame of every clip frame. */
export interface ClipSampling {
  readonly range: FrameRange;
  /** Length T; `videoFrames[i]` is the video frame that clip frame i shows. */
  readonly videoFrames: readonly number[];
}

/**
 * Which video frame every clip frame shows: clip frame i of T shows video frame `first + floor((i + 0.5) * n / T)`, where n is the
 * number of frames in the range. Frames repeat when n < T.
 *
 * Source: models/st-r2plus1d18/README.md, section 1 "Frames".
 *
 * @param range first and last video frame, both included
 * @param frames T, the length of the clip in frames
 * @throws TandemError range-invalid
 */
export function sampleClip(range: FrameRange, frames: number): ClipSampling {
  if (!Number.isInteger(frames) || frames < 1) {
    throw new TandemError('range-invalid', `A clip of ${frames} frames cannot be sampled.`);
  }
  const first = range[0];
  const count = frameCount(range);
  const videoFrames = Array.from({ length: frames }, (_, i) => first + Math.floor(((i + 0.5) * count) / frames));
  return { range, videoFrames };
}

/**
 * The clip time of a video frame, in clip frames: `(f - first + 0.5) * T / n - 0.5`. The inverse of {@link videoTimeOfClipTime}.
 *
 * Source: models/st-r2plus1d18/README.md, section 1 "Frames".
 *
 * @param videoFrame frame index; a fraction lies between two frames
 */
export function clipTimeOfVideoFrame(videoFrame: number, range: FrameRange, frames: number): number {
  return ((videoFrame - range[0] + 0.5) * frames) / frameCount(range) - 0.5;
}

/**
 * The video time of a clip time, in frame indexes (not rounded): `first + (t + 0.5) * n / T - 0.5`.
 *
 * Source: models/st-r2plus1d18/README.md, section 1 "Frames".
 */
export function videoTimeOfClipTime(clipTime: number, range: FrameRange, frames: number): number {
  return range[0] + ((clipTime + 0.5) * frameCount(range)) / frames - 0.5;
}

function frameCount([first, last]: FrameRange): number {
  if (!Number.isInteger(first) || !Number.isInteger(last) || first < 0 || last < first) {
    throw new TandemError('range-invalid', `The range ${first} to ${last} holds no frames.`, {
      hint: 'Choose a first frame that does not lie after the last one.',
    });
  }
  return last - first + 1;
}
