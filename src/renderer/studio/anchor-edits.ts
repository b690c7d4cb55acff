import { TandemError } from '../../contract/errors.ts';
import type { AnchorRecord } from '../../contract/project.ts';
import { type AnchorFrames, addAnchor, moveAnchor } from '../../document/commands/anchors.ts';
import { anchorsOf } from '../../document/queries.ts';
import { t } from '../ui/i18n.ts';
import { frameBase } from '../ui/preferences.ts';
import type { Role } from '../ui/role.ts';
import type { ProjectSession } from './project-session.ts';

/** The field of an anchor that holds the frame of a clip. */
const FRAME_OF = { source: 'sourceFrame', target: 'targetFrame' } as const;

/**
 * Links two frames by hand. An anchor that holds one of them already is moved there, so that a link can be corrected by linking again.
 *
 * @returns the anchor
 * @throws TandemError edit-refused when it would cross another anchor
 */
export function putAnchor(session: ProjectSession, frames: AnchorFrames): AnchorRecord {
  const find = (): AnchorRecord | undefined =>
    anchorsOf(session.document).find(({ sourceFrame }) => sourceFrame === frames.sourceFrame) ??
    anchorsOf(session.document).find(({ targetFrame }) => targetFrame === frames.targetFrame);
  const known = find();
  if (known) {
    const moved = { anchorId: known.id, ...frames };
    if (!session.allows(moveAnchor, moved)) throw crossing(frames);
    session.dispatch(moveAnchor, moved);
  } else {
    if (!session.allows(addAnchor, frames)) throw crossing(frames);
    session.dispatch(addAnchor, frames);
  }
  return find()!;
}

/**
 * Moves one end of an anchor by some frames.
 *
 * @returns the anchor as it is then
 * @throws TandemError edit-refused when it would cross another anchor or leave the clip
 */
export function nudgeAnchor(session: ProjectSession, anchorId: string, end: Role, frames: number): AnchorRecord | null {
  const anchor = session.document.find('anchor', anchorId);
  if (!anchor) return null;
  const { sourceFrame, targetFrame } = anchor;
  const wanted = { sourceFrame, targetFrame, [FRAME_OF[end]]: anchor[FRAME_OF[end]] + frames };
  if (!session.allows(moveAnchor, { anchorId, ...wanted })) throw crossing(wanted);
  session.dispatch(moveAnchor, { anchorId, ...wanted });
  return session.document.find('anchor', anchorId) ?? null;
}

function crossing({ sourceFrame, targetFrame }: AnchorFrames): TandemError {
  const values = { source: sourceFrame + frameBase(), target: targetFrame + frameBase() };
  return new TandemError('edit-refused', t('sync.anchor-crosses', values), {
    hint: t('sync.anchor-crosses-hint'),
  });
}
