/** A square in pixels of an image, continuous, (0,0) at the outer corner of the first pixel; it may reach beyond the image. */
export interface ResampledSquare {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Source pixels and their shares for every output cell along one axis. Cell i uses the entries `starts[i] .. starts[i + 1] - 1`. */
interface AxisShares {
  readonly starts: Int32Array;
  readonly pixels: Int32Array;
  readonly shares: Float64Array;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Shares by overlap: cell i covers start + i * step .. start + (i + 1) * step. A pixel outside 0..limit-1 counts as the edge pixel;
 * its share is added to that of the edge pixel's own, so that every pixel stands once per cell.
 */
function axisShares(start: number, length: number, cells: number, limit: number): AxisShares {
  const step = length / cells;
  const starts = new Int32Array(cells + 1);
  const pixels: number[] = [];
  const shares: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const from = start + cell * step;
    const to = from + step;
    const first = pixels.length;
    for (let pixel = Math.floor(from); pixel < to; pixel++) {
      const overlap = Math.min(to, pixel + 1) - Math.max(from, pixel);
      if (overlap <= 0) continue;
      const inside = Math.min(limit - 1, Math.max(0, pixel));
      const last = pixels.length - 1;
      if (last >= first && pixels[last] === inside) shares[last]! += overlap / step;
      else {
        pixels.push(inside);
        shares.push(overlap / step);
      }
    }
    starts[cell + 1] = pixels.length;
  }
  return {
    starts,
    pixels: Int32Array.from(pixels),
    shares: Float64Array.from(shares),
    lowest: pixels[0]!,
    highest: pixels[pixels.length - 1]!,
  };
}

/**
 * Resizes a square part of an RGB24 image by exact area averaging: every output pixel is the mean of the source area that it covers.
 * Outside the image the edge pixels are repeated. Source: st-r2plus1d18 README, section 1 "Crop".
 *
 * @param image RGB24, row-major, interleaved, `data.length = width * height * 3`
 * @param square what to take, in pixels of the image
 * @param size side of the result in pixels
 * @param out where the result goes, RGB interleaved, row-major: a Uint8Array gets the mean rounded to the nearest byte, a
 *   Float32Array the mean itself (0..255)
 * @param at index in `out` of the first value; `size * size * 3` values are written
 */
export function areaResample(
  image: { readonly width: number; readonly height: number; readonly data: Uint8Array },
  square: ResampledSquare,
  size: number,
  out: Uint8Array | Float32Array,
  at = 0,
): void {
  const columns = axisShares(square.x, square.side, size, image.width);
  const rows = axisShares(square.y, square.side, size, image.height);
  const { data } = image;
  const low = columns.lowest * 3;
  const high = columns.highest * 3 + 3;
  const sum = new Float64Array(high - low);
  const rounded = out instanceof Uint8Array;
  let target = at;
  for (let row = 0; row < size; row++) {
    sum.fill(0);
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry++) {
      const share = rows.shares[entry]!;
      const offset = rows.pixels[entry]! * image.width * 3 + low;
      for (let k = 0; k < sum.length; k++) sum[k]! += share * data[offset + k]!;
    }
    for (let column = 0; column < size; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let entry = columns.starts[column]!; entry < columns.starts[column + 1]!; entry++) {
        const share = columns.shares[entry]!;
        const k = columns.pixels[entry]! * 3 - low;
        red += share * sum[k]!;
        green += share * sum[k + 1]!;
        blue += share * sum[k + 2]!;
      }
      out[target++] = rounded ? Math.round(red) : red;
      out[target++] = rounded ? Math.round(green) : green;
      out[target++] = rounded ? Math.round(blue) : blue;
    }
  }
}
