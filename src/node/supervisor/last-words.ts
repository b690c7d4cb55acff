/** How much of a process's stderr is kept, characters. */
const KEPT = 2000;

/** The end of what a process wrote to stderr: after a crash, the best word on why. */
export class LastWords {
  #text = '';

  add(text: string): void {
    this.#text = (this.#text + text).slice(-KEPT);
  }

  /** @param how the process ended, for example `exit code 1` @returns for example `exit code 1: Error: no space left on device` */
  explain(how: string): string {
    const error = this.#text.split('\n').findLast((line) => /^\s*(\w*Error|.*\berror\b)/i.test(line));
    return error ? `${how}: ${error.trim()}` : how;
  }
}
