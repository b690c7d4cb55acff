/**
 * The entropy of a distribution as a share of the largest there can be: 0 when one outcome is certain, 1 when all are equally likely.
 *
 * @param logProbabilities natural logarithms, as of `logSoftmax`; minus infinity for what is impossible
 */
export function relativeEntropy(logProbabilities: ArrayLike<number>): number {
  const { length } = logProbabilities;
  if (length < 2) return 0;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const log = logProbabilities[i]!;
    if (log > Number.NEGATIVE_INFINITY) sum -= Math.exp(log) * log;
  }
  return Math.min(1, Math.max(0, sum / Math.log(length)));
}
