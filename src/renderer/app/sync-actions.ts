import type { MediaRecord } from '../../contract/project.ts';
import { deleteAnchor } from '../../document/commands/anchors.ts';
import { setCaptureFps, setSyncFrame } from '../../document/commands/media.ts';
import { anchorsOf, latestRuns, playableRange } from '../../document/queries.ts';
import type { Playback } from '../playback/playback.ts';
import { otherOf } from '../playback/playback.ts';
import { realTimeStore } from '../playback/real-time.ts';
import { nudgeAnchor, putAnchor } from '../studio/anchor-edits.ts';
import { runsInView } from '../studio/comparison-order.ts';
import type { ProjectSession } from '../studio/project-session.ts';
import { viewStore } from '../studio/view-store.ts';
import { currentWarp, nextKind, type WarpKind, type WarpSources, warpStore } from '../studio/warp-choice.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';

/** What synchronising works on. */
export interface SyncParts {
  readonly session: ProjectSession;
  readonly playback: Playback;
  /** Tells playback of clips that have changed, before the window is drawn. */
  syncPlayback(): void;
  /** Makes an edit; what goes wrong becomes a notice. */
  edit(work: () => void): void;
}

/** How the target follows the source, edited by hand: the kind of warp, anchors, offset, and the real time of slow motion. */
export class SyncActions {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    // One thing is selected at a time.
    viewStore.subscribe(({ selection }) => {
      if (selection) warpStore.getState().selectAnchor(null);
    });
  }

  /** The anchor that is selected in the present pair; null when none is. */
  get selectedAnchorId(): string | null {
    const { selectedAnchorId } = warpStore.getState();
    return this.#anchors.some(({ id }) => id === selectedAnchorId) ? selectedAnchorId : null;
  }

  /** Follows the next kind of warp that there is. */
  cycleWarp(): void {
    this.chooseWarp(nextKind(currentWarp(warpStore.getState(), this.#sources).kind, this.#sources));
  }

  /** @param runId whose links are followed; left out or null, the first run that is shown */
  chooseWarp(kind: WarpKind, runId: string | null = null): void {
    warpStore.getState().choose(kind, runId);
    this.#follow('source');
  }

  /** Links the two frames that are shown; playback follows the anchors from now on. */
  addAnchor(): void {
    const { playback } = this.#parts;
    this.linkFrames({ sourceFrame: playback.frameOf('source'), targetFrame: playback.frameOf('target') });
  }

  /** Links two frames; see {@link addAnchor}. */
  linkFrames(frames: { readonly sourceFrame: number; readonly targetFrame: number }): void {
    this.#parts.edit(() => {
      const { id } = putAnchor(this.#parts.session, frames);
      this.selectAnchor(id);
      this.chooseWarp('anchors');
    });
  }

  /** Selects an anchor and takes the selection away from points. */
  selectAnchor(anchorId: string | null): void {
    if (anchorId !== null) viewStore.getState().select(null);
    warpStore.getState().selectAnchor(anchorId);
  }

  deleteAnchor(anchorId: string): void {
    this.#parts.edit(() => {
      this.#parts.session.dispatch(deleteAnchor, { anchorId });
      if (warpStore.getState().selectedAnchorId === anchorId) this.selectAnchor(null);
      this.#follow('source');
    });
  }

  /** Moves the selected anchor's end in this clip, or without a selected anchor the clip's sync event. */
  nudge(role: Role, media: MediaRecord, frames: number): void {
    const { session, playback, edit } = this.#parts;
    const anchorId = this.selectedAnchorId;
    edit(() => {
      if (anchorId !== null) {
        const moved = nudgeAnchor(session, anchorId, role, frames);
        warpStore.getState().choose('anchors');
        playback.pause();
        if (moved) playback.seek('source', moved.sourceFrame);
        if (moved) playback.seek('target', moved.targetFrame);
        this.#tellPlayback();
        return;
      }
      const from = media.syncFrame ?? playableRange(media)[0];
      const value = Math.min(media.info.frames - 1, Math.max(0, from + frames));
      session.dispatch(setSyncFrame, { mediaId: media.id, value });
      warpStore.getState().choose('offset');
      // The other clip stays where it is: the nudged one is seen to move.
      this.#follow(otherOf(role));
    });
  }

  /** Sets the rate at which a clip was filmed, frames per second; null: that of the file. */
  setCaptureFps(mediaId: string, value: number | null): void {
    this.#parts.edit(() => {
      this.#parts.session.dispatch(setCaptureFps, { mediaId, value });
      this.#follow('source');
    });
  }

  /** Plays slow motion in the time of the scene, or in that of the file. */
  setRealTime(mediaId: string, isOn: boolean): void {
    realTimeStore.getState().setRealTime(mediaId, isOn);
    this.#follow('source');
  }

  get #anchors() {
    return anchorsOf(this.#parts.session.document);
  }

  get #sources(): WarpSources {
    const runs = latestRuns(this.#parts.session.document);
    return { anchors: this.#anchors, runs, shown: runsInView(runs, viewStore.getState().methodView) };
  }

  #tellPlayback(): void {
    this.#parts.syncPlayback();
    this.#parts.playback.setWarp(currentWarp(warpStore.getState(), this.#sources).warp);
  }

  /** What is shown beside the frame of this clip is at once what the warp says; during play it is so anyway. */
  #follow(role: Role): void {
    const { playback } = this.#parts;
    this.#tellPlayback();
    if (!playback.isPlaying) playback.seek(role, playback.frameOf(role), { linked: true });
  }
}

/** What the user is told of the warp that playback follows. */
export function warpText({ kind, run }: ReturnType<typeof currentWarp>): string {
  return t(`sync.kind-${kind}`, { method: run?.result.method ?? '' });
}
