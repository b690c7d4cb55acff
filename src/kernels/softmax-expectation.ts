/** A softmax over the cells of a grid, and what it expects. */
export interface SoftmaxExpectation {
  /** Row-major (t, y, x), adds up to 1. */
  readonly probabilities: Float64Array;
  /** Expected cell coordinates (t, y, x), centres at whole numbers. */
  readonly at: [number, number, number];
}

/**
 * Soft-argmax over a whole grid: `p = softmax(logits / beta)`, expectation of the cell coordinates. Source: algorithms 2.6, steps 1-2.
 *
 * @param logits row-major (t, y, x), one value per cell of the grid
 * @param grid cells along (t, y, x)
 * @param beta temperature; the papers use 0.02 on cosines, 1 for logits that are scaled already
 */
export function softmaxExpectation(
  logits: ArrayLike<number>,
  grid: readonly [number, number, number],
  beta: number,
): SoftmaxExpectation {
  const [times, rows, columns] = grid;
  const cells = times * rows * columns;
  let top = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < cells; cell++) top = Math.max(top, logits[cell]!);
  const probabilities = new Float64Array(cells);
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) {
    probabilities[cell] = Math.exp((logits[cell]! - top) / beta);
    sum += probabilities[cell]!;
  }
  const at: [number, number, number] = [0, 0, 0];
  for (let t = 0, cell = 0; t < times; t++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, cell++) {
        const p = (probabilities[cell]! /= sum);
        at[0] += p * t;
        at[1] += p * y;
        at[2] += p * x;
      }
    }
  }
  return { probabilities, at };
}
