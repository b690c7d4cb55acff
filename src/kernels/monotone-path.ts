/**
 * One column per row, never falling from row to row, such that the sum of the scores is largest (dynamic programme, rows x columns
 * steps). Among equal sums the smallest columns win.
 *
 * @param scores row-major [rows, columns]; -Infinity forbids a cell
 * @returns the chosen column of every row
 */
export function monotonePath(scores: ArrayLike<number>, rows: number, columns: number): Int32Array {
  const total = new Float64Array(rows * columns);
  /** Best column at or before j in the row above, by row and column. */
  const from = new Int32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    let best = 0;
    for (let j = 0; j < columns; j++) {
      let before = 0;
      if (i > 0) {
        if (total[(i - 1) * columns + j]! > total[(i - 1) * columns + best]!) best = j;
        before = total[(i - 1) * columns + best]!;
      }
      from[i * columns + j] = best;
      total[i * columns + j] = before + scores[i * columns + j]!;
    }
  }
  const path = new Int32Array(rows);
  let column = 0;
  for (let j = 1; j < columns; j++) {
    if (total[(rows - 1) * columns + j]! > total[(rows - 1) * columns + column]!) column = j;
  }
  for (let i = rows - 1; i >= 0; i--) {
    path[i] = column;
    column = from[i * columns + column]!;
  }
  return path;
}
