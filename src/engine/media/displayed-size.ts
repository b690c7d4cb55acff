import type { Fraction } from '../../contract/media.ts';

/** Pixels closer to square than this are taken as square: the difference is a rounding of the encoder's, and scaling would blur. */
const NEARLY_SQUARE = 0.01;

/** A pixel further from square than this is a fault of the file. */
const UTMOST_ASPECT = 8;

const LONGEST_SIDE = 16384;

/**
 * The size at which a picture with pixels that are not square is displayed. The longer direction grows, nothing shrinks: the rule of
 * Chromium's decoders too.
 *
 * @param aspect width by height of a pixel; null when unknown
 * @returns null when the picture is displayed as it is stored
 */
export function displayedSize(
  { width, height }: { readonly width: number; readonly height: number },
  aspect: Fraction | null,
): { readonly width: number; readonly height: number } | null {
  const ratio = aspect === null ? 1 : aspect[0] / aspect[1];
  const stretch = Math.max(ratio, 1 / ratio);
  if (stretch < 1 + NEARLY_SQUARE || stretch > UTMOST_ASPECT) return null;
  const size = ratio > 1 ? { width: Math.round(width * ratio), height } : { width, height: Math.round(height / ratio) };
  return Math.max(size.width, size.height) > LONGEST_SIDE ? null : size;
}
