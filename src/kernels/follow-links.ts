/** Links between two lines: [place on the first, place on the second], rising on both. */
export type Links = readonly (readonly [number, number])[];

/**
 * Follows links from one line to the other: in a straight line from link to link, one for one before the first and after the last. Where
 * several links leave from one place, the first of them counts.
 *
 * @param links at least one @param from the side on which `place` lies, `to`: the other one
 */
export function followLinks(links: Links, from: 0 | 1, to: 0 | 1, place: number): number {
  // The first link that is not before the place.
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle]![from] < place) low = middle + 1;
    else high = middle;
  }
  const after = links[low];
  const before = links[low - 1];
  if (!after) return before![to] + place - before![from];
  if (after[from] === place) return after[to];
  if (!before) return after[to] + place - after[from];
  const part = (place - before[from]) / (after[from] - before[from]);
  return before[to] + part * (after[to] - before[to]);
}
