import type { Progress } from '../../contract/jobs.ts';

/**
 * A filter over the reports of one job that keeps the promise of {@link Progress}: within a stage `done` never falls, and lies in
 * 0..`total`. Work that runs in parallel reports out of order; the window must not see a bar go back.
 *
 * @returns a function from a report to the progress to show
 */
export function monotoneProgress(): (report: Progress) => Progress {
  const furthest = new Map<string, number>();
  return ({ stage, done, total, unit }) => {
    const bounded = Math.min(Math.max(done, 0), total);
    const shown = Math.max(bounded, furthest.get(stage) ?? 0);
    furthest.set(stage, shown);
    return { stage, done: shown, total: Math.max(total, shown), unit };
  };
}
