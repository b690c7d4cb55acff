import type { PairRecord, RecordDiff } from '../../contract/project.ts';
import { addition, change, removal } from '../diffs.ts';
import type { ProjectDocument } from '../project-document.ts';
import { pairOf } from '../queries.ts';
import type { Command } from './command.ts';

/**
 * The diffs that give the clips new roles. Anchors link the two clips: they turn round when the roles are swapped, and go when another
 * clip comes in.
 */
export function rolesChange(document: ProjectDocument, roles: PairRecord): RecordDiff[] {
  const pair = pairOf(document);
  const known = document.find('pair', 'pair');
  const same = roles.sourceId === pair.sourceId && roles.targetId === pair.targetId;
  const swapped = roles.sourceId === pair.targetId && roles.targetId === pair.sourceId;
  const anchors = same
    ? []
    : document
        .ofKind('anchor')
        .map((anchor) =>
          swapped
            ? change(anchor, { sourceFrame: anchor.targetFrame, targetFrame: anchor.sourceFrame })
            : removal(anchor),
        );
  return [known ? change(known, roles) : addition(roles), ...anchors];
}

/** Says which clip is the source and which the target; null: none. */
export const setRoles: Command<{ sourceId: string | null; targetId: string | null }> = {
  name: 'pair.set-roles',
  label: 'Set source and target',
  isEnabled: (document, { sourceId, targetId }) =>
    [sourceId, targetId].every((id) => id === null || document.find('media', id) !== undefined) &&
    (sourceId === null || sourceId !== targetId),
  perform: (document, roles) => rolesChange(document, { ...pairOf(document), ...roles }),
};

/** Makes the source the target and the target the source. */
export const swapRoles: Command<Record<never, never>> = {
  name: 'pair.swap',
  label: 'Swap source and target',
  isEnabled: (document) => document.ofKind('pair').length > 0,
  perform: (document) => {
    const pair = pairOf(document);
    return rolesChange(document, { ...pair, sourceId: pair.targetId, targetId: pair.sourceId });
  },
};

/** Names the action that the clips show; null: none. */
export const setAction: Command<{ action: string | null }> = {
  name: 'pair.set-action',
  label: 'Name the action',
  isEnabled: () => true,
  perform: (document, { action }) => rolesChange(document, { ...pairOf(document), action }),
};
