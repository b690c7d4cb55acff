import { TandemError } from '../../contract/errors.ts';
import type { ProjectRecord, RecordDiff } from '../../contract/project.ts';
import type { ProjectDocument, RecordOf } from '../project-document.ts';

/**
 * One kind of edit. Menu, key, palette, script and test use the same record. Commands know nothing of history: whoever runs them gets
 * the diffs and keeps them.
 */
export interface Command<Args> {
  /** Stable, `subject.verb`: what scripts and key maps name. */
  readonly name: string;
  /** For menus and for "Undo ...". */
  readonly label: string;
  /** Whether the edit is possible; a menu greys it out otherwise. */
  isEnabled(document: ProjectDocument, args: Args): boolean;
  /** The change; asked for only when {@link isEnabled}. An empty answer means that everything is so already. */
  perform(document: ProjectDocument, args: Args): readonly RecordDiff[];
}

/**
 * The record that a command works on.
 *
 * @throws TandemError edit-refused when it is not there
 */
export function requireRecord<K extends ProjectRecord['kind']>(
  document: ProjectDocument,
  kind: K,
  id: string,
): RecordOf<K> {
  const record = document.find(kind, id);
  if (!record) throw new TandemError('edit-refused', `There is no ${kind} "${id}" in the project.`);
  return record;
}
