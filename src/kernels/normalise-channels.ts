/**
 * `1 / sqrt(sum of squares + 1e-6)` of every cell's feature vector. Source: pack README section 2, algorithms 0.
 *
 * @param map row-major [channels, cells]
 */
export function inverseLengths(map: Float32Array, channels: number, cells: number): Float64Array {
  const out = new Float64Array(cells).fill(1e-6);
  for (let channel = 0; channel < channels; channel++) {
    const at = channel * cells;
    for (let cell = 0; cell < cells; cell++) out[cell]! += map[at + cell]! * map[at + cell]!;
  }
  for (let cell = 0; cell < cells; cell++) out[cell] = 1 / Math.sqrt(out[cell]!);
  return out;
}

/**
 * Divides every cell's feature vector by its length, see {@link inverseLengths}.
 *
 * @param map row-major [channels, cells]
 * @param scale the length that vectors get, 1 by default
 * @returns a new array of the same shape
 */
export function normaliseChannels(map: Float32Array, channels: number, cells: number, scale = 1): Float32Array {
  const factors = inverseLengths(map, channels, cells);
  const out = new Float32Array(channels * cells);
  for (let channel = 0; channel < channels; channel++) {
    const at = channel * cells;
    for (let cell = 0; cell < cells; cell++) out[at + cell] = map[at + cell]! * factors[cell]! * scale;
  }
  return out;
}
