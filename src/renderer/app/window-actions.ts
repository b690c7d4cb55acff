import type { FrameRange } from '../../contract/geometry.ts';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import type { MediaRecord } from '../../contract/project.ts';
import { deleteKeypoint } from '../../document/commands/keypoints.ts';
import { setSyncFrame, setWorkingZone } from '../../document/commands/media.ts';
import { addMoment, deleteMoment } from '../../document/commands/moments.ts';
import { anchorsOf, latestRuns, momentsOf, pairOf, playableRange } from '../../document/queries.ts';
import type { StudioActions, StudioConditions, StudioDialog, StudioPanel } from '../commands/studio-actions.ts';
import { type ViewMode, viewModes } from '../features/viewer/view-modes.ts';
import { type Playback, SPEED_LIMITS } from '../playback/playback.ts';
import { realTimeStore } from '../playback/real-time.ts';
import type { Marking } from '../studio/marking.ts';
import { setZoneEdge } from '../studio/point-edits.ts';
import type { ProjectSession } from '../studio/project-session.ts';
import { viewStore } from '../studio/view-store.ts';
import { LANGUAGES, type Language, language, setLanguage, t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { setTheme, theme } from '../ui/theme.ts';
import type { Dock } from './dock/dock.ts';
import type { Preset } from './dock/layouts.ts';
import type { StudioModel } from './studio-model.ts';
import { isUnfinished } from './studio-state.ts';
import { SyncActions } from './sync-actions.ts';

/** The slowest speed that steps of more than a percent reach, times real time. */
const SLOWEST = 0.05;

/** What only the composed window can do. */
export interface WindowAbilities {
  show(dialog: StudioDialog): void;
  /** The panels. */
  readonly dock: Dock;
  /** Starts a run with the settings of the run panel. */
  run(): void;
  canRun(): boolean;
  /** Lets the user choose files for a pane. */
  chooseFiles(role: Role): void;
  /** Lets the user choose a folder of pictures for a pane. */
  chooseFolder(role: Role): void;
  hasFailures(): boolean;
  goToFailure(direction: -1 | 1): void;
  judge(verdict: 'accept' | 'reject'): void;
  snapshot(to: 'file' | 'clipboard'): void;
  startGuided(): void;
  /** Tells playback of clips that have changed, before the window is drawn. */
  syncPlayback(): void;
}

/** The parts of the window that its actions work on. */
export interface WindowParts {
  readonly model: StudioModel;
  readonly session: ProjectSession;
  readonly playback: Playback;
  readonly marking: Marking;
  readonly abilities: WindowAbilities;
}

/** What the window can do, for keys, menus, palette and buttons. */
export class WindowActions implements StudioActions {
  /** Warps, anchors, real time: for the controls beside the keys. */
  readonly sync: SyncActions;
  readonly #parts: WindowParts;

  constructor(parts: WindowParts) {
    this.#parts = parts;
    const { session, playback, marking, abilities } = parts;
    this.sync = new SyncActions({
      session,
      playback,
      syncPlayback: () => abilities.syncPlayback(),
      edit: (work) => marking.attempt(t('sync.anchor-failed'), work),
    });
  }

  conditions(): StudioConditions {
    const { model, session, abilities } = this.#parts;
    const { sourceId, targetId } = pairOf(session.document);
    const { sync } = this;
    const focused = this.#media();
    const markers = () => this.#markers();
    // A key asks for one of them: what takes long to find out is found out only when it is asked for.
    return {
      hasClip: sourceId !== null || targetId !== null,
      hasPair: sourceId !== null && targetId !== null,
      get canRun() {
        return abilities.canRun();
      },
      get hasResult() {
        return latestRuns(session.document).length > 0;
      },
      get hasMarkers() {
        return markers().length > 0;
      },
      get hasFailures() {
        return abilities.hasFailures();
      },
      hasZone: focused?.workingZone != null,
      hasSyncOrigin: focused?.syncFrame != null,
      get hasSelection() {
        return viewStore.getState().selection !== null || sync.selectedAnchorId !== null;
      },
      get hasAnchor() {
        return sync.selectedAnchorId !== null;
      },
      jobRunning: isUnfinished(model.state.job),
      canUndo: session.editor.undoLabel !== null,
      canRedo: session.editor.redoLabel !== null,
    };
  }

  togglePlay(): void {
    this.#parts.playback.toggle();
  }

  pause(): void {
    this.#parts.playback.pause();
  }

  shuttle(direction: -1 | 1): void {
    this.#parts.playback.shuttle(direction);
  }

  step(frames: number): void {
    const { playback } = this.#parts;
    playback.pause();
    this.#seek(playback.frameOf(this.#role) + frames);
  }

  jumpByShare(share: number): void {
    const [first, last] = this.#range();
    this.#seek(this.#parts.playback.frameOf(this.#role) + Math.round(share * (last - first + 1)));
  }

  goToZoneEdge(edge: 'start' | 'end'): void {
    this.#seek(this.#range()[edge === 'start' ? 0 : 1]);
  }

  goToMarker(direction: -1 | 1): void {
    const here = this.#parts.playback.frameOf(this.#role);
    const ahead = this.#markers().filter((frame) => (frame - here) * direction > 0);
    if (ahead.length > 0) this.#seek(direction > 0 ? Math.min(...ahead) : Math.max(...ahead));
  }

  goToSyncOrigin(): void {
    const frame = this.#media()?.syncFrame;
    if (frame != null) this.#seek(frame);
  }

  goToFrame(frame: number): void {
    this.#seek(frame);
  }

  goToSeconds(seconds: number): void {
    const frame = this.#parts.playback.frameAt(this.#role, seconds);
    if (frame !== null) this.#seek(frame);
  }

  nudgeSync(frames: number): void {
    const media = this.#media();
    if (media) this.sync.nudge(this.#role, media, frames);
  }

  cycleWarp(): void {
    this.sync.cycleWarp();
  }

  addAnchor(): void {
    this.sync.addAnchor();
  }

  deleteAnchor(): void {
    const { selectedAnchorId } = this.sync;
    if (selectedAnchorId !== null) this.sync.deleteAnchor(selectedAnchorId);
  }

  toggleRealTime(): void {
    const media = this.#media();
    if (media) this.sync.setRealTime(media.id, realTimeStore.getState().inFileTime.has(media.id));
  }

  changeSpeed(percent: number): void {
    const { playback } = this.#parts;
    const slowest = Math.abs(percent) === 1 ? SPEED_LIMITS.slowest : SLOWEST;
    // Whole percents: steps of a tenth would add up to 0.30000000000000004.
    playback.setSpeed(Math.max(slowest, Math.round(100 * playback.speed + percent) / 100));
  }

  toggleLoop(): void {
    const { playback } = this.#parts;
    playback.loop = !playback.loop;
  }

  setZoneEdge(edge: 'in' | 'out'): void {
    const media = this.#media();
    if (!media) return;
    const { session, playback } = this.#parts;
    this.#edit(() => setZoneEdge(session, media.id, edge, playback.frameOf(this.#role)));
  }

  clearZone(): void {
    const media = this.#media();
    if (media) this.#edit(() => this.#parts.session.dispatch(setWorkingZone, { mediaId: media.id, value: null }));
  }

  addKeypoint(): void {
    this.#parts.marking.arm();
  }

  pickKeypoint(index: number): void {
    const name = HUMAN_JOINTS[index];
    if (name) this.#parts.marking.arm(name);
  }

  addMarker(): void {
    const media = this.#media();
    if (!media) return;
    const frame = this.#parts.playback.frameOf(this.#role);
    this.#edit(() => this.#parts.session.dispatch(addMoment, { mediaId: media.id, frame }));
  }

  setSyncOrigin(): void {
    const media = this.#media();
    if (!media) return;
    const value = this.#parts.playback.frameOf(this.#role);
    this.#edit(() => this.#parts.session.dispatch(setSyncFrame, { mediaId: media.id, value }));
  }

  suggestPoints(): void {
    const { marking, playback } = this.#parts;
    void marking.suggest(this.#role, playback.frameOf(this.#role));
  }

  deleteSelection(): void {
    const { session } = this.#parts;
    const { selection, select } = viewStore.getState();
    const momentId = selection?.momentId;
    if (!selection) this.deleteAnchor();
    if (momentId == null) return;
    this.#edit(() => {
      if (selection!.keypoint === null) session.dispatch(deleteMoment, { momentId });
      else session.dispatch(deleteKeypoint, { momentId, name: selection!.keypoint });
      select(null);
    });
  }

  startGuided(): void {
    this.#parts.abilities.startGuided();
  }

  run(): void {
    this.#parts.abilities.run();
  }

  cancelJob(): void {
    void this.#parts.model.cancelJob();
  }

  cycleMethodView(): void {
    viewStore.getState().cycleMethodView();
  }

  goToFailure(direction: -1 | 1): void {
    this.#parts.abilities.goToFailure(direction);
  }

  acceptPrediction(): void {
    this.#parts.abilities.judge('accept');
  }

  rejectPrediction(): void {
    this.#parts.abilities.judge('reject');
  }

  focusPane(role: Role): void {
    viewStore.getState().focus(role);
  }

  setViewMode(mode: ViewMode): void {
    viewModes.getState().setMode(mode);
  }

  toggleOverlay(): void {
    viewModes.getState().toggleOverlay();
  }

  changeOpacity(percent: number): void {
    const { mode, opacity, setOpacity, setMode } = viewModes.getState();
    if (mode === 'overlay') setOpacity(opacity + percent / 100);
    else setMode('overlay');
  }

  toggleAlignedPeople(): void {
    const { alignsPeople, setAlignsPeople } = viewModes.getState();
    setAlignsPeople(!alignsPeople);
  }

  toggleLinkedZoom(): void {
    const { linkedZoom, setLinkedZoom } = viewModes.getState();
    setLinkedZoom(!linkedZoom);
  }

  showPanel(panel: StudioPanel): void {
    this.#parts.abilities.dock.show(panel);
  }

  changePanel(change: 'close' | 'maximise' | 'float'): void {
    const { dock } = this.#parts.abilities;
    if (change === 'close') dock.close();
    else if (change === 'maximise') dock.toggleMaximised();
    else dock.toggleFloating();
  }

  goToPanels(step: -1 | 1): void {
    this.#parts.abilities.dock.focusGroup(step);
  }

  arrange(preset: Preset): void {
    this.#parts.abilities.dock.apply(preset);
  }

  undo(): void {
    this.#parts.session.undo();
  }

  redo(): void {
    this.#parts.session.redo();
  }

  newProject(): void {
    void this.#parts.model.newProject();
  }

  openProject(): void {
    void this.#parts.model.chooseProject();
  }

  save(): void {
    const { model, session } = this.#parts;
    void model.attempt(t('project.save-failed'), () => session.settled());
  }

  saveAs(): void {
    void this.#parts.model.saveProjectAs();
  }

  saveCopy(): void {
    void this.#parts.model.saveProjectCopy();
  }

  open(): void {
    this.#parts.abilities.chooseFiles(this.#role);
  }

  openFolder(): void {
    this.#parts.abilities.chooseFolder(this.#role);
  }

  openDemo(): void {
    void this.#parts.model.openDemo();
  }

  snapshot(to: 'file' | 'clipboard'): void {
    this.#parts.abilities.snapshot(to);
  }

  show(dialog: StudioDialog): void {
    this.#parts.abilities.show(dialog);
  }

  escape(): void {
    const { marking, model } = this.#parts;
    const { selection, select } = viewStore.getState();
    if (marking.leave()) return;
    if (selection) select(null);
    else if (this.sync.selectedAnchorId !== null) this.sync.selectAnchor(null);
    else if (isUnfinished(model.state.job)) this.cancelJob();
  }

  toggleTheme(): void {
    setTheme(theme() === 'dark' ? 'light' : 'dark');
  }

  nextLanguage(): void {
    const all = Object.keys(LANGUAGES) as Language[];
    setLanguage(all[(all.indexOf(language()) + 1) % all.length]!);
  }

  get #role(): Role {
    return viewStore.getState().focusedRole;
  }

  #media(): MediaRecord | null {
    const { document } = this.#parts.session;
    const { sourceId, targetId } = pairOf(document);
    const id = this.#role === 'source' ? sourceId : targetId;
    return (id === null ? null : document.find('media', id)) ?? null;
  }

  /** Frames to jump to: key moments and anchors of the focused clip and, in the target, the frames that the runs found for the source's. */
  #markers(): number[] {
    const { document } = this.#parts.session;
    const media = this.#media();
    if (!media) return [];
    const end = this.#role === 'source' ? 'sourceFrame' : 'targetFrame';
    const own = [
      ...momentsOf(document, media.id).map(({ frame }) => frame),
      ...anchorsOf(document).map((anchor) => anchor[end]),
    ];
    if (this.#role === 'source') return own;
    const found = latestRuns(document).flatMap(({ result }) =>
      result.moments.flatMap(({ keypoints }) => Object.values(keypoints).map(({ frame }) => frame)),
    );
    return [...own, ...found];
  }

  #range(): FrameRange {
    const media = this.#media();
    return media ? playableRange(media) : [0, 0];
  }

  #seek(frame: number): void {
    this.#parts.playback.seek(this.#role, frame, { linked: true });
  }

  #edit(edit: () => void): void {
    this.#parts.marking.attempt(t('points.edit-failed'), edit);
  }
}
