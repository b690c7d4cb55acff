import { addition, change, removal } from '../diffs.ts';
import { newRecordId } from '../ids.ts';
import { type Command, requireRecord } from './command.ts';

/** Writes a note on a frame of a clip, on a clip (frame null), or on the project (both null). */
export const addNote: Command<{ mediaId: string | null; frame: number | null; text: string }> = {
  name: 'note.add',
  label: 'Add note',
  isEnabled: (document, { mediaId, frame }) =>
    mediaId === null ? frame === null : document.find('media', mediaId) !== undefined,
  perform: (_document, { mediaId, frame, text }) => [
    addition({ id: newRecordId('note'), kind: 'note', mediaId, frame, text }),
  ],
};

/** Changes the words of a note. */
export const editNote: Command<{ noteId: string; text: string }> = {
  name: 'note.edit',
  label: 'Edit note',
  isEnabled: (document, { noteId }) => document.find('note', noteId) !== undefined,
  perform: (document, { noteId, text }) => [change(requireRecord(document, 'note', noteId), { text })],
};

/** Deletes a note. */
export const deleteNote: Command<{ noteId: string }> = {
  name: 'note.delete',
  label: 'Delete note',
  isEnabled: (document, { noteId }) => document.find('note', noteId) !== undefined,
  perform: (document, { noteId }) => [removal(requireRecord(document, 'note', noteId))],
};
