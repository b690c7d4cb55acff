/** The part of the browser's local storage that is used here. */
export interface JobMemory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'tandem.taken-jobs';

/** Jobs that are remembered; older ones are gone from the engine's list as well. */
const KEPT = 50;

/** The jobs whose results the project was given: a result that the user undid must not come back when the page is loaded anew. */
export class TakenJobs {
  readonly #memory: JobMemory | null;
  readonly #ids: Set<string>;

  /** @param memory null: nothing is remembered beyond this page */
  constructor(memory: JobMemory | null) {
    this.#memory = memory;
    this.#ids = new Set((memory?.getItem(KEY) ?? '').split('\n').filter((id) => id !== ''));
  }

  has(jobId: string): boolean {
    return this.#ids.has(jobId);
  }

  add(jobId: string): void {
    this.#ids.add(jobId);
    this.#memory?.setItem(KEY, [...this.#ids].slice(-KEPT).join('\n'));
  }
}
