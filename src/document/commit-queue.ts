import { type ErrorRecord, toErrorRecord } from '../contract/errors.ts';
import type { RecordDiff } from '../contract/project.ts';
import type { Commit } from './editor.ts';

/** How far the file is behind the document. */
export interface SaveState {
  /** Steps that are not yet safely in the file. */
  readonly pending: number;
  /** Why the file could not be written; null while all is well. */
  readonly error: ErrorRecord | null;
}

/**
 * Brings an editor's steps into the project's file, in order and one at a time. When a write fails (the engine process was lost, the disk
 * is full) the steps are kept, nothing is written past them, and {@link retry} goes on where it stopped: no edit is lost. A step whose
 * answer was lost may be sent twice; the store knows it again.
 */
export class CommitQueue {
  readonly #write: (label: string, diffs: readonly RecordDiff[]) => Promise<unknown>;
  readonly #listeners = new Set<(state: SaveState) => void>();
  readonly #idle = new Set<() => void>();
  #pending: Commit[] = [];
  #error: ErrorRecord | null = null;
  #writing = false;

  /** @param write commits one step durably; rejects when it could not */
  constructor(write: (label: string, diffs: readonly RecordDiff[]) => Promise<unknown>) {
    this.#write = write;
  }

  /** How far the file is behind. */
  get state(): SaveState {
    return { pending: this.#pending.length, error: this.#error };
  }

  /** Calls the listener whenever the state changes. @returns stops it */
  subscribe(listener: (state: SaveState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a step; give it to `DocumentEditor.subscribeCommits`. */
  readonly push = (commit: Commit): void => {
    this.#pending.push(commit);
    this.#tell();
    void this.#run();
  };

  /** Goes on after an error; when the engine is back, or when the user made room on the disk. */
  retry(): void {
    if (!this.#error) return;
    this.#error = null;
    this.#tell();
    void this.#run();
  }

  /** Resolves when every step is in the file or when writing has failed; look at the returned state. */
  async settled(): Promise<SaveState> {
    while (this.#pending.length > 0 && !this.#error) {
      await new Promise<void>((resolve) => this.#idle.add(resolve));
    }
    return this.state;
  }

  async #run(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#pending.length > 0 && !this.#error) {
      const { label, diffs } = this.#pending[0]!;
      try {
        await this.#write(label, diffs);
        this.#pending.shift();
      } catch (error) {
        this.#error = toErrorRecord(error);
      }
      this.#tell();
    }
    this.#writing = false;
    for (const resolve of this.#idle) resolve();
    this.#idle.clear();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.state);
  }
}
