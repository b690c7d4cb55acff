import type { PointInFrame } from '../../contract/geometry.ts';
import { keypointNameSchema } from '../../contract/keypoints.ts';
import type { MomentRecord, RecordDiff } from '../../contract/project.ts';
import { change } from '../diffs.ts';
import type { ProjectDocument } from '../project-document.ts';
import { type Command, requireRecord } from './command.ts';

/** Names the keypoint that a command works on. */
export interface KeypointArgs {
  readonly momentId: string;
  readonly name: string;
}

function has(document: ProjectDocument, { momentId, name }: KeypointArgs): boolean {
  const moment = document.find('moment', momentId);
  return moment !== undefined && Object.hasOwn(moment.keypoints, name);
}

/** "__proto__" cannot be a key of a JSON record: the schemas drop it. */
function isFreeName(moment: MomentRecord | undefined, name: string): boolean {
  if (!moment || name === '__proto__' || !keypointNameSchema.safeParse(name).success) return false;
  return !Object.hasOwn(moment.keypoints, name);
}

function changeKeypoint(document: ProjectDocument, { momentId, name }: KeypointArgs, fields: object): RecordDiff[] {
  const moment = requireRecord(document, 'moment', momentId);
  return [change(moment, { keypoints: { ...moment.keypoints, [name]: { ...moment.keypoints[name]!, ...fields } } })];
}

/** Marks a keypoint in the frame of a moment. */
export const addKeypoint: Command<KeypointArgs & PointInFrame & { visible?: boolean }> = {
  name: 'keypoint.add',
  label: 'Add keypoint',
  isEnabled: (document, { momentId, name }) => isFreeName(document.find('moment', momentId), name),
  perform: (document, { momentId, name, x, y, visible = true }) => {
    const moment = requireRecord(document, 'moment', momentId);
    return [change(moment, { keypoints: { ...moment.keypoints, [name]: { x, y, visible } } })];
  },
};

/** Moves a keypoint. */
export const moveKeypoint: Command<KeypointArgs & PointInFrame> = {
  name: 'keypoint.move',
  label: 'Move keypoint',
  isEnabled: has,
  perform: (document, { x, y, ...which }) => changeKeypoint(document, which, { x, y }),
};

/** Says whether a keypoint can be seen in its frame; a hidden one is neither looked for nor scored. */
export const setKeypointVisible: Command<KeypointArgs & { visible: boolean }> = {
  name: 'keypoint.set-visible',
  label: 'Show or hide keypoint',
  isEnabled: has,
  perform: (document, { visible, ...which }) => changeKeypoint(document, which, { visible }),
};

/** Gives a keypoint another name, one that is free in its moment; its place in the list stays. */
export const renameKeypoint: Command<KeypointArgs & { newName: string }> = {
  name: 'keypoint.rename',
  label: 'Rename keypoint',
  isEnabled: (document, { newName, ...which }) =>
    has(document, which) && isFreeName(document.find('moment', which.momentId), newName),
  perform: (document, { momentId, name, newName }) => {
    const moment = requireRecord(document, 'moment', momentId);
    const renamed = Object.entries(moment.keypoints).map(([key, point]) => [key === name ? newName : key, point]);
    return [change(moment, { keypoints: Object.fromEntries(renamed) as MomentRecord['keypoints'] })];
  },
};

/** Deletes a keypoint. */
export const deleteKeypoint: Command<KeypointArgs> = {
  name: 'keypoint.delete',
  label: 'Delete keypoint',
  isEnabled: has,
  perform: (document, { momentId, name }) => {
    const moment = requireRecord(document, 'moment', momentId);
    const kept = Object.entries(moment.keypoints).filter(([key]) => key !== name);
    return [change(moment, { keypoints: Object.fromEntries(kept) })];
  },
};
