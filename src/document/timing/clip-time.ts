import type { FrameRange } from '../../contract/geometry.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';

/** A calculated time that misses a frame's by less is that frame's, seconds. */
const ROUNDING = 1e-6;

/**
 * The frames of a clip in time, ready to be asked many times a second. Seconds count from the appearance of frame 0; they are those of the
 * scene when the clip's real time is known (slow motion), else those of the file.
 */
export class ClipTime {
  /** When every frame appears; never falls. */
  readonly seconds: Float64Array;
  /** When the last frame ends. */
  readonly end: number;

  /** @param rate seconds of the file in a second of the scene: 8 for 240 frames a second that were saved as 30 */
  constructor(table: FrameTableRecord, rate = 1) {
    this.seconds = Float64Array.from(table.pts, (pts) => frameSeconds(table, pts) / rate);
    this.end = frameSeconds(table, table.pts.at(-1)! + table.lastDuration) / rate;
  }

  /** Number of frames. */
  get count(): number {
    return this.seconds.length;
  }

  /** The nearest index that the clip has. */
  clamp(frame: number): number {
    return Math.max(0, Math.min(this.count - 1, Math.round(frame)));
  }

  /** When a frame appears; of an index beyond the clip, the first or last frame. */
  secondsOf(frame: number): number {
    return this.seconds[this.clamp(frame)]!;
  }

  /** When a frame gives way to the next one. */
  endOf(frame: number): number {
    return this.seconds[this.clamp(frame) + 1] ?? this.end;
  }

  /**
   * The frame that is shown at a time: the one whose interval from its own PTS to the next frame's contains it. Before frame 0 that is
   * frame 0, after the end the last one.
   */
  frameAt(seconds: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.seconds[middle]! <= seconds) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** {@link frameAt} of a time that was calculated from another clip's: what rounding took away from a frame's own time is forgiven. */
  frameShownAt(seconds: number): number {
    return this.frameAt(seconds + ROUNDING);
  }

  /** What a clip that plays only a range shows at a calculated time: outside of the range its first or last frame. */
  frameHeldIn([first, last]: FrameRange, seconds: number): number {
    return Math.max(first, Math.min(last, this.frameShownAt(seconds)));
  }

  /** Whether a range has no frame of its own for a calculated time: it has not begun, or has ended. */
  isOutside([first, last]: FrameRange, seconds: number): boolean {
    return seconds + ROUNDING < this.secondsOf(first) || seconds + ROUNDING >= this.endOf(last);
  }
}
