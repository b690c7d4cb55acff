import type { Progress } from '../../contract/jobs.ts';

/** A progress report and when it came, milliseconds. */
export interface Sighting {
  readonly progress: Progress;
  readonly at: number;
}

/** Before this much of a stage has been seen a forecast would jump about, milliseconds. */
const SHORTEST_BASE = 1500;

/**
 * How long the stage will still take at the pace that was seen.
 *
 * @param first the first report of the stage @param latest the latest one @param now milliseconds
 * @returns seconds, or null when it is too early to say
 */
export function secondsLeft(first: Sighting, latest: Sighting, now: number): number | null {
  const done = latest.progress.done - first.progress.done;
  const took = latest.at - first.at;
  if (done <= 0 || took < SHORTEST_BASE) return null;
  const left = ((latest.progress.total - latest.progress.done) * took) / done;
  return Math.max(0, left - (now - latest.at)) / 1000;
}
