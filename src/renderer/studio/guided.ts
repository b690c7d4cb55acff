import type { PointInFrame } from '../../contract/geometry.ts';
import type { Keypoints } from '../../contract/keypoints.ts';

/** A key moment that is to be marked, with the points to ask for. */
export interface GuidedMoment {
  readonly momentId: string;
  readonly name: string;
  readonly frame: number;
  /** Points in the order in which they are asked for. */
  readonly points: readonly string[];
}

/** One question of the guided marking: where this point lies at this moment. */
export interface GuidedStep {
  readonly momentId: string;
  readonly momentName: string;
  readonly frame: number;
  readonly point: string;
}

/** The guided marking. Never changed in place. */
export interface GuidedState {
  readonly steps: readonly GuidedStep[];
  /** The question that is asked; `steps.length` when all were answered. */
  readonly index: number;
}

/** What an answer leads to in the project. */
export type GuidedEdit =
  | ({ readonly kind: 'place'; readonly momentId: string; readonly name: string } & PointInFrame)
  | { readonly kind: 'hide'; readonly momentId: string; readonly name: string };

/** The state after an answer, null when nothing is left to ask, and the edit that the answer stands for. */
export interface GuidedAnswer {
  readonly state: GuidedState | null;
  readonly edit: GuidedEdit | null;
}

/**
 * Begins to ask for every point of every moment, moments in time order. A point that is marked already is not asked for again; a hidden
 * one was answered as well.
 *
 * @param marked the points that each moment has, by its id
 * @returns null when nothing is left to ask
 */
export function startGuided(
  moments: readonly GuidedMoment[],
  marked: Readonly<Record<string, Keypoints>>,
): GuidedState | null {
  const inTime = [...moments].sort((a, b) => a.frame - b.frame);
  const steps = inTime.flatMap(({ momentId, name, frame, points }) =>
    points
      .filter((point) => !Object.hasOwn(marked[momentId] ?? {}, point))
      .map((point) => ({ momentId, momentName: name, frame, point })),
  );
  return steps.length > 0 ? { steps, index: 0 } : null;
}

/** The question that is asked now; null after the last one. */
export function guidedStep({ steps, index }: GuidedState): GuidedStep | null {
  return steps[index] ?? null;
}

/** A click: the point lies there; the next question follows. */
export function placeGuided(state: GuidedState, { x, y }: PointInFrame): GuidedAnswer {
  const step = guidedStep(state);
  if (!step) return { state: null, edit: null };
  return { state: next(state), edit: { kind: 'place', momentId: step.momentId, name: step.point, x, y } };
}

/** The point cannot be seen in this frame: it is kept as hidden, neither looked for nor scored; the next question follows. */
export function skipGuided(state: GuidedState): GuidedAnswer {
  const step = guidedStep(state);
  if (!step) return { state: null, edit: null };
  return { state: next(state), edit: { kind: 'hide', momentId: step.momentId, name: step.point } };
}

/** Asks the question before once more; its first answer stands until it is answered anew. */
export function backGuided(state: GuidedState): GuidedState {
  return { ...state, index: Math.max(0, state.index - 1) };
}

/** The number of the question and how many there are, for "3 of 12". */
export function guidedProgress({ steps, index }: GuidedState): { readonly number: number; readonly of: number } {
  return { number: Math.min(index + 1, steps.length), of: steps.length };
}

/** Moments may be moved or deleted meanwhile: questions about those that have gone are not asked, the others follow their frame. */
export function followGuided(
  state: GuidedState,
  moments: readonly { readonly id: string; readonly name: string; readonly frame: number }[],
): GuidedState | null {
  const byId = new Map(moments.map((moment) => [moment.id, moment]));
  const asked = state.steps.map((step) => {
    const moment = byId.get(step.momentId);
    if (!moment) return null;
    return moment.frame === step.frame && moment.name === step.momentName
      ? step
      : { ...step, frame: moment.frame, momentName: moment.name };
  });
  if (asked.every((step, index) => step === state.steps[index])) return state;
  const index = asked.slice(0, state.index).filter((step) => step !== null).length;
  const steps = asked.filter((step) => step !== null);
  return index < steps.length ? { steps, index } : null;
}

function next({ steps, index }: GuidedState): GuidedState | null {
  return index + 1 < steps.length ? { steps, index: index + 1 } : null;
}
