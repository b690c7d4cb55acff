import type { ComparisonLayout } from '../../contract/export.ts';
import type { Role } from '../ui/role.ts';

/** A dialog of the window; one at a time. */
export type StudioDialog =
  | 'palette'
  | 'cheat-sheet'
  | 'settings'
  | 'keyboard'
  | 'go-to'
  | 'export'
  | 'bundle'
  | 'help'
  | 'tour'
  | 'about';

/** What decides whether a command can be performed now. */
export interface StudioConditions {
  /** At least one clip is in place. */
  readonly hasClip: boolean;
  /** Both clips are in place. */
  readonly hasPair: boolean;
  /** A run can be started: both clips, something to look for, engine ready. */
  readonly canRun: boolean;
  /** There is a run in the document. */
  readonly hasResult: boolean;
  /** Somewhere to jump to with previous / next marker. */
  readonly hasMarkers: boolean;
  /** Predictions that the failure list shows. */
  readonly hasFailures: boolean;
  readonly hasZone: boolean;
  readonly hasSyncOrigin: boolean;
  readonly hasSelection: boolean;
  /** An anchor of the pair is selected. */
  readonly hasAnchor: boolean;
  readonly jobRunning: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * What the window can do. Menu, keys, palette and buttons all come here, through the records of commands.ts. "Focused pane" is
 * `focusedRole` of the view store. None of these throws; what goes wrong becomes a notice.
 */
export interface StudioActions {
  /** Asked anew each time. */
  conditions(): StudioConditions;

  // Playback
  togglePlay(): void;
  pause(): void;
  /** J (-1) and L (1): plays in that direction; a repeated call in the same direction doubles the speed. */
  shuttle(direction: -1 | 1): void;
  /** Steps frames of the focused pane; the other pane follows as linked. */
  step(frames: number): void;
  /** PgUp / PgDn: a share of the working zone, for example -0.1. */
  jumpByShare(share: number): void;
  /** Home / End. */
  goToZoneEdge(edge: 'start' | 'end'): void;
  /** The previous or next marker or frame with keypoints of the focused pane. */
  goToMarker(direction: -1 | 1): void;
  goToSyncOrigin(): void;
  /** Shows this frame (0-based) of the focused pane. */
  goToFrame(frame: number): void;
  /** Shows the frame of the focused pane at these seconds from the clip's start. */
  goToSeconds(seconds: number): void;
  /** Alt + arrows: moves the selected anchor's end in the focused pane, or without one the sync offset of that pane. */
  nudgeSync(frames: number): void;
  /** W: the target follows the next kind of warp that there is: offset, anchors, method. */
  cycleWarp(): void;
  /** A: links the frames that both panes show. */
  addAnchor(): void;
  deleteAnchor(): void;
  /** Slow motion of the focused pane in real time, or as its file has it. */
  toggleRealTime(): void;
  /** Changes the speed by so many percent points of the normal speed. */
  changeSpeed(percent: number): void;
  toggleLoop(): void;

  // Marks and zone
  setZoneEdge(edge: 'in' | 'out'): void;
  clearZone(): void;
  /** N: arms the cross-hair. */
  addKeypoint(): void;
  /** 1-9: picks the keypoint that the cross-hair places; counted from 0. */
  pickKeypoint(index: number): void;
  /** M: a marker (key moment) at the frame of the focused pane. */
  addMarker(): void;
  setSyncOrigin(): void;
  suggestPoints(): void;
  deleteSelection(): void;
  /** Guided marking: asks for each point at each key moment in turn. */
  startGuided(): void;

  // Alignment and results
  run(): void;
  cancelJob(): void;
  cycleMethodView(): void;
  goToFailure(direction: -1 | 1): void;
  acceptPrediction(): void;
  rejectPrediction(): void;

  // View
  focusPane(role: Role): void;
  /** How the viewer shows the pair. */
  setViewMode(mode: ComparisonLayout): void;
  /** F9: the overlay, and back to the mode before. */
  toggleOverlay(): void;
  /** Changes the target's opacity in the overlay by so many percent points. */
  changeOpacity(percent: number): void;
  toggleAlignedPeople(): void;
  toggleLinkedZoom(): void;
  /** Shows the panel, bringing it to the front. */
  showPanel(panel: StudioPanel): void;
  /** Closes, fills the window with, or takes out of the grid the panel that has been worked in last. */
  changePanel(change: 'close' | 'maximise' | 'float'): void;
  /** Goes to the next or previous group of panels. */
  goToPanels(step: -1 | 1): void;
  /** Arranges the panels as a preset says. */
  arrange(preset: 'coach' | 'researcher'): void;

  // Project
  undo(): void;
  redo(): void;
  newProject(): void;
  /** Opens a project, or the JSON of one, that the user chooses. */
  openProject(): void;
  save(): void;
  saveAs(): void;
  saveCopy(): void;
  /** Opens clips or a project: the host's file dialog. */
  open(): void;
  /** Opens a folder of numbered pictures as a clip. */
  openFolder(): void;
  openDemo(): void;
  /** The current view as PNG. */
  snapshot(to: 'file' | 'clipboard'): void;

  // Window
  show(dialog: StudioDialog): void;
  /** Esc: cancels the tool, else the selection, else asks about the job. */
  escape(): void;
  toggleTheme(): void;
  nextLanguage(): void;
}

/** The panels that a command can show. */
export type StudioPanel = 'viewer' | 'timeline' | 'points' | 'run' | 'jobs' | 'compare' | 'space-time' | 'plots';
