import type { Warp } from '../../contract/correspondences.ts';

/**
 * Where the warp leads from a source frame: its link, else the nearest link before it, else the first.
 *
 * @throws RangeError when the warp has no links
 */
export function warpedFrame(warp: Warp, source: number): number {
  if (warp.length === 0) throw new RangeError('A warp without links leads nowhere.');
  let low = 0;
  let high = warp.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (warp[middle]![0] <= source) low = middle;
    else high = middle - 1;
  }
  return warp[low]![1];
}
