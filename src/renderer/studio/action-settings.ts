import { createStore, useStore } from 'zustand';
import { type JointSet, pointsToAsk, templateOf } from './action-templates.ts';

/** What the user chose to be asked for; what is left out comes from the action's template. */
export interface ActionChoice {
  readonly objects?: readonly string[];
  readonly joints?: JointSet;
}

/** The points that an action asks for. */
export interface ActionSettings {
  readonly objects: readonly string[];
  readonly joints: JointSet;
}

/** Choices by action; "" stands for none. A matter of the window, not of the project. */
export const actionChoices = createStore<Readonly<Record<string, ActionChoice>>>()(() => ({}));

/** The points that an action asks for: those of its template, until the user chooses others. */
export function actionSettings(action: string | null, choices = actionChoices.getState()): ActionSettings {
  const template = templateOf(action);
  const chosen = choices[action ?? ''] ?? {};
  return {
    objects: chosen.objects ?? template?.objects ?? [],
    joints: chosen.joints ?? (template && !template.joints ? 'none' : 'all'),
  };
}

/** Changes what an action asks for. */
export function chooseForAction(action: string | null, change: ActionChoice): void {
  const key = action ?? '';
  actionChoices.setState((choices) => ({ [key]: { ...choices[key], ...change } }));
}

/** Names of the points that an action asks for at every moment. */
export function pointsOfAction(action: string | null): string[] {
  const { objects, joints } = actionSettings(action);
  return pointsToAsk(objects, joints);
}

/** {@link actionSettings}, for components. */
export function useActionSettings(action: string | null): ActionSettings {
  return actionSettings(
    action,
    useStore(actionChoices, (choices) => choices),
  );
}
