import { createStore, type StoreApi } from 'zustand';
import { acceptPrediction, rejectPrediction } from '../../document/commands/verdicts.ts';
import { latestRuns, momentsOf, pairOf, playableRange, poseIn } from '../../document/queries.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import type { StudioDialog } from '../commands/studio-actions.ts';
import { ExportModel } from '../features/export/export-model.ts';
import { JobList } from '../features/jobs/job-list.ts';
import { BitmapFrameStore } from '../playback/bitmap-frame-store.ts';
import type { FrameStore } from '../playback/frame-store.ts';
import { Playback, screenClock } from '../playback/playback.ts';
import { playbackRate } from '../playback/real-time.ts';
import { Comparer } from '../studio/comparer.ts';
import type { ComparisonRow } from '../studio/comparison.ts';
import { arrangedRows, nextFailure, type PredictionPlace, placeOf, rowsInView } from '../studio/comparison-order.ts';
import { comparisonStore } from '../studio/comparison-store.ts';
import { Marking } from '../studio/marking.ts';
import { isPartialRun, withPartialRuns } from '../studio/partial-runs.ts';
import type { ProjectSession } from '../studio/project-session.ts';
import { type RunContext, type RunWish, runProblem, runSettings, runWish } from '../studio/run-settings.ts';
import { TakenJobs } from '../studio/taken-jobs.ts';
import { viewStore } from '../studio/view-store.ts';
import type { CurrentWarp } from '../studio/warp-choice.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { Dock } from './dock/dock.ts';
import { snapshotOf } from './snapshot.ts';
import { StudioModel } from './studio-model.ts';
import { WindowActions } from './window-actions.ts';

/** Which dialog is open over the panels. */
export interface DialogState {
  readonly dialog: StudioDialog | null;
}

/** The window's objects, made once and wired with each other; components only show them. */
export class Studio {
  readonly model: StudioModel;
  readonly session: ProjectSession;
  readonly playback = new Playback(screenClock(), (mediaId, frame) => this.frames.get(mediaId, frame) !== null);
  readonly frames: FrameStore;
  readonly marking: Marking;
  readonly exports: ExportModel;
  readonly actions: WindowActions;
  readonly bridge: StudioBridge;
  /** Compares the runs of the pair, for panels and commands alike. */
  readonly comparer = new Comparer();
  readonly layout: StoreApi<DialogState> = createStore<DialogState>()(() => ({ dialog: null }));
  readonly dock = new Dock(window.localStorage);
  readonly jobs: JobList;
  /** The source's frame when a run was started whose result has not come yet; null when none is awaited. */
  #runStartedAt: number | null = null;

  constructor(bridge: StudioBridge) {
    this.bridge = bridge;
    this.model = new StudioModel(bridge, new TakenJobs(window.localStorage));
    this.session = this.model.session;
    this.jobs = new JobList(bridge);
    this.frames = new BitmapFrameStore(bridge);
    this.jobs.subscribe(() => this.frames.engineWorks(this.jobs.isWorking));
    this.marking = new Marking({
      session: this.session,
      view: viewStore,
      bridge,
      seek: (role, frame) => this.seek(role, frame),
      fail: (title, error) => this.model.notify(title, error),
    });
    this.exports = new ExportModel(bridge, bridge.chooseExportPlace, () => this.session.settled());
    this.actions = new WindowActions({
      model: this.model,
      session: this.session,
      playback: this.playback,
      marking: this.marking,
      abilities: {
        show: (dialog) => this.layout.setState({ dialog }),
        dock: this.dock,
        run: () => this.run(),
        canRun: () => runProblem(runSettings.getState(), this.runContext()) === null,
        chooseFiles: (role) =>
          document.querySelector<HTMLInputElement>(`[data-choose="${role}"] input[type=file]`)?.click(),
        chooseFolder: (role) =>
          document.querySelector<HTMLButtonElement>(`[data-choose="${role}"] .folder-choice`)?.click(),
        hasFailures: () => this.#rows().some(({ tags }) => tags.length > 0),
        goToFailure: (direction) => this.#goToFailure(direction),
        judge: (verdict) => this.#judge(verdict),
        snapshot: (to) => void this.model.attempt(t('export.failed'), () => snapshotOf(this.playback, to)),
        syncPlayback: () => this.syncPlayback(),
        startGuided: () => {
          this.dock.show('points');
          this.marking.startGuided();
        },
      },
    });
  }

  /** Shows a frame of a pane; the other one follows through the warp. */
  seek(role: Role, frame: number): void {
    this.playback.seek(role, frame, { linked: true });
  }

