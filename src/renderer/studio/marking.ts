import type { StoreApi } from 'zustand';
import { TandemError } from '../../contract/errors.ts';
import type { PointInFrame } from '../../contract/geometry.ts';
import type { Keypoints } from '../../contract/keypoints.ts';
import { setPerson } from '../../document/commands/media.ts';
import { correctPrediction } from '../../document/commands/verdicts.ts';
import { momentsOf, pairOf } from '../../document/queries.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { pointsOfAction } from './action-settings.ts';
import type { PredictionName } from './comparison.ts';
import {
  backGuided,
  followGuided,
  type GuidedAnswer,
  type GuidedState,
  guidedStep,
  placeGuided,
  skipGuided,
  startGuided,
} from './guided.ts';
import { cropTo, fillJoints, markAt, performGuided, personNear } from './point-edits.ts';
import type { ProjectSession } from './project-session.ts';
import type { ViewState } from './view-store.ts';

/** What marking works with. */
export interface MarkingParts {
  readonly session: ProjectSession;
  readonly view: StoreApi<ViewState>;
  readonly bridge: Pick<StudioBridge, 'request'>;
  /** Shows a frame of a pane. */
  seek(role: Role, frame: number): void;
  /** Tells the user what went wrong. */
  fail(title: string, error: unknown): void;
}

/** The mark tool: what a click into a pane does, the guided marking, and suggested points. No method throws. */
export class Marking {
  readonly #parts: MarkingParts;
  /** The first corner of a crop that is being drawn. */
  #corner: (PointInFrame & { readonly mediaId: string }) | null = null;

  constructor(parts: MarkingParts) {
    this.#parts = parts;
    parts.session.subscribe(() => this.#follow());
  }

  /** N: the next click marks a point. @param name null: the first free one */
  arm(name: string | null = null): void {
    this.#parts.view.getState().setTool('mark', name);
  }

  /** The next click says which person of the clip is followed. */
  armPerson(): void {
    this.#parts.view.getState().setTool('mark', null, 'person');
  }

  /** The next two clicks are opposite corners of the clip's crop. */
  armCrop(): void {
    this.#corner = null;
    this.#parts.view.getState().setTool('mark', null, 'crop');
  }

  /** The next click in the target says where and when this point of a run really is; Esc leaves everything as it is. */
  armCorrection(prediction: PredictionName): void {
    this.#parts.view.getState().correct(prediction);
  }

  /** A click into a pane with the mark tool. */
  mark(role: Role, place: PointInFrame & { readonly frame: number }): void {
    const mediaId = this.#mediaOf(role);
    if (mediaId === null) return;
    this.attempt(t('points.point-failed'), () => {
      const { markPurpose, guided, correcting } = this.#parts.view.getState();
      if (correcting) {
        // What is predicted lies in the target: a click into the source says nothing about it.
        if (role === 'target') this.#correct(correcting, place);
        return;
      }
      if (markPurpose === 'person') this.#choosePerson(mediaId, place);
      else if (markPurpose === 'crop') this.#cornerAt(mediaId, place);
      else if (guided && role === 'source') this.#answer(placeGuided(guided, place));
      else this.#markPoint(role, mediaId, place);
    });
  }

  /** Begins to ask for the points of the pair's action at every moment of the source. @returns false when nothing is left to ask */
  startGuided(): boolean {
    const { session } = this.#parts;
    const mediaId = this.#mediaOf('source');
    if (mediaId === null) return false;
    const moments = momentsOf(session.document, mediaId);
    const points = pointsOfAction(pairOf(session.document).action);
    const marked: Record<string, Keypoints> = Object.fromEntries(moments.map(({ id, keypoints }) => [id, keypoints]));
    const state = startGuided(
      moments.map(({ id, name, frame }) => ({ momentId: id, name, frame, points })),
      marked,
    );
    this.#ask(state);
    return state !== null;
  }

  /** The point that is asked for cannot be seen: it is kept as hidden. */
  skip(): void {
    const { guided } = this.#parts.view.getState();
    if (guided) this.attempt(t('points.hide-failed'), () => this.#answer(skipGuided(guided)));
  }

  /** Asks the question before once more. */
  back(): void {
    const { guided } = this.#parts.view.getState();
    if (guided) this.#ask(backGuided(guided));
  }

  /** Esc: leaves the guided marking or puts the tool away. @returns false when there was nothing to leave */
  leave(): boolean {
    const { view } = this.#parts;
    const { guided, tool, setGuided, setTool } = view.getState();
    this.#corner = null;
    if (!guided && tool === 'hand') return false;
    setGuided(null);
    setTool('hand');
    return true;
  }

  /** Fills in the human joints at a frame of a clip, to be corrected. @returns how many; null when it failed and was told */
  async suggest(role: Role, frame: number): Promise<number | null> {
    const { session, bridge, view, fail } = this.#parts;
    const mediaId = this.#mediaOf(role);
    if (mediaId === null) return null;
    try {
      const person = personNear(session.document.find('media', mediaId)?.person ?? null, frame);
      const turnDegrees = session.document.find('media', mediaId)?.rotationOverrideDegrees ?? 0;
      const asked = { mediaId, frame, turnDegrees, ...(person ? { person } : {}) };
      const { joints } = await bridge.request('pose.suggest', asked);
      if (!joints) {
        fail(t('points.suggest-failed'), new TandemError('person-not-found', t('points.nobody-found', { frame })));
        return null;
      }
      const { momentId, filled } = fillJoints(session, mediaId, frame, joints);
      const momentName = session.document.find('moment', momentId)?.name ?? '';
      view.getState().select({ role, momentId, momentName, keypoint: null });
      return filled;
    } catch (error) {
      fail(t('points.suggest-failed'), error);
      return null;
    }
  }

  /** Makes an edit; one that is refused is told to the user. */
  attempt(title: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#parts.fail(title, error);
    }
  }

  #markPoint(role: Role, mediaId: string, place: PointInFrame & { readonly frame: number }): void {
    const { session, view } = this.#parts;
    const { markName, select, setTool } = view.getState();
    const { momentId, name } = markAt(session, mediaId, place, markName);
    const momentName = session.document.find('moment', momentId)?.name ?? '';
    select({ role, momentId, momentName, keypoint: name });
    // The tool stays in hand for the next point, which has no name yet.
    setTool('mark');
  }

