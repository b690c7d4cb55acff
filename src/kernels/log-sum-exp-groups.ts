/**
 * `log(sum(exp(v)))` of every group of consecutive values, for example over the places of every time cell: the evidence for a time,
 * wherever in the picture it comes from. Source: pack README section 4, step 1.
 *
 * @param values row-major [groups, size]
 * @param size values per group
 */
export function logSumExpGroups(values: Float32Array, size: number): Float64Array {
  const groups = values.length / size;
  const out = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let i = group * size; i < (group + 1) * size; i++) top = Math.max(top, values[i]!);
    let sum = 0;
    for (let i = group * size; i < (group + 1) * size; i++) sum += Math.exp(values[i]! - top);
    out[group] = top + Math.log(sum);
  }
  return out;
}
