/** A square in pixels of an image, continuous, (0,0) at the outer corner of the first pixel; it may reach beyond the image. */
export interface SampledSquare {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

interface Rgb24 {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Bilinear between pixel centres; pixels outside the image are black. */
function enlarge(image: Rgb24, square: SampledSquare, size: number, out: Float32Array, at: number): void {
  const { width, height, data } = image;
  const step = square.side / size;
  const plane = size * size;
  const value = (x: number, y: number, colour: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : data[(y * width + x) * 3 + colour]!;
  for (let row = 0; row < size; row++) {
    const sourceY = square.y + (row + 0.5) * step - 0.5;
    const top = Math.floor(sourceY);
    const down = sourceY - top;
    const up = 1 - down;
    const rowsInside = top >= 0 && top + 1 < height;
    for (let column = 0; column < size; column++) {
      const sourceX = square.x + (column + 0.5) * step - 0.5;
      const left = Math.floor(sourceX);
      const right = sourceX - left;
      const near = 1 - right;
      const target = at + row * size + column;
      if (rowsInside && left >= 0 && left + 1 < width) {
        const upper = (top * width + left) * 3;
        const lower = upper + width * 3;
        for (let colour = 0; colour < 3; colour++) {
          out[target + colour * plane] =
            data[upper + colour]! * near * up +
            data[upper + 3 + colour]! * right * up +
            data[lower + colour]! * near * down +
            data[lower + 3 + colour]! * right * down;
        }
        continue;
      }
      for (let colour = 0; colour < 3; colour++) {
        out[target + colour * plane] =
          value(left, top, colour) * near * up +
          value(left + 1, top, colour) * right * up +
          value(left, top + 1, colour) * near * down +
          value(left + 1, top + 1, colour) * right * down;
      }
    }
  }
}

/** Source pixels of the n samples per output pixel along one axis; -1 outside the image. */
function samplePixels(start: number, step: number, size: number, samples: number, limit: number): Int32Array {
  const pixels = new Int32Array(size * samples);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < samples; k++) {
      const pixel = Math.floor(start + (i + (k + 0.5) / samples) * step);
      pixels[i * samples + k] = pixel >= 0 && pixel < limit ? pixel : -1;
    }
  }
  return pixels;
}

/**
 * Mean of samples x samples pixels on a regular grid inside each output pixel, so that a 1080p frame does not alias. Rows are summed first:
 * neighbouring bytes, whatever their colour. The sums are of whole numbers, so that their order does not matter.
 */
function shrink(image: Rgb24, square: SampledSquare, size: number, out: Float32Array, at: number): void {
  const { width, height, data } = image;
  const step = square.side / size;
  const samples = Math.max(1, Math.ceil(step));
  const columns = samplePixels(square.x, step, size, samples, width);
  const rows = samplePixels(square.y, step, size, samples, height);
  const inside = columns.filter((column) => column >= 0);
  const first = (inside[0] ?? 0) * 3;
  const sums = new Int32Array(inside.length === 0 ? 0 : inside.at(-1)! * 3 + 3 - first);
  const plane = size * size;
  const share = 1 / (samples * samples);
  for (let row = 0; row < size; row++) {
    sums.fill(0);
    for (let v = row * samples; v < (row + 1) * samples; v++) {
      const y = rows[v]!;
      if (y < 0) continue;
      const start = y * width * 3 + first;
      for (let i = 0; i < sums.length; i++) sums[i]! += data[start + i]!;
    }
    for (let column = 0; column < size; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let u = column * samples; u < (column + 1) * samples; u++) {
        const x = columns[u]!;
        if (x < 0) continue;
        const place = x * 3 - first;
        red += sums[place]!;
        green += sums[place + 1]!;
        blue += sums[place + 2]!;
      }
      const target = at + row * size + column;
      out[target] = red * share;
      out[target + plane] = green * share;
      out[target + 2 * plane] = blue * share;
    }
  }
}

/**
 * Takes a square part of an RGB24 image at the size of a pose network's input, as planar colour 0..255, black outside the image.
 * Shrinking averages n x n source pixels per output pixel, n = ceil(side / size); otherwise the result is bilinear.
 * Source: `sample` in models/movenet-lightning/movenet_track.ts (the same numbers).
 *
 * @param image RGB24, row-major, interleaved, `data.length = width * height * 3`
 * @param square what to take, in pixels of the image
 * @param size side of the result in pixels
 * @param out where the result goes: [3, size, size] = (colour R G B, row, column)
 * @param at index in `out` of the first value
 */
export function samplePoseCrop(image: Rgb24, square: SampledSquare, size: number, out: Float32Array, at = 0): void {
  if (square.side <= size) enlarge(image, square, size, out, at);
  else shrink(image, square, size, out, at);
}
