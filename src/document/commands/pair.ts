import type { PairRecord, RecordDiff } from '../../contract/project.ts';
import { addition, change } from '../diffs.ts';
import type { ProjectDocument } from '../project-document.ts';
import { pairOf } from '../queries.ts';
import type { Command } from './command.ts';

/**
 * The diffs that give the clips new roles. Anchors belong to two clips: those between the two that are paired now turn round where their
 * roles have changed; those of other pairs stay as they are, for when their clips come back.
 */
export function rolesChange(document: ProjectDocument, roles: PairRecord): RecordDiff[] {
  const known = document.find('pair', 'pair');
  const turned = document
    .ofKind('anchor')
    .filter((anchor) => anchor.sourceId === roles.targetId && anchor.targetId === roles.sourceId)
    .map((anchor) =>
      change(anchor, {
        sourceId: anchor.targetId,
        targetId: anchor.sourceId,
        sourceFrame: anchor.targetFrame,
        targetFrame: anchor.sourceFrame,
      }),
    );
  return [known ? change(known, roles) : addition(roles), ...turned];
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
