/**
 * The non-decreasing sequence nearest to the values in weighted least squares (pool adjacent violators: Barlow et al. 1972).
 *
 * @param weights one per value, positive
 */
export function isotonicRegression(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const means: number[] = [];
  const masses: number[] = [];
  const lengths: number[] = [];
  for (let i = 0; i < values.length; i++) {
    let mean = values[i]!;
    let mass = weights[i]!;
    let length = 1;
    while (means.length > 0 && means.at(-1)! > mean) {
      const before = masses.pop()!;
      mean = (means.pop()! * before + mean * mass) / (before + mass);
      mass += before;
      length += lengths.pop()!;
    }
    means.push(mean);
    masses.push(mass);
    lengths.push(length);
  }
  const out = new Float64Array(values.length);
  let at = 0;
  means.forEach((mean, block) => {
    out.fill(mean, at, at + lengths[block]!);
    at += lengths[block]!;
  });
  return out;
}
