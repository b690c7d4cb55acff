/**
 * Linear interpolation along one axis with half-pixel centres and clamped borders: output k samples the input at
 * `max((k + 0.5) * m / n - 0.5, 0)`. No antialiasing. Source: algorithms 0, "half-pixel resize".
 *
 * @param data row-major array of `shape`
 * @param axis which axis of `shape` gets `length` samples
 * @returns a new row-major array of `shape` with `shape[axis] = length`
 */
export function resizeLinear(data: Float32Array, shape: readonly number[], axis: number, length: number): Float32Array {
  const old = shape[axis]!;
  const inner = shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  const outer = shape.slice(0, axis).reduce((product, n) => product * n, 1);
  const out = new Float32Array(outer * length * inner);
  for (let k = 0; k < length; k++) {
    const at = Math.max(((k + 0.5) * old) / length - 0.5, 0);
    const low = Math.min(Math.floor(at), old - 1);
    const high = Math.min(low + 1, old - 1);
    const fraction = at - low;
    for (let o = 0; o < outer; o++) {
      const a = (o * old + low) * inner;
      const b = (o * old + high) * inner;
      const to = (o * length + k) * inner;
      for (let i = 0; i < inner; i++) out[to + i] = data[a + i]! * (1 - fraction) + data[b + i]! * fraction;
    }
  }
  return out;
}
