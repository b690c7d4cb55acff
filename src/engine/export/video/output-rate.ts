import type { Fraction } from '../../../contract/media.ts';

/** What players show without loss. */
const HIGHEST_RATE: Fraction = [60, 1];

/** How far a rate that was written with few digits (29.97) may lie from the rate that is meant, relative. */
const ROUNDING = 2e-5;

/**
 * The frame rate of an export as an exact fraction, frames per second: NTSC's rates as n * 1000 / 1001, others in thousandths; never above 60.
 *
 * @param fps the clip's nominal rate
 */
export function outputRate(fps: number): Fraction {
  if (fps >= 60) return HIGHEST_RATE;
  const ntsc = Math.round((fps * 1001) / 1000) * 1000;
  if (ntsc > 0 && Math.abs(ntsc / 1001 / fps - 1) < ROUNDING) return [ntsc, 1001];
  const thousandths = Math.max(1, Math.round(fps * 1000));
  const divisor = greatestCommonDivisor(thousandths, 1000);
  return [thousandths / divisor, 1000 / divisor];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
