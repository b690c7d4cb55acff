/** Buttons of a list that exist at a time. */
const MOST = 41;

/** Which part of a long list is drawn round the item that has the focus: first index, and the index after the last. */
export function listWindow(count: number, current: number, most: number = MOST): readonly [number, number] {
  const first = Math.max(0, Math.min(count - most, current - (most >> 1)));
  return [first, Math.min(count, first + most)];
}
