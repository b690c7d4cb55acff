/** Reach of snapping, CSS pixels. */
export const SNAP_REACH = 6;

/**
 * The frame that a drag lands on: the nearest of the frames that attract, when it is within reach on the screen, else the frame itself.
 * Where a frame is wider than the reach nothing pulls the pointer out of the cell that it is in.
 *
 * @param frame under the pointer
 * @param x of the pointer, CSS pixels
 * @param attracting frames of moments, of the playhead, of the zone's ends
 * @param frameX where a frame lies, CSS pixels
 */
export function snapFrame(
  frame: number,
  x: number,
  attracting: Iterable<number>,
  frameX: (frame: number) => number,
  reach: number = SNAP_REACH,
): number {
  if (frameX(frame + 1) - frameX(frame) > reach) return frame;
  let best = frame;
  let distance = reach;
  for (const candidate of attracting) {
    const away = Math.abs(frameX(candidate) - x);
    if (away > distance) continue;
    best = candidate;
    distance = away;
  }
  return best;
}
