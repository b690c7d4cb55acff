/** `v - log(sum(exp(v)))`, computed relative to the largest value. Entries may be -Infinity, but not all of them. */
export function logSoftmax(values: ArrayLike<number>): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i]!);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - top);
  const shift = top + Math.log(sum);
  return Float64Array.from(values, (value) => value - shift);
}
