import type { RecordDiff } from '../contract/project.ts';
import { deepEqual } from './deep-equal.ts';
import type { ProjectDocument } from './project-document.ts';

/** The diffs that lead from one document to another, one per record that differs. */
export function diffsBetween(from: ProjectDocument, to: ProjectDocument): RecordDiff[] {
  const gone = from.all().filter(({ id }) => !to.get(id));
  return [
    ...gone.map((before): RecordDiff => ({ id: before.id, before, after: null })),
    ...to.all().flatMap((after): RecordDiff[] => {
      const before = from.get(after.id) ?? null;
      return before && deepEqual(before, after) ? [] : [{ id: after.id, before, after }];
    }),
  ];
}
