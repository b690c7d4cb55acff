import { TandemError } from '../contract/errors.ts';
import { type ProjectFile, type ProjectRecord, type RecordDiff, recordSchema } from '../contract/project.ts';
import type { Command } from './commands/command.ts';
import { squashDiffs } from './diffs.ts';
import { History } from './history.ts';
import { findProblems } from './integrity.ts';
import { ProjectDocument } from './project-document.ts';

/** One step as it is to be committed to the project's file. */
export interface Commit {
  readonly label: string;
  readonly diffs: readonly RecordDiff[];
}

/**
 * Edits a project: holds its document and its history, in a window, in a script or in a test alike. It writes no file; whoever listens
 * to its commits does (see `CommitQueue`).
 *
 * A drag is one step: `openMark`, any number of dispatches, `closeMark`. The document follows at once; history and commit get the whole
 * way as one change when the mark is closed.
 */
export class DocumentEditor {
  #document: ProjectDocument;
  readonly #history = new History();
  readonly #changeListeners = new Set<() => void>();
  readonly #commitListeners = new Set<(commit: Commit) => void>();
  #mark: { readonly label: string; readonly start: ProjectDocument; diffs: readonly RecordDiff[] } | null = null;

  constructor(project: ProjectFile) {
    this.#document = ProjectDocument.from(project);
  }

  /** The document as it is now; a new object after every change. */
  get document(): ProjectDocument {
    return this.#document;
  }

  /** What undo would take back, for the menu; null when nothing. */
  get undoLabel(): string | null {
    return this.#mark?.label ?? this.#history.next?.label ?? null;
  }

  /** What redo would make again, for the menu; null when nothing. */
  get redoLabel(): string | null {
    return this.#mark ? null : (this.#history.nextRedo?.label ?? null);
  }

  /** Whether a step that many dispatches make up is open: a drag is under way. */
  get marking(): boolean {
    return this.#mark !== null;
  }

  /** Calls the listener after every change of document or history. @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Calls the listener with every step that has to reach the file, in order. @returns stops it */
  subscribeCommits(listener: (commit: Commit) => void): () => void {
    this.#commitListeners.add(listener);
    return () => this.#commitListeners.delete(listener);
  }

  /**
   * Makes an edit.
   *
   * @returns what changed, one diff per record; empty when everything was so already
   * @throws TandemError edit-refused when the command is not possible or would leave an invalid document; nothing is changed then
   */
  dispatch<Args>(command: Command<Args>, args: Args): readonly RecordDiff[] {
    if (!command.isEnabled(this.#document, args)) {
      throw new TandemError('edit-refused', `"${command.label}" is not possible now.`, {
        data: { command: command.name },
      });
    }
    const diffs = squashDiffs(command.perform(this.#document, args).map((diff) => validated(command.label, diff)));
    if (diffs.length === 0) return diffs;
    const document = this.#document.apply(diffs);
    const [problem] = findProblems(document);
    if (problem !== undefined) {
      throw new TandemError('edit-refused', `"${command.label}" is not possible: ${problem}.`, {
        data: { command: command.name },
      });
    }
    if (this.#mark) this.#mark.diffs = squashDiffs([...this.#mark.diffs, ...diffs]);
    else this.#history.push({ label: command.label, diffs });
    this.#become(document);
    if (!this.#mark) this.#commit({ label: command.label, diffs });
    return diffs;
  }

  /**
   * Begins a step that many dispatches make up.
   *
   * @param label what "Undo ..." is to say of the whole
   * @throws TandemError internal when a mark is open
   */
  openMark(label: string): void {
    if (this.#mark) throw new TandemError('internal', `The step "${this.#mark.label}" is still open.`);
    this.#mark = { label, start: this.#document, diffs: [] };
  }

  /** Ends the step; one that changed nothing leaves no trace. Without an open mark nothing happens. */
  closeMark(): void {
    const mark = this.#mark;
    if (!mark) return;
    this.#mark = null;
    if (mark.diffs.length === 0) return;
    const step = { label: mark.label, diffs: mark.diffs };
    this.#history.push(step);
    this.#notify();
    this.#commit(step);
  }

  /** Gives the step up: everything is as it was at its beginning, and no trace is left. */
  cancelMark(): void {
    if (!this.#mark) return;
    const { start } = this.#mark;
    this.#mark = null;
    this.#become(start);
  }

  /** Takes the last step back; during a drag it gives the drag up. @returns false when there was nothing to undo */
  undo(): boolean {
    if (this.#mark) {
      this.cancelMark();
      return true;
    }
    return this.#replay('Undo', this.#history.undo());
  }

  /** Makes the last undone step again; not during a drag. @returns false when there was nothing to redo */
  redo(): boolean {
    return this.#mark ? false : this.#replay('Redo', this.#history.redo());
  }

  /**
   * Takes over changes that the file has already and that are no edits of the user's, for example after "Save as". They cannot be undone
   * and are not committed.
   *
   * @throws TandemError document-invalid when they do not match the document
   */
  applyOutside(diffs: readonly RecordDiff[]): void {
    this.closeMark();
    const document = this.#document.apply(diffs);
    this.#history.rebase(diffs);
    this.#become(document);
  }

  #replay(verb: string, step: Commit | null): boolean {
    if (!step) return false;
    this.#become(this.#document.apply(step.diffs));
    this.#commit({ label: `${verb} ${step.label}`, diffs: step.diffs });
    return true;
  }

  #become(document: ProjectDocument): void {
    this.#document = document;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#changeListeners) listener();
  }

  #commit(commit: Commit): void {
    for (const listener of this.#commitListeners) listener(commit);
  }
}

/** The diff with its new record as the schema gives it; fields that the edit left alone stay the same objects. */
function validated(label: string, diff: RecordDiff): RecordDiff {
  if (!diff.after) return diff;
  const parsed = recordSchema.safeParse(diff.after);
  if (parsed.success) return { ...diff, after: withUntouched(parsed.data, diff.after, diff.before) };
  const [issue] = parsed.error.issues;
  throw new TandemError('edit-refused', `"${label}" is not possible: ${issue?.path.join('.')}: ${issue?.message}.`);
}

/** A verdict on one point of a run must not make its thousand other points look new. */
function withUntouched(valid: ProjectRecord, after: ProjectRecord, before: ProjectRecord | null): ProjectRecord {
  const untouched = Object.entries(before ?? {}).filter(
    ([field, value]) => after[field as keyof ProjectRecord] === value,
  );
  return { ...valid, ...Object.fromEntries(untouched) };
}
