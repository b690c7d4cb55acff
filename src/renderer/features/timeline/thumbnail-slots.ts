import type { ClipTime } from '../../../document/timing/clip-time.ts';
import { visibleFrames } from './ticks.ts';
import { type TimeScale, toSeconds, toX } from './time-scale.ts';

/** A place of the strip and the frame whose picture it shows. */
export interface ThumbnailSlot {
  readonly frame: number;
  /** CSS pixels from the left edge of the plot. */
  readonly x: number;
  readonly width: number;
}

/**
 * Divides what is seen of a clip into places for pictures, from half as wide to as wide as a picture, so that none has to be stretched. The places lie on a fixed grid of time whose step
 * is a power of two of seconds, so that panning needs no other pictures and zooming few; where a frame is wider than a picture, every
 * frame has a place.
 *
 * @param picture width of a whole picture, CSS pixels
 */
export function thumbnailSlots(time: ClipTime, scale: TimeScale, width: number, picture: number): ThumbnailSlot[] {
  const [first, last] = visibleFrames(time, scale, width);
  const slots: ThumbnailSlot[] = [];
  const cell = (time.endOf(last) - time.secondsOf(first)) / scale.perPixel / (last - first + 1);
  if (cell >= picture) {
    for (let frame = first; frame <= last; frame += 1) {
      const x = toX(scale, time.secondsOf(frame));
      slots.push({ frame, x, width: toX(scale, time.endOf(frame)) - x });
    }
    return slots;
  }
  const step = 2 ** Math.floor(Math.log2(picture * scale.perPixel));
  const from = Math.max(0, Math.floor(toSeconds(scale, 0) / step));
  const to = Math.min(time.end, toSeconds(scale, width));
  for (let count = from; count * step < to; count += 1) {
    const x = toX(scale, count * step);
    const end = toX(scale, Math.min(time.end, (count + 1) * step));
    // The frame in the middle of the place stands for it.
    slots.push({ frame: time.frameAt((count + 0.5) * step), x, width: end - x });
  }
  return slots;
}
