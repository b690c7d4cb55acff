/** When a dead engine is started again. */
export interface RestartPolicy {
  /** An engine that lived shorter than this died quickly, milliseconds. */
  readonly quickDeathMilliseconds: number;
  /** Quick deaths in a row after which we give up. */
  readonly quickDeathsAllowed: number;
  /** Pause before the start after the first quick death, milliseconds; it doubles with every further one. */
  readonly firstPauseMilliseconds: number;
  /** The longest pause, milliseconds. */
  readonly longestPauseMilliseconds: number;
}

/** Three tries are over in a few seconds: a person is waiting; a crash once an hour is mended at once. */
export const RESTART_POLICY: RestartPolicy = {
  quickDeathMilliseconds: 15_000,
  quickDeathsAllowed: 4,
  firstPauseMilliseconds: 250,
  longestPauseMilliseconds: 4_000,
};

/**
 * The pause before the next start.
 *
 * @param quickDeaths how many engines in a row died quickly, the last one included; 0 when the last one lived long
 * @returns milliseconds, or null to give up
 */
export function pauseBeforeRestart(policy: RestartPolicy, quickDeaths: number): number | null {
  if (quickDeaths >= policy.quickDeathsAllowed) return null;
  if (quickDeaths === 0) return 0;
  return Math.min(policy.firstPauseMilliseconds * 2 ** (quickDeaths - 1), policy.longestPauseMilliseconds);
}
