import type { FrameTableRecord } from '../../contract/media.ts';

/** The rates that cameras and broadcasts use, frames per second; 1001 is NTSC's divisor. */
const USUAL_RATES: readonly number[] = [
  ...[24000, 30000, 48000, 60000, 120000, 240000].map((numerator) => numerator / 1001),
  ...[10, 12, 12.5, 15, 20, 24, 25, 30, 48, 50, 60, 72, 75, 90, 100, 120, 144, 200, 240, 300, 480, 960],
];

/** A clip's rate. `vfr` is true when no single rate explains its PTS. */
export interface FrameRate {
  /** Frames per second: the nominal rate, or the mean (frames through duration) when it varies. */
  readonly fps: number;
  readonly vfr: boolean;
}

/**
 * The rate of a clip, from its PTS alone: containers state rates that their frames do not keep.
 *
 * A rate is constant when every frame lies within the rounding of its container's clock of where that rate puts it: 1.5 ticks of the
 * time base or one millisecond (the clock of WebM and of files made from it), whichever is more, but never more than a quarter
 * of a frame. The usual rate that explains the PTS is preferred to the mean, which rounding has blurred.
 */
export function frameRateOf(table: FrameTableRecord): FrameRate {
  const { pts, timeBase, lastDuration } = table;
  const tick = timeBase[0] / timeBase[1];
  const span = (pts[pts.length - 1]! - pts[0]!) * tick;
  const mean = pts.length / (span + lastDuration * tick);
  if (pts.length < 3 || span <= 0) return { fps: mean, vfr: false };

  const steady = (pts.length - 1) / span;
  const tolerance = Math.min(Math.max(1.5 * tick, 0.001), 0.25 / steady);
  const explains = (fps: number) =>
    pts.every((value, index) => Math.abs((value - pts[0]!) * tick - index / fps) <= tolerance + 1e-9);
  const nearest = USUAL_RATES.reduce((best, rate) => (Math.abs(rate - steady) < Math.abs(best - steady) ? rate : best));
  if (explains(nearest)) return { fps: nearest, vfr: false };
  if (explains(steady)) return { fps: steady, vfr: false };
  return { fps: mean, vfr: true };
}
