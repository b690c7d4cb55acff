import type { FrameTableRecord } from '../contract/media.ts';

/**
 * Seconds from the appearance of frame 0 to a PTS of the same clip: `(pts - pts[0]) * numerator / denominator` of the time base.
 *
 * @param pts in units of the table's time base
 */
export function frameSeconds(
  { pts: [first], timeBase }: Pick<FrameTableRecord, 'pts' | 'timeBase'>,
  pts: number,
): number {
  return ((pts - (first ?? 0)) * timeBase[0]) / timeBase[1];
}