  #correct(prediction: PredictionName, { frame, x, y }: PointInFrame & { readonly frame: number }): void {
    const { view, session } = this.#parts;
    const { momentName, keypoint } = prediction;
    session.dispatch(correctPrediction, { ...prediction, correction: { frame, x, y } });
    view.getState().setTool('hand');
    view.getState().select({ role: 'target', momentId: null, momentName, keypoint });
  }

  #choosePerson(mediaId: string, { x, y, frame }: PointInFrame & { readonly frame: number }): void {
    this.#parts.session.dispatch(setPerson, { mediaId, value: { frame, x, y } });
    this.#parts.view.getState().setTool('hand');
  }

  #cornerAt(mediaId: string, { x, y }: PointInFrame): void {
    const corner = this.#corner;
    if (!corner || corner.mediaId !== mediaId) {
      this.#corner = { x, y, mediaId };
      return;
    }
    this.#corner = null;
    if (cropTo(this.#parts.session, mediaId, corner, { x, y })) this.#parts.view.getState().setTool('hand');
  }

  #answer({ state, edit }: GuidedAnswer): void {
    if (edit) performGuided(this.#parts.session, edit);
    this.#ask(state);
  }

  /** Shows the frame of the question and takes the mark tool in hand; null ends the guided marking. */
  #ask(state: GuidedState | null): void {
    const { view, seek } = this.#parts;
    const { setGuided, setTool, select } = view.getState();
    const step = state && guidedStep(state);
    setGuided(step ? state : null);
    if (!step) {
      setTool('hand');
      return;
    }
    setTool('mark', step.point);
    select({ role: 'source', momentId: step.momentId, momentName: step.momentName, keypoint: step.point });
    seek('source', step.frame);
  }

  /** Moments may have been moved, deleted or brought back by undo. */
  #follow(): void {
    const { session, view } = this.#parts;
    const { guided } = view.getState();
    if (!guided) return;
    const mediaId = this.#mediaOf('source');
    const next = mediaId === null ? null : followGuided(guided, momentsOf(session.document, mediaId));
    if (next !== guided) this.#ask(next);
  }

  #mediaOf(role: Role): string | null {
    const { sourceId, targetId } = pairOf(this.#parts.session.document);
    return role === 'source' ? sourceId : targetId;
  }
}
