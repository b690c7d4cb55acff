import type { Crop, FrameRange, PersonHint, QuarterTurn } from '../../contract/geometry.ts';
import type { MediaRecord, RecordDiff } from '../../contract/project.ts';
import { addition, change, removal } from '../diffs.ts';
import { type MediaFile, newMediaRecord } from '../media-record.ts';
import type { ProjectDocument } from '../project-document.ts';
import { displayedSize, pairOf } from '../queries.ts';
import { type FrameTurn, turnMedia, turnMoment, turnPose, turnRun } from '../rotate.ts';
import { type Command, requireRecord } from './command.ts';
import { rolesChange } from './pair.ts';
import { runRemovals } from './runs.ts';

/** Puts an opened file into the project under the id that the host gave it; it takes the first free role. */
export const addMedia: Command<{ id: string; file: MediaFile }> = {
  name: 'media.add',
  label: 'Add clip',
  isEnabled: (document, { id }) => document.get(id) === undefined,
  perform: (document, { id, file }) => {
    const pair = pairOf(document);
    const free = pair.sourceId === null ? 'sourceId' : pair.targetId === null ? 'targetId' : null;
    const roles = free ? rolesChange(document, { ...pair, [free]: id }) : [];
    return [addition(newMediaRecord(id, file)), ...roles];
  },
};

/** Takes a clip out of the project with everything that belongs to it: moments, runs, notes, its role, its anchors. */
export const removeMedia: Command<{ mediaId: string }> = {
  name: 'media.remove',
  label: 'Remove clip',
  isEnabled: (document, { mediaId }) => document.find('media', mediaId) !== undefined,
  perform: (document, { mediaId }) => {
    const pair = pairOf(document);
    const belongs = [
      ...document.ofKind('moment').filter((each) => each.mediaId === mediaId),
      ...document.ofKind('note').filter((each) => each.mediaId === mediaId),
      ...document.ofKind('anchor').filter((each) => each.sourceId === mediaId || each.targetId === mediaId),
    ];
    const runs = document.ofKind('run').filter((each) => each.sourceId === mediaId || each.targetId === mediaId);
    const roles = rolesChange(document, {
      ...pair,
      sourceId: pair.sourceId === mediaId ? null : pair.sourceId,
      targetId: pair.targetId === mediaId ? null : pair.targetId,
    });
    return [
      ...roles,
      ...belongs.map(removal),
      ...runRemovals(document, new Set(runs.map(({ id }) => id))),
      removal(requireRecord(document, 'media', mediaId)),
    ];
  },
};

/** Points a clip to another file: one that moved, or another version of it. */
export const relinkMedia: Command<{ mediaId: string; file: MediaFile }> = {
  name: 'media.relink',
  label: 'Locate clip',
  isEnabled: (document, { mediaId }) => document.find('media', mediaId) !== undefined,
  perform: (document, { mediaId, file }) => [change(requireRecord(document, 'media', mediaId), file)],
};

/** Makes the command that sets one field of a clip. */
function setField<F extends keyof MediaRecord>(name: string, label: string, field: F) {
  const command: Command<{ mediaId: string; value: MediaRecord[F] }> = {
    name,
    label,
    isEnabled: (document, { mediaId }) => document.find('media', mediaId) !== undefined,
    perform: (document, { mediaId, value }) => [
      change(requireRecord(document, 'media', mediaId), { [field]: value } as Partial<MediaRecord>),
    ],
  };
  return command;
}

/** Sets the frames that play, loop, align and export keep to; null: the whole clip. */
export const setWorkingZone: Command<{ mediaId: string; value: FrameRange | null }> = setField(
  'media.set-working-zone',
  'Set working zone',
  'workingZone',
);

/** Sets the frame of the sync event; null: none. */
export const setSyncFrame: Command<{ mediaId: string; value: number | null }> = setField(
  'media.set-sync-frame',
  'Set sync frame',
  'syncFrame',
);

/** Sets the part of the frame to analyse; null: found automatically. */
export const setCrop: Command<{ mediaId: string; value: Crop | null }> = setField('media.set-crop', 'Set crop', 'crop');

/** Sets the person to follow; null: found automatically. */
export const setPerson: Command<{ mediaId: string; value: PersonHint | null }> = setField(
  'media.set-person',
  'Choose person',
  'person',
);

/** Sets the rate at which the scene was filmed, frames per second; null: that of the file. */
export const setCaptureFps: Command<{ mediaId: string; value: number | null }> = setField(
  'media.set-capture-fps',
  'Set capture rate',
  'captureFps',
);

/** Sets the extra clockwise rotation; everything that was marked or predicted in the clip turns with the picture. */
export const setRotation: Command<{ mediaId: string; value: MediaRecord['rotationOverrideDegrees'] }> = {
  name: 'media.set-rotation',
  label: 'Rotate clip',
  isEnabled: (document, { mediaId }) => document.find('media', mediaId) !== undefined,
  perform: (document, { mediaId, value }) => {
    const media = requireRecord(document, 'media', mediaId);
    const degrees = ((value - media.rotationOverrideDegrees + 360) % 360) as QuarterTurn;
    const turn: FrameTurn = { degrees, ...displayedSize(media) };
    return [
      change(media, { ...turnMedia(media, turn), rotationOverrideDegrees: value }),
      ...turnedMoments(document, mediaId, turn),
      ...turnedPoses(document, mediaId, turn),
      ...turnedRuns(document, mediaId, turn),
    ];
  },
};

function turnedMoments(document: ProjectDocument, mediaId: string, turn: FrameTurn): RecordDiff[] {
  const moments = document.ofKind('moment').filter((moment) => moment.mediaId === mediaId);
  return moments.map((moment) => change(moment, turnMoment(moment, turn)));
}

function turnedPoses(document: ProjectDocument, mediaId: string, turn: FrameTurn): RecordDiff[] {
  const poses = document.ofKind('pose').filter((pose) => pose.mediaId === mediaId);
  return poses.map((pose) => change(pose, turnPose(pose, turn)));
}

function turnedRuns(document: ProjectDocument, mediaId: string, turn: FrameTurn): RecordDiff[] {
  return document.ofKind('run').flatMap((run) => {
    const side = run.sourceId === mediaId ? 'source' : run.targetId === mediaId ? 'target' : null;
    return side ? [change(run, turnRun(run, side, turn))] : [];
  });
}
