import type { Keypoints } from '../../contract/keypoints.ts';
import type { Moment } from '../../contract/moments.ts';
import { addition, change, removal } from '../diffs.ts';
import { newRecordId } from '../ids.ts';
import type { ProjectDocument } from '../project-document.ts';
import { momentsOf } from '../queries.ts';
import { type Command, requireRecord } from './command.ts';

/** Whether a frame index lies inside a clip. */
function isFrameOf(document: ProjectDocument, mediaId: string, frame: number): boolean {
  const media = document.find('media', mediaId);
  return media !== undefined && Number.isInteger(frame) && frame >= 0 && frame < media.info.frames;
}

/** The first of "name", "name (2)", "name (3)"... that is not taken: a clip's moments are told apart by name. */
function freeName(taken: ReadonlySet<string>, name: string): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name} (${number})`;
  return candidate;
}

function namesOf(document: ProjectDocument, mediaId: string): Set<string> {
  return new Set(momentsOf(document, mediaId).map(({ name }) => name));
}

/** Marks a key moment; without a name it becomes "moment 1", "moment 2"... */
export const addMoment: Command<{ mediaId: string; frame: number; name?: string; keypoints?: Keypoints }> = {
  name: 'moment.add',
  label: 'Add key moment',
  isEnabled: (document, { mediaId, frame, name }) =>
    isFrameOf(document, mediaId, frame) && (name === undefined || !namesOf(document, mediaId).has(name)),
  perform: (document, { mediaId, frame, name, keypoints = {} }) => {
    const taken = namesOf(document, mediaId);
    let number = 1;
    while (taken.has(`moment ${number}`)) number += 1;
    const chosen = name ?? `moment ${number}`;
    return [addition({ id: newRecordId('moment'), kind: 'moment', mediaId, name: chosen, frame, keypoints })];
  },
};

/** Takes over many moments at once, from a points file or a pose suggestion; a name that is taken gets a number. */
export const addMoments: Command<{ mediaId: string; moments: readonly Moment[] }> = {
  name: 'moment.add-many',
  label: 'Import key moments',
  isEnabled: (document, { mediaId, moments }) => moments.every(({ frame }) => isFrameOf(document, mediaId, frame)),
  perform: (document, { mediaId, moments }) => {
    const taken = namesOf(document, mediaId);
    return moments.map(({ name, frame, keypoints }) => {
      const chosen = freeName(taken, name);
      taken.add(chosen);
      return addition({ id: newRecordId('moment'), kind: 'moment', mediaId, name: chosen, frame, keypoints });
    });
  },
};

/** Moves a moment to another frame of its clip; its keypoints go with it. */
export const moveMoment: Command<{ momentId: string; frame: number }> = {
  name: 'moment.move',
  label: 'Move key moment',
  isEnabled: (document, { momentId, frame }) => {
    const moment = document.find('moment', momentId);
    return moment !== undefined && isFrameOf(document, moment.mediaId, frame);
  },
  perform: (document, { momentId, frame }) => [change(requireRecord(document, 'moment', momentId), { frame })],
};

/** Gives a moment another name, one that no other moment of the clip has. */
export const renameMoment: Command<{ momentId: string; name: string }> = {
  name: 'moment.rename',
  label: 'Rename key moment',
  isEnabled: (document, { momentId, name }) => {
    const moment = document.find('moment', momentId);
    if (!moment || name.trim() === '') return false;
    return momentsOf(document, moment.mediaId).every((other) => other.id === momentId || other.name !== name);
  },
  perform: (document, { momentId, name }) => [change(requireRecord(document, 'moment', momentId), { name })],
};

/** Deletes a moment with its keypoints. */
export const deleteMoment: Command<{ momentId: string }> = {
  name: 'moment.delete',
  label: 'Delete key moment',
  isEnabled: (document, { momentId }) => document.find('moment', momentId) !== undefined,
  perform: (document, { momentId }) => [removal(requireRecord(document, 'moment', momentId))],
};
