const MAX_LINE_BYTES = 65536;

/** Cuts a byte stream into lines (ended by LF, CR or both), which are handed on without their ends; empty ones are left out. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  readonly #decoder = new TextDecoder();
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split(/[\r\n]+/);
    // A stream without line ends must not grow in memory.
    this.#rest = lines.pop()!.slice(0, MAX_LINE_BYTES);
    for (const line of lines) if (line !== '') this.#onLine(line);
  }

  /** Hands on what is left. */
  end(): void {
    if (this.#rest !== '') this.#onLine(this.#rest);
    this.#rest = '';
  }
}
