import { addition, change, removal } from '../diffs.ts';
import { newRecordId } from '../ids.ts';
import type { ProjectDocument } from '../project-document.ts';
import { anchorsOf, pairOf, sourceOf, targetOf } from '../queries.ts';
import { type Command, requireRecord } from './command.ts';

/** A link of the warp: these two frames are in step. */
export interface AnchorFrames {
  readonly sourceFrame: number;
  readonly targetFrame: number;
}

/**
 * Whether a link lies in both clips and crosses none of the others. Time runs forwards in both clips, so that roles can be swapped: two
 * links share no frame.
 */
function fits(document: ProjectDocument, { sourceFrame, targetFrame }: AnchorFrames, exceptId?: string): boolean {
  const source = sourceOf(document);
  const target = targetOf(document);
  if (!source || !target || sourceFrame >= source.info.frames || targetFrame >= target.info.frames) return false;
  if (sourceFrame < 0 || targetFrame < 0) return false;
  return anchorsOf(document)
    .filter(({ id }) => id !== exceptId)
    .every((other) =>
      other.sourceFrame < sourceFrame
        ? other.targetFrame < targetFrame
        : other.sourceFrame > sourceFrame && other.targetFrame > targetFrame,
    );
}

/** Links a source frame with a target frame by hand. */
export const addAnchor: Command<AnchorFrames> = {
  name: 'anchor.add',
  label: 'Add anchor',
  isEnabled: (document, frames) => fits(document, frames),
  perform: (document, { sourceFrame, targetFrame }) => {
    const { sourceId, targetId } = pairOf(document);
    if (sourceId === null || targetId === null) return [];
    return [addition({ id: newRecordId('anchor'), kind: 'anchor', sourceId, targetId, sourceFrame, targetFrame })];
  },
};

/** Moves one or both ends of a link. */
export const moveAnchor: Command<AnchorFrames & { anchorId: string }> = {
  name: 'anchor.move',
  label: 'Move anchor',
  isEnabled: (document, { anchorId, ...frames }) =>
    document.find('anchor', anchorId) !== undefined && fits(document, frames, anchorId),
  perform: (document, { anchorId, ...frames }) => [change(requireRecord(document, 'anchor', anchorId), frames)],
};

/** Deletes a link. */
export const deleteAnchor: Command<{ anchorId: string }> = {
  name: 'anchor.delete',
  label: 'Delete anchor',
  isEnabled: (document, { anchorId }) => document.find('anchor', anchorId) !== undefined,
  perform: (document, { anchorId }) => [removal(requireRecord(document, 'anchor', anchorId))],
};
