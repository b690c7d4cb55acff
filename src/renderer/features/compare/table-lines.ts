import type { ComparisonRow } from '../../studio/comparison.ts';

/** One line of the table: a prediction, or in the view of differences a point. */
export interface TableLine {
  /** Index of its point among the rows. */
  readonly row: number;
  readonly runId: string | null;
}

/** Which line is meant: that of a run, or any of a point. */
export interface LineName {
  readonly key: string;
  readonly runId: string | null;
}

/**
 * The lines of a table, found by name without a search: the table may have thousands, and asks with every key and every selection. Made
 * anew only when the rows are others.
 */
export class TableLines {
  readonly all: readonly TableLine[];
  readonly #rows: readonly ComparisonRow[];
  readonly #firstLines: readonly number[];
  readonly #indexes: ReadonlyMap<string, number>;

  /** @param indexes of the rows by key @param onePerPoint the view of differences */
  constructor(rows: readonly ComparisonRow[], indexes: ReadonlyMap<string, number>, onePerPoint: boolean) {
    const all: TableLine[] = [];
    const firstLines: number[] = [];
    rows.forEach(({ predictions }, row) => {
      firstLines.push(all.length);
      if (onePerPoint) all.push({ row, runId: null });
      else for (const { run } of predictions) all.push({ row, runId: run.id });
    });
    this.all = all;
    this.#rows = rows;
    this.#firstLines = firstLines;
    this.#indexes = indexes;
  }

  /** Index of a row; -1 when it is not among them. */
  rowOf(key: string | null): number {
    return key === null ? -1 : (this.#indexes.get(key) ?? -1);
  }

  /** Index of the first line of a row. */
  firstOf(row: number): number {
    return this.#firstLines[row]!;
  }

  /** Index of a line; of its point's first line when the run has none there, and 0 when there is no such point. */
  lineOf(name: LineName | null): number {
    const row = this.rowOf(name?.key ?? null);
    if (row < 0) return 0;
    const { predictions } = this.#rows[row]!;
    const first = this.firstOf(row);
    const at = predictions.findIndex(({ run }) => run.id === name?.runId);
    return this.all[first]!.runId === null ? first : first + Math.max(0, at);
  }
}
