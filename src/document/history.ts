import type { ProjectRecord, RecordDiff } from '../contract/project.ts';
import { deepEqual } from './deep-equal.ts';
import { reverseDiffs } from './diffs.ts';

/** One undoable step. */
export interface HistoryStep {
  readonly label: string;
  readonly diffs: readonly RecordDiff[];
}

/** The steps that can be undone and redone. It holds diffs only: what is selected, hovered or played never comes here. */
export class History {
  #done: HistoryStep[] = [];
  #undone: HistoryStep[] = [];

  /** The step that undo would take back. */
  get next(): HistoryStep | undefined {
    return this.#done.at(-1);
  }

  /** The step that redo would make again. */
  get nextRedo(): HistoryStep | undefined {
    return this.#undone.at(-1);
  }

  /** Adds a step; what was undone cannot be redone after it. */
  push(step: HistoryStep): void {
    this.#done.push(step);
    this.#undone = [];
  }

  /** Takes the last step back. @returns the diffs that do so, or null when there is none */
  undo(): HistoryStep | null {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    return { label: step.label, diffs: reverseDiffs(step.diffs) };
  }

  /** Makes the last undone step again. @returns its diffs, or null when there is none */
  redo(): HistoryStep | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    return step;
  }

  /**
   * Takes up changes that are no edits of the user's (a project that moved, a file that was found elsewhere): the fields that they set
   * get their new value in every step, so that undoing an edit does not bring the old value back. When such a change adds or removes a
   * record, the steps cannot be trusted any more and are forgotten.
   */
  rebase(outside: readonly RecordDiff[]): void {
    for (const { id, before, after } of outside) {
      if (!before || !after) {
        this.#done = [];
        this.#undone = [];
        return;
      }
      const fields = changedFields(before, after);
      const patch = (record: ProjectRecord | null) => (record ? ({ ...record, ...fields } as ProjectRecord) : null);
      const rebased = ({ label, diffs }: HistoryStep): HistoryStep => ({
        label,
        diffs: diffs.map((diff) =>
          diff.id === id ? { id, before: patch(diff.before), after: patch(diff.after) } : diff,
        ),
      });
      this.#done = this.#done.map(rebased);
      this.#undone = this.#undone.map(rebased);
    }
  }
}

function changedFields(before: ProjectRecord, after: ProjectRecord): Record<string, unknown> {
  const old = before as Record<string, unknown>;
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => !deepEqual(old[key], value)));
}
