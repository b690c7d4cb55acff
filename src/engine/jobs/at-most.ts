/**
 * Lets at most `count` pieces of work run at a time; the others wait in order. For short work beside the jobs, such as pictures, so
 * that a window which asks for fifty of them does not start fifty decoders.
 *
 * @returns runs the work when its turn comes; a signal that is aborted before that makes the wait throw its reason
 */
export function atMost(count: number): <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work, signal) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
