import { ClipTime } from '../../../document/timing/clip-time.ts';
import type { Role } from '../../ui/role.ts';
import { clampScale, fitScale, type ScaleBounds, type TimeScale, toSeconds, toX } from './time-scale.ts';
import type { LaneData } from './timeline-data.ts';

/** One lane: its clip in time, and the part that is seen. */
export class LaneModel {
  readonly role: Role;
  readonly time: ClipTime;
  data: LaneData;
  scale: TimeScale;
  readonly #shortestFrame: number;
  #width: number;

  constructor(role: Role, data: LaneData, width: number) {
    this.role = role;
    this.data = data;
    this.time = new ClipTime(data.table, data.rate);
    this.#shortestFrame = shortestFrame(this.time);
    this.#width = width;
    this.scale = fitScale(this.bounds);
  }

  get bounds(): ScaleBounds {
    return { end: this.time.end, width: this.#width, shortestFrame: this.#shortestFrame };
  }

  /** Seconds from frame 0 to the time that counts as zero. */
  get origin(): number {
    return this.data.syncFrame === null ? 0 : this.time.secondsOf(this.data.syncFrame);
  }

  /** Another width of the plot shows the same part of the clip. */
  resize(width: number): void {
    const factor = this.#width / Math.max(1, width);
    this.#width = width;
    this.scale = clampScale({ start: this.scale.start, perPixel: this.scale.perPixel * factor }, this.bounds);
  }

  /** Where a frame begins, CSS pixels from the left edge of the plot; the index after the last one is the clip's end. */
  readonly frameX = (frame: number): number =>
    toX(this.scale, frame >= this.time.count ? this.time.end : this.time.secondsOf(frame));

  /** Where a frame ends. */
  endX(frame: number): number {
    return toX(this.scale, this.time.endOf(frame));
  }

  /** The frame at a place. */
  frameAtX(x: number): number {
    return this.time.frameAt(toSeconds(this.scale, x));
  }

  /** Time of a frame from the sync event, seconds; negative before it. */
  relativeSeconds(frame: number): number {
    return this.time.secondsOf(frame) - this.origin;
  }
}

function shortestFrame(time: ClipTime): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let frame = 0; frame < time.count; frame += 1) {
    const length = time.endOf(frame) - time.secondsOf(frame);
    if (length > 0 && length < shortest) shortest = length;
  }
  return Number.isFinite(shortest) ? shortest : 1 / 30;
}
