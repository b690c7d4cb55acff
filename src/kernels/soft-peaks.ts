/** A peak of a score grid. */
export interface SoftPeak {
  /** Row-major cell index of the peak. */
  readonly cell: number;
  /** Cell coordinates (t, y, x) of the softmax-weighted mean over the window round the peak; centres at whole numbers. */
  readonly at: readonly [number, number, number];
  /** Share of the softmax over all cells that lies in the window, 0..1. */
  readonly mass: number;
}

/** exp of it is less than what a double sum of 1 and more can hold: most cells of a sure map need no exponential. */
const NEGLIGIBLE = -37;

/**
 * The highest peaks of a grid of logits, each refined by a soft-argmax over a window. The first peak is the argmax (the first of equal
 * ones); every further one is the argmax over the cells outside the windows of those before it, and its `mass` counts no cell twice.
 * Source: pack README section 3; the suppression is ours.
 *
 * @param logits row-major (t, y, x)
 * @param grid cells along (t, y, x)
 * @param radius half width of the window in cells along (t, y, x); windows end at the border
 * @param count how many peaks at most
 * @param firstCell where the first peak is, when something else than the argmax decides
 */
export function softPeaks(
  logits: ArrayLike<number>,
  grid: readonly [number, number, number],
  radius: readonly [number, number, number],
  count: number,
  firstCell?: number,
): SoftPeak[] {
  const cells = grid[0] * grid[1] * grid[2];
  const taken = new Uint8Array(cells);
  const peaks: SoftPeak[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < cells; cell++) top = Math.max(top, logits[cell]!);
  let total = 0;
  for (let cell = 0; cell < cells; cell++) {
    const below = logits[cell]! - top;
    if (below > NEGLIGIBLE) total += Math.exp(below);
  }
  while (peaks.length < count) {
    const best = peaks.length === 0 && firstCell !== undefined ? firstCell : highestFree(logits, cells, taken);
    if (best < 0) break;
    const { at, free } = takeWindow(logits, grid, radius, best, taken);
    peaks.push({ cell: best, at, mass: (free * Math.exp(logits[best]! - top)) / total });
  }
  return peaks;
}

/** The first of the highest cells that no window has taken, -1 when all are taken. */
function highestFree(logits: ArrayLike<number>, cells: number, taken: Uint8Array): number {
  let best = -1;
  for (let cell = 0; cell < cells; cell++) {
    if (taken[cell] === 0 && (best < 0 || logits[cell]! > logits[best]!)) best = cell;
  }
  return best;
}

/** Weighted mean over the window round `middle`, and the weight (relative to the middle's) of its cells that were still free. */
function takeWindow(
  logits: ArrayLike<number>,
  [times, rows, columns]: readonly [number, number, number],
  radius: readonly [number, number, number],
  middle: number,
  taken: Uint8Array,
): { at: [number, number, number]; free: number } {
  const t0 = Math.floor(middle / (rows * columns));
  const y0 = Math.floor(middle / columns) % rows;
  const x0 = middle % columns;
  const at: [number, number, number] = [0, 0, 0];
  let sum = 0;
  let free = 0;
  for (let t = Math.max(0, t0 - radius[0]); t <= Math.min(times - 1, t0 + radius[0]); t++) {
    for (let y = Math.max(0, y0 - radius[1]); y <= Math.min(rows - 1, y0 + radius[1]); y++) {
      for (let x = Math.max(0, x0 - radius[2]); x <= Math.min(columns - 1, x0 + radius[2]); x++) {
        const cell = (t * rows + y) * columns + x;
        const weight = Math.exp(logits[cell]! - logits[middle]!);
        sum += weight;
        at[0] += weight * t;
        at[1] += weight * y;
        at[2] += weight * x;
        if (taken[cell] === 0) free += weight;
        taken[cell] = 1;
      }
    }
  }
  return { at: [at[0] / sum, at[1] / sum, at[2] / sum], free };
}
