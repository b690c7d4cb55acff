import type { FrameRange } from '../../contract/geometry.ts';
import { HUMAN_JOINTS } from '../../contract/keypoints.ts';
import type { MediaRecord } from '../../contract/project.ts';
import { deleteKeypoint } from '../../document/commands/keypoints.ts';
import { setSyncFrame, setWorkingZone } from '../../document/commands/media.ts';
import { addMoment, deleteMoment } from '../../document/commands/moments.ts';
import { latestRuns, momentsOf, pairOf, playableRange } from '../../document/queries.ts';
import type { StudioActions, StudioConditions, StudioDialog, StudioPanel } from '../commands/studio-actions.ts';
import type { Playback } from '../playback/playback.ts';
import type { Marking } from '../studio/marking.ts';
import { setZoneEdge } from '../studio/point-edits.ts';
import type { ProjectSession } from '../studio/project-session.ts';
import { viewStore } from '../studio/view-store.ts';
import { LANGUAGES, type Language, language, setLanguage, t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { setTheme, theme } from '../ui/theme.ts';
import type { StudioModel } from './studio-model.ts';
import { isUnfinished } from './studio-state.ts';

/** The slowest speed that the keys reach, times real time. */
const SLOWEST = 0.05;

/** What only the composed window can do. */
export interface WindowAbilities {
  show(dialog: StudioDialog): void;
  showPanel(panel: StudioPanel): void;
  resetLayout(): void;
  /** Starts a run with the settings of the run panel. */
  run(): void;
  canRun(): boolean;
  /** Lets the user choose files for a pane. */
  chooseFiles(role: Role): void;
  hasFailures(): boolean;
  goToFailure(direction: -1 | 1): void;
  judge(verdict: 'accept' | 'reject'): void;
  snapshot(to: 'file' | 'clipboard'): void;
  startGuided(): void;
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
  readonly #parts: WindowParts;

  constructor(parts: WindowParts) {
    this.#parts = parts;
  }

  conditions(): StudioConditions {
    const { model, session, abilities } = this.#parts;
    const { sourceId, targetId } = pairOf(session.document);
    const focused = this.#media();
    return {
      hasClip: sourceId !== null || targetId !== null,
      hasPair: sourceId !== null && targetId !== null,
      canRun: abilities.canRun(),
      hasResult: latestRuns(session.document).length > 0,
      hasMarkers: this.#markers().length > 0,
      hasFailures: abilities.hasFailures(),
      hasZone: focused?.workingZone != null,
      hasSyncOrigin: focused?.syncFrame != null,
      hasSelection: viewStore.getState().selection !== null,
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
    const { playback } = this.#parts;
    const table = playback.clipOf(this.#role)?.table;
    if (!table) return;
    const [numerator, denominator] = table.timeBase;
    const pts = table.pts[0]! + (seconds * denominator) / numerator;
    const after = table.pts.findIndex((each) => each > pts);
    this.#seek(after < 0 ? table.pts.length - 1 : Math.max(0, after - 1));
  }

  nudgeSync(frames: number): void {
    const media = this.#media();
    if (!media) return;
    const from = media.syncFrame ?? this.#range()[0];
    const value = Math.min(media.info.frames - 1, Math.max(0, from + frames));
    this.#edit(() => this.#parts.session.dispatch(setSyncFrame, { mediaId: media.id, value }));
  }

  changeSpeed(percent: number): void {
    const { playback } = this.#parts;
    playback.setSpeed(Math.max(SLOWEST, playback.speed + percent / 100));
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

  showPanel(panel: StudioPanel): void {
    this.#parts.abilities.showPanel(panel);
  }

  resetLayout(): void {
    this.#parts.abilities.resetLayout();
  }

  undo(): void {
    this.#parts.session.undo();
  }

  redo(): void {
    this.#parts.session.redo();
  }

  save(): void {
    const { model, session } = this.#parts;
    void model.attempt(t('project.save-failed'), () => session.settled());
  }

  saveAs(): void {
    void this.#parts.model.saveProjectAs();
  }

  open(): void {
    this.#parts.abilities.chooseFiles(this.#role);
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

  /** Frames to jump to: key moments of the focused clip and, in the target, the frames that the runs found for the source's. */
  #markers(): number[] {
    const { document } = this.#parts.session;
    const media = this.#media();
    if (!media) return [];
    const own = momentsOf(document, media.id).map(({ frame }) => frame);
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
