/**
 * Shape-preserving cubic interpolation (Fritsch and Carlson 1980, tangents of Fritsch and Butland 1984): it never overshoots a keyframe,
 * so the top of the backswing is where it was authored. Values are constant outside the first and the last time.
 */
export function monotoneCubic(times: readonly number[], values: readonly number[], time: number): number {
  const last = times.length - 1;
  if (time <= times[0]) return values[0];
  if (time >= times[last]) return values[last];
  let index = 0;
  while (time >= times[index + 1]) index++;
  const span = times[index + 1] - times[index];
  const u = (time - times[index]) / span;
  const rise = values[index + 1] - values[index];
  const curve =
    span * tangent(times, values, index) * u * (1 - u) ** 2 -
    span * tangent(times, values, index + 1) * u * u * (1 - u);
  return values[index] + rise * u * u * (3 - 2 * u) + curve;
}

function tangent(times: readonly number[], values: readonly number[], index: number): number {
  if (index === 0 || index === times.length - 1) return 0;
  const before = times[index] - times[index - 1];
  const after = times[index + 1] - times[index];
  const slopeBefore = (values[index] - values[index - 1]) / before;
  const slopeAfter = (values[index + 1] - values[index]) / after;
  if (slopeBefore * slopeAfter <= 0) return 0;
  const weight = (before + 2 * after) / (3 * (before + after));
  return (slopeBefore * slopeAfter) / (weight * slopeAfter + (1 - weight) * slopeBefore);
}
