/** Work that is asked for often and done once. */
export interface OnceAfter {
  /** The work is to be done. */
  ask(): void;
  /** It is not to be done any more. */
  stop(): void;
}

/**
 * Does work once as soon as what runs now is through, however often it was asked for meanwhile. For words that follow the playhead: a canvas
 * that sets its font lays the page out for every word that was written before it.
 */
export function onceAfter(work: () => void): OnceAfter {
  let isPending = false;
  let isStopped = false;
  const run = (): void => {
    isPending = false;
    if (!isStopped) work();
  };
  return {
    ask: () => {
      if (!isPending) queueMicrotask(run);
      isPending = true;
    },
    stop: () => {
      isStopped = true;
    },
  };
}
