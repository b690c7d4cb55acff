import { addAnchor, deleteAnchor, moveAnchor } from './anchors.ts';
import { addKeypoint, deleteKeypoint, moveKeypoint, renameKeypoint, setKeypointVisible } from './keypoints.ts';
import {
  addMedia,
  relinkMedia,
  removeMedia,
  setCaptureFps,
  setCrop,
  setPerson,
  setRotation,
  setSyncFrame,
  setWorkingZone,
} from './media.ts';
import { addMoment, addMoments, deleteMoment, moveMoment, renameMoment } from './moments.ts';
import { addNote, deleteNote, editNote } from './notes.ts';
import { setAction, setRoles, swapRoles } from './pair.ts';
import { addRuns, deleteRun } from './runs.ts';
import { acceptPrediction, acceptPredictions, clearVerdict, correctPrediction, rejectPrediction } from './verdicts.ts';

/** Every edit that a project knows, for menus, key maps and the palette. */
export const COMMANDS = [
  addMedia,
  removeMedia,
  relinkMedia,
  setWorkingZone,
  setSyncFrame,
  setCrop,
  setPerson,
  setCaptureFps,
  setRotation,
  setRoles,
  swapRoles,
  setAction,
  addMoment,
  addMoments,
  moveMoment,
  renameMoment,
  deleteMoment,
  addKeypoint,
  moveKeypoint,
  setKeypointVisible,
  renameKeypoint,
  deleteKeypoint,
  addRuns,
  deleteRun,
  acceptPrediction,
  acceptPredictions,
  rejectPrediction,
  correctPrediction,
  clearVerdict,
  addAnchor,
  moveAnchor,
  deleteAnchor,
  addNote,
  editNote,
  deleteNote,
] as const;
