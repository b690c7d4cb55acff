/** The eight cells round a point and the share of each; the shares add up to 1. */
export interface TrilinearCells {
  /** Row-major cell indices (t, y, x), length 8. */
  readonly cells: Int32Array;
  readonly weights: Float64Array;
}

/**
 * The neighbours for trilinear sampling. At the border indices are clamped and weights kept, which equals clamping the point.
 * Source: pack README section 2.
 *
 * @param at cell coordinates (t, y, x), centres at whole numbers
 * @param grid cells along (t, y, x)
 */
export function trilinearCells(
  at: readonly [number, number, number],
  grid: readonly [number, number, number],
): TrilinearCells {
  const cells = new Int32Array(8);
  const weights = new Float64Array(8).fill(1);
  for (let neighbour = 0; neighbour < 8; neighbour++) {
    let index = 0;
    for (let axis = 0; axis < 3; axis++) {
      const low = Math.floor(at[axis]!);
      const fraction = at[axis]! - low;
      const upper = (neighbour >> (2 - axis)) & 1;
      index = index * grid[axis]! + Math.min(grid[axis]! - 1, Math.max(0, low + upper));
      weights[neighbour]! *= upper === 1 ? fraction : 1 - fraction;
    }
    cells[neighbour] = index;
  }
  return { cells, weights };
}
