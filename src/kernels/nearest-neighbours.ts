/**
 * For every row of a cost matrix the column of its smallest cost, the first one of equals: `nn(i) = argmin_j d(i, j)`.
 * Source: algorithms 2.11.
 *
 * @param costs row-major [rows, columns]
 */
export function nearestNeighbours(costs: ArrayLike<number>, rows: number, columns: number): Int32Array {
  const out = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    let best = 0;
    for (let j = 1; j < columns; j++) if (costs[i * columns + j]! < costs[i * columns + best]!) best = j;
    out[i] = best;
  }
  return out;
}
