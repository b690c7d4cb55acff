import type { Pck } from '../../contract/evaluation.ts';
import type { PointScore } from './score-point.ts';

/**
 * T@k-PCK@0.1 and PCK@0.1 over points: shares in percent.
 *
 * @throws RangeError without points
 */
export function pckOf(scores: readonly PointScore[]): Pck {
  if (scores.length === 0) throw new RangeError('No points have no share that is right.');
  const percent = (isRight: (score: PointScore) => boolean) => (100 * scores.filter(isRight).length) / scores.length;
  return {
    t1: percent(({ right }) => right[0]),
    t3: percent(({ right }) => right[1]),
    t5: percent(({ right }) => right[2]),
    pck: percent(({ near }) => near),
  };
}

/** The mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, of two the mean; NaN of nothing. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
