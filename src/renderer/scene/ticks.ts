/**
 * The least "round" step (1, 2 or 5 times a power of ten, a whole number) that gives at most `most` ticks over `span`.
 */
export function roundStep(span: number, most: number): number {
  const least = Math.max(1, span / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least - 1e-9)!;
}

/** Multiples of a round step within the range, both ends included when they are multiples. */
export function tickFrames([first, last]: readonly [number, number], most: number): number[] {
  const step = roundStep(last - first, most);
  const start = Math.ceil(first / step) * step;
  const count = Math.floor((last - start) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => start + index * step);
}
