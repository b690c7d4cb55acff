import { TandemError } from '../../contract/errors.ts';
import type { FrameTableRecord, FrameTime } from '../../contract/media.ts';
import { frameSeconds } from '../../kernels/frame-seconds.ts';

/**
 * The frames of a clip in time: index <-> exact PTS. Indexes are 0-based in presentation order; seconds count from the appearance of
 * frame 0, whatever PTS the file gives it.
 */
export class FrameTable {
  readonly record: FrameTableRecord;
  /** Number of frames. */
  readonly count: number;

  /** @throws TandemError document-invalid when the record has no frames or its PTS fall */
  constructor(record: FrameTableRecord) {
    if (record.pts.length === 0) throw new TandemError('document-invalid', 'A frame table has no frames.');
    for (let index = 1; index < record.pts.length; index += 1) {
      if (record.pts[index]! < record.pts[index - 1]!) {
        throw new TandemError('document-invalid', `The PTS of a frame table fall at frame ${index}.`);
      }
    }
    this.record = record;
    this.count = record.pts.length;
  }

  /**
   * PTS of a frame in units of the time base, as the file has it (it may be negative).
   * @throws TandemError frame-out-of-range
   */
  ptsOf(index: number): number {
    const pts = this.record.pts[index];
    if (pts === undefined) {
      throw new TandemError(
        'frame-out-of-range',
        `There is no frame ${index}: the clip has frames 0 to ${this.count - 1}.`,
      );
    }
    return pts;
  }

  /**
   * When a frame appears, seconds from the appearance of frame 0.
   * @throws TandemError frame-out-of-range
   */
  secondsOf(index: number): number {
    return frameSeconds(this.record, this.ptsOf(index));
  }

  /** When the last frame ends, seconds from the appearance of frame 0. */
  get durationSeconds(): number {
    return frameSeconds(this.record, this.record.pts[this.count - 1]! + this.record.lastDuration);
  }

  /**
   * The frame that is shown at a time: the one whose interval from its own PTS to the next frame's contains the time. Times before
   * frame 0 give frame 0, times after the end the last frame. Of frames with the same PTS only the last is ever shown.
   *
   * @param seconds from the appearance of frame 0
   */
  indexAtSeconds(seconds: number): number {
    // secondsOf itself is compared, so that indexAtSeconds(secondsOf(i)) is i without a tolerance.
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.secondsOf(middle) <= seconds) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A frame's place in time, as it crosses a boundary. @throws TandemError frame-out-of-range */
  timeOf(index: number): FrameTime {
    return { index, pts: this.ptsOf(index), seconds: this.secondsOf(index) };
  }
}
