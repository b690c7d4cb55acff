import type { ProjectRecord } from '../contract/project.ts';

/** A new id for a record: unique for all time, and readable enough in a JSON export to see what it stands for. */
export function newRecordId(kind: Exclude<ProjectRecord['kind'], 'pair'>): string {
  return `${kind}-${crypto.randomUUID()}`;
}
