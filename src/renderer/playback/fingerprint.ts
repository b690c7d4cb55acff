import type { FramePicture } from './frame-picture.ts';

/** Side of a fingerprint, pixels. */
const SIDE = 32;

/**
 * Largest mean difference of two pictures of the same frame, in steps of 255: decoders and JPEG differ by 1 to 4, a wrong matrix by some 6;
 * another scene, orientation or dynamic range by far more.
 */
export const SAME_PICTURE = 12;

/** A picture at the size of a stamp, RGBA. The picture stays as it is. */
export function fingerprintOf(bitmap: FramePicture): Uint8ClampedArray {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
  if (!context) return new Uint8ClampedArray(SIDE * SIDE * 4);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, SIDE, SIDE);
  return context.getImageData(0, 0, SIDE, SIDE).data;
}

/** Mean absolute difference of two fingerprints over red, green and blue, 0..255. */
export function fingerprintDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 4) {
    for (let channel = at; channel < at + 3; channel += 1) sum += Math.abs(a[channel]! - b[channel]!);
  }
  return sum / ((a.length / 4) * 3);
}
