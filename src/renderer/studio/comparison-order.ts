import type { Finding } from '../../contract/evaluation.ts';
import { METHOD_FAMILY } from '../../contract/methods.ts';
import type { RunRecord } from '../../contract/project.ts';
import { byDisagreementAndConfidence } from '../../document/scoring/findings.ts';
import { type ComparisonRow, type PredictionName, type RowTag, tagsOfAny } from './comparison.ts';
import { isPartialRun } from './partial-runs.ts';
import type { MethodView } from './view-store.ts';

/** What rows can be sorted by; `interest` is where methods disagree, the surest first. */
export const SORT_KEYS = ['interest', 'moment', 'point', 'frames', 'pixels', 'score', 'error'] as const;
/** One of {@link SORT_KEYS}. */
export type SortKey = (typeof SORT_KEYS)[number];

/** The order of rows. */
export interface RowOrder {
  readonly key: SortKey;
  /** The other way round. */
  readonly isReversed: boolean;
}

/** The order at first: what deserves a look comes first. */
export const FIRST_ORDER: RowOrder = { key: 'interest', isReversed: false };

/** The runs that a view shows. */
export function runsInView(runs: readonly RunRecord[], view: MethodView): RunRecord[] {
  return runs.filter((run) => view === 'both' || view === 'difference' || METHOD_FAMILY[run.result.method] === view);
}

/** Rows with the answers that a view shows; rows without any fall out. */
export function rowsInView(rows: readonly ComparisonRow[], view: MethodView): ComparisonRow[] {
  if (view === 'both') return [...rows];
  if (view === 'difference') return rows.filter(({ difference }) => difference !== null);
  return rows.flatMap((row) => {
    const predictions = row.predictions.filter(({ run }) => METHOD_FAMILY[run.result.method] === view);
    return predictions.length === 0 ? [] : [{ ...row, predictions, tags: tagsOfAny(predictions) }];
  });
}

const COMPARE: Readonly<Record<SortKey, (a: ComparisonRow, b: ComparisonRow) => number>> = {
  interest: (a, b) => byDisagreementAndConfidence(interestOf(a), interestOf(b)),
  moment: (a, b) => a.sourceFrame - b.sourceFrame,
  point: (a, b) => (a.keypoint < b.keypoint ? -1 : Number(a.keypoint > b.keypoint)),
  frames: (a, b) => Math.abs(b.difference?.frames ?? -1) - Math.abs(a.difference?.frames ?? -1),
  pixels: (a, b) => (b.difference?.pixels ?? -1) - (a.difference?.pixels ?? -1),
  score: (a, b) => worstScore(a) - worstScore(b),
  error: (a, b) => worstError(b) - worstError(a),
};

function interestOf({ tags, confidence }: ComparisonRow): { findings: readonly Finding[]; confidence: number } {
  return { findings: tags.includes('methods-disagree') ? ['methods-disagree'] : [], confidence };
}

/** Pixels off the truth, of the worst method; -1 where nothing is known. */
function worstError({ predictions }: ComparisonRow): number {
  return Math.max(...predictions.map(({ judged }) => judged?.score.pixels ?? -1));
}

function worstScore({ predictions }: ComparisonRow): number {
  return Math.min(...predictions.map(({ prediction }) => prediction.score));
}

/** Rows that have any of the tags (all rows when none is asked for), in an order; equal ones keep theirs. */
export function arrangedRows(
  rows: readonly ComparisonRow[],
  order: RowOrder,
  tags: ReadonlySet<RowTag>,
): ComparisonRow[] {
  const kept = tags.size === 0 ? [...rows] : rows.filter((row) => row.tags.some((tag) => tags.has(tag)));
  const compare = COMPARE[order.key];
  return kept.sort(order.isReversed ? (a, b) => compare(b, a) : compare);
}

/**
 * The predictions that nothing speaks against and nobody has judged yet: their method trusts its time, no other method disagrees, and
 * no known truth contradicts.
 *
 * @param rows as they are shown
 */
export function confidentPredictions(rows: readonly ComparisonRow[]): PredictionName[] {
  return rows.flatMap(({ momentName, keypoint, predictions }) =>
    predictions
      .filter(({ run, moment, verdict, tags }) => !verdict && moment.trusted && tags.length === 0 && !isPartialRun(run))
      .map(({ run }) => ({ runId: run.id, momentName, keypoint })),
  );
}

/** How many rows have each tag. */
export function tagCounts(rows: readonly ComparisonRow[]): Map<RowTag, number> {
  const counts = new Map<RowTag, number>();
  for (const { tags } of rows) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

/**
 * The next row in which something deserves a look, round the end.
 *
 * @param rows as they are shown @param current key of the row that is looked at; from none the first (or last) is taken
 * @returns null when there is none
 */
export function nextFailure(
  rows: readonly ComparisonRow[],
  current: string | null,
  direction: 1 | -1,
): ComparisonRow | null {
  const here = rows.findIndex(({ key }) => key === current);
  const start = here >= 0 ? here : direction === 1 ? -1 : rows.length;
  for (let step = 1; step <= rows.length; step++) {
    const row = rows[(start + direction * step + 2 * rows.length) % rows.length];
    if (row && row.tags.length > 0) return row;
  }
  return null;
}

/** A prediction, and the frames to show for it. */
export interface PredictionPlace extends PredictionName {
  readonly sourceFrame: number;
  readonly targetFrame: number;
}

/** Where to go for a row: to the answer of this run, or of the first. */
export function placeOf(row: ComparisonRow, runId: string | null): PredictionPlace {
  const { run, moment, prediction } = row.predictions.find((each) => each.run.id === runId) ?? row.predictions[0]!;
  return {
    runId: run.id,
    momentName: row.momentName,
    keypoint: row.keypoint,
    sourceFrame: moment.frame,
    targetFrame: prediction.frame,
  };
}
