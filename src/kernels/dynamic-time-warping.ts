/** The cheapest monotone path through a cost matrix. */
export interface TimeWarp {
  /** Sum of the costs on the path. */
  readonly cost: number;
  /** Path from (0, 0) to the last row and column. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * Dynamic time warping: `D(i,j) = d(i,j) + min(D(i-1,j-1), D(i-1,j), D(i,j-1))`, both ends anchored, no window, all steps of weight 1;
 * traced back from the end with ties broken in the order diagonal, i-1, j-1. Source: algorithms 2.11.
 *
 * @param costs row-major [rows, columns]
 */
export function dynamicTimeWarping(costs: ArrayLike<number>, rows: number, columns: number): TimeWarp {
  const total = new Float64Array(rows * columns);
  const at = (i: number, j: number) => (i < 0 || j < 0 ? Number.POSITIVE_INFINITY : total[i * columns + j]!);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const before = i === 0 && j === 0 ? 0 : Math.min(at(i - 1, j - 1), at(i - 1, j), at(i, j - 1));
      total[i * columns + j] = costs[i * columns + j]! + before;
    }
  }
  const pathRows: number[] = [];
  const pathColumns: number[] = [];
  let i = rows - 1;
  let j = columns - 1;
  while (i >= 0 && j >= 0) {
    pathRows.push(i);
    pathColumns.push(j);
    const diagonal = at(i - 1, j - 1);
    const up = at(i - 1, j);
    const left = at(i, j - 1);
    if (i === 0 && j === 0) break;
    if (diagonal <= up && diagonal <= left) {
      i--;
      j--;
    } else if (up <= left) i--;
    else j--;
  }
  return {
    cost: total[rows * columns - 1]!,
    rows: Int32Array.from(pathRows.reverse()),
    columns: Int32Array.from(pathColumns.reverse()),
  };
}
