import type { ProjectRecord, RecordDiff } from '../contract/project.ts';
import { deepEqual } from './deep-equal.ts';

/** The diff that adds a record. */
export function addition(record: ProjectRecord): RecordDiff {
  return { id: record.id, before: null, after: record };
}

/** The diff that takes a record away. */
export function removal(record: ProjectRecord): RecordDiff {
  return { id: record.id, before: record, after: null };
}

/** The diff that changes some fields of a record. */
export function change<R extends ProjectRecord>(record: R, fields: Partial<R>): RecordDiff {
  return { id: record.id, before: record, after: { ...record, ...fields } };
}

/** The diffs that undo these. */
export function reverseDiffs(diffs: readonly RecordDiff[]): RecordDiff[] {
  return diffs.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse();
}

/**
 * One diff per record that leads from the state before the first to the state after the last of them; records that end as they began
 * are left out. The order is that in which records were first touched.
 */
export function squashDiffs(diffs: readonly RecordDiff[]): RecordDiff[] {
  const squashed = new Map<string, RecordDiff>();
  for (const diff of diffs) {
    const earlier = squashed.get(diff.id);
    squashed.set(diff.id, earlier ? { ...earlier, after: diff.after } : diff);
  }
  return [...squashed.values()].filter(({ before, after }) => !deepEqual(before, after));
}
