import { type Comparison, type ComparisonRow, type ComparisonSources, compareRuns } from './comparison.ts';

/** Keeps the last comparison: it is not made again while its sources are the same, and rows that did not change stay the same objects. */
export class Comparer {
  #sources: ComparisonSources | null = null;
  #comparison: Comparison | null = null;
  #rows: ReadonlyMap<string, ComparisonRow> = new Map();

  /** {@link compareRuns}; sources count as the same when they list the same objects. */
  compare(sources: ComparisonSources): Comparison {
    if (this.#comparison && this.#sources && isSame(this.#sources, sources)) return this.#comparison;
    const comparison = compareRuns(sources, this.#rows);
    this.#sources = sources;
    this.#comparison = comparison;
    this.#rows = new Map(comparison.rows.map((row) => [row.key, row]));
    return comparison;
  }
}

function isSame(a: ComparisonSources, b: ComparisonSources): boolean {
  return (
    a.targetPose === b.targetPose &&
    isSameList(a.runs, b.runs) &&
    isSameList(a.sourceMoments, b.sourceMoments) &&
    isSameList(a.targetMoments, b.targetMoments)
  );
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => each === b[index]));
}
