import type { ClipTime } from '../../../document/timing/clip-time.ts';
import { visibleFrames } from './ticks.ts';
import type { TimeScale } from './time-scale.ts';

/** Size of the pictures that are compared, pixels: enough to see that something moves. */
export const LUMA_SIZE = { width: 24, height: 16 } as const;

/** Least width of a value of the curve, CSS pixels. */
const SAMPLE = 6;

/**
 * Brightness of a small picture, one byte per pixel, row by row: BT.709 luma of the coded values.
 *
 * @param rgba four bytes per pixel
 */
export function lumaOf(rgba: Uint8ClampedArray): Uint8Array {
  const luma = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < luma.length; pixel += 1) {
    const at = pixel * 4;
    luma[pixel] = Math.round(0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!);
  }
  return luma;
}

/** How much changes between two pictures of one size: the mean difference of their brightness, 0..1. */
export function energyBetween(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let pixel = 0; pixel < a.length; pixel += 1) sum += Math.abs(a[pixel]! - b[pixel]!);
  return sum / (255 * Math.max(1, a.length));
}

/** The values of the curve that are seen: each is about a frame of a fixed grid and the frame a stride later. */
export interface EnergySamples {
  /** Frames from a value to the next, a power of two: panning needs no other pictures, zooming only those between. */
  readonly stride: number;
  readonly frames: readonly number[];
}

/** Which values a lane shows. */
export function energySamples(time: ClipTime, scale: TimeScale, width: number): EnergySamples {
  const [first, last] = visibleFrames(time, scale, width);
  const pixels = (time.endOf(last) - time.secondsOf(first)) / scale.perPixel;
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((SAMPLE * (last - first + 1)) / Math.max(1, pixels))));
  const frames: number[] = [];
  for (let frame = Math.floor(first / stride) * stride; frame <= last && frame + stride < time.count; frame += stride) {
    frames.push(frame);
  }
  return { stride, frames };
}
