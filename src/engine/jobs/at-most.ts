/**
 * Lets at most `count` pieces of work run at a time; the others wait in order. For short work beside the jobs, such as pictures, so
 * that a window which asks for fifty of them does not start fifty decoders.
 *
 * @returns runs the work when its turn comes; a signal that is aborted before that makes the wait throw its reason
 */
export function atMost(count: number): <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async (work, signal) => {
    if (taken < count) taken += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      // The place is handed to the next in line, and never free in between for somebody who comes just then.
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}