  /**
   * Playback follows this from now on. While it stands, the target shows at once what the links say, so that a result is seen when it
   * comes: at the source's frame, or, where nothing was looked for and the user has waited for the run, at its first key moment. Not while
   * the user works in the target's own pane.
   */
  follow({ warp, run }: CurrentWarp): void {
    const { playback } = this;
    playback.setWarp(warp);
    const waitedAt = run && !isPartialRun(run) ? this.#runStartedAt : null;
    if (run && !isPartialRun(run)) this.#runStartedAt = null;
    const { focusedRole, tool } = viewStore.getState();
    if (playback.isPlaying || focusedRole !== 'source') return;
    const frame = playback.frameOf('source');
    const asked = run?.result.moments.map((moment) => moment.frame) ?? [];
    const hasWaited = waitedAt === frame && tool === 'hand' && asked.length > 0 && !asked.includes(frame);
    this.seek('source', hasWaited ? Math.min(...asked) : frame);
  }

  /** Both panes show a prediction, and its point is selected. */
  goTo({ runId, momentName, keypoint, sourceFrame, targetFrame }: PredictionPlace): void {
    this.playback.pause();
    this.playback.seek('source', sourceFrame);
    this.playback.seek('target', targetFrame);
    comparisonStore.getState().lookAt(runId);
    viewStore.getState().select({ role: 'target', momentId: null, momentName, keypoint });
  }

  /** Starts a run with the settings of the run panel. */
  run(): void {
    const wish = runWish(runSettings.getState(), this.runContext());
    this.dock.show('run');
    if (wish) this.startRun(wish);
  }

  /** Starts a run; its first result is shown when it comes, see {@link follow}. */
  startRun(wish: RunWish): void {
    this.#runStartedAt = this.playback.frameOf('source');
    void this.model.run(wish);
  }

  /** What a run is made from. */
  runContext(): RunContext {
    const { document } = this.session;
    const { sourceId, targetId } = pairOf(document);
    const { engine, connected, device } = this.model.state;
    const clip = (id: string | null): RunContext['source'] => {
      const media = id === null ? undefined : document.find('media', id);
      return media ? { mediaId: media.id, frames: media.info.frames, workingZone: media.workingZone } : null;
    };
    return {
      source: clip(sourceId),
      target: clip(targetId),
      marked: sourceId === null ? [] : momentsOf(document, sourceId),
      engineReady: engine.state === 'ready' && connected,
      device,
    };
  }

  /** Tells playback which clips there are and how they are in step. */
  syncPlayback(): void {
    const { document } = this.session;
    const { sourceId, targetId } = pairOf(document);
    const { tables } = this.model.state;
    for (const [role, id] of [
      ['source', sourceId],
      ['target', targetId],
    ] as const) {
      const media = id === null ? undefined : document.find('media', id);
      const table = id === null ? undefined : tables[id];
      const clip =
        media && table
          ? {
              mediaId: media.id,
              table,
              range: playableRange(media),
              syncFrame: media.syncFrame,
              rate: playbackRate(media),
            }
          : null;
      const now = this.playback.clipOf(role);
      const same =
        now === clip ||
        (now !== null &&
          clip !== null &&
          now.mediaId === clip.mediaId &&
          now.table === clip.table &&
          now.range[0] === clip.range[0] &&
          now.range[1] === clip.range[1] &&
          now.syncFrame === clip.syncFrame &&
          now.rate === clip.rate);
      if (!same) this.playback.setClip(role, clip);
    }
  }

  /** The rows of the compare panel as it shows them. */
  #rows(): ComparisonRow[] {
    const { document } = this.session;
    const { sourceId, targetId } = pairOf(document);
    if (sourceId === null || targetId === null) return [];
    const runs = latestRuns(document);
    const { rows } = this.comparer.compare({
      runs: withPartialRuns(runs, this.model.state.partial, { sourceId, targetId }),
      sourceMoments: momentsOf(document, sourceId),
      targetMoments: momentsOf(document, targetId),
      targetPose: poseIn(document, runs, 'target'),
    });
    const { order, tags } = comparisonStore.getState();
    return arrangedRows(rowsInView(rows, viewStore.getState().methodView), order, tags);
  }

  #selectedRow(rows: readonly ComparisonRow[]): ComparisonRow | null {
    const { selection } = viewStore.getState();
    return rows.find((row) => row.momentName === selection?.momentName && row.keypoint === selection.keypoint) ?? null;
  }

  #goToFailure(direction: -1 | 1): void {
    const rows = this.#rows();
    const next = nextFailure(rows, this.#selectedRow(rows)?.key ?? null, direction);
    if (!next) return;
    this.dock.show('compare');
    this.goTo(placeOf(next, comparisonStore.getState().runId));
  }

  #judge(verdict: 'accept' | 'reject'): void {
    const row = this.#selectedRow(this.#rows());
    if (!row) return;
    const { runId, momentName, keypoint } = placeOf(row, comparisonStore.getState().runId);
    // What is still being found cannot be judged yet.
    if (isPartialRun({ id: runId })) return;
    const command = verdict === 'accept' ? acceptPrediction : rejectPrediction;
    this.marking.attempt(t('points.edit-failed'), () =>
      this.session.dispatch(command, { runId, momentName, keypoint }),
    );
  }
}
