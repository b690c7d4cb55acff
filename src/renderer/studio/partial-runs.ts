import type { CorrespondencesFile } from '../../contract/correspondences.ts';
import type { RunRecord } from '../../contract/project.ts';

/** What a run has found so far: to be looked at, not yet part of the project. */
export interface PartialRuns {
  readonly sourceId: string;
  readonly targetId: string;
  readonly runs: readonly RunRecord[];
}

const PREFIX = 'partial ';

/** The results of the methods that are through, as runs that nobody can judge yet. */
export function partialRuns(
  { sourceId, targetId }: { readonly sourceId: string; readonly targetId: string },
  results: readonly CorrespondencesFile[],
): PartialRuns {
  const runs = results.map(
    (result): RunRecord => ({
      id: `${PREFIX}${result.method}`,
      kind: 'run',
      sourceId,
      targetId,
      createdAt: '',
      result,
      poses: { source: null, target: null },
      verdicts: [],
    }),
  );
  return { sourceId, targetId, runs };
}

/** Whether a run is one that is still going on. */
export function isPartialRun({ id }: { readonly id: string }): boolean {
  return id.startsWith(PREFIX);
}

/**
 * The runs to show: those of a job that is going on take the place of older ones of their methods.
 *
 * @param runs of the present pair, newest first
 */
export function withPartialRuns(
  runs: readonly RunRecord[],
  partial: PartialRuns | null,
  pair: { readonly sourceId: string | null; readonly targetId: string | null },
): readonly RunRecord[] {
  if (!partial || partial.sourceId !== pair.sourceId || partial.targetId !== pair.targetId) return runs;
  const methods = new Set(partial.runs.map(({ result }) => result.method));
  return [...partial.runs, ...runs.filter(({ result }) => !methods.has(result.method))];
}
