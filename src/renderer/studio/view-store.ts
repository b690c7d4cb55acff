import { createStore, type StoreApi, useStore } from 'zustand';
import type { Role } from '../ui/role.ts';
import type { PredictionName } from './comparison.ts';
import type { GuidedState } from './guided.ts';

/** What the user points at: a clip of the pair, one of its moments, one of its points. */
export interface Selection {
  readonly role: Role;
  /** The moment's record; null for a moment that exists only as a prediction. */
  readonly momentId: string | null;
  /** The moment's name: what source and predictions share. */
  readonly momentName: string;
  readonly keypoint: string | null;
}

/** What a click into a pane does: move the picture, or mark a point. */
export type Tool = 'hand' | 'mark';

/** What the mark tool's next click stands for: a point, the person to follow, a corner of the crop, the right place of a prediction. */
export type MarkPurpose = 'point' | 'person' | 'crop' | 'correction';

/** Which predictions are shown. */
export type MethodView = 'sequential' | 'joint' | 'both' | 'difference';

/** The order in which V goes through the views. */
export const METHOD_VIEWS: readonly MethodView[] = ['sequential', 'joint', 'both', 'difference'];

/**
 * How the studio is looked at. Nothing of it belongs to the project, and none of it comes into the history. Theme and language are kept
 * by ui/theme.ts and ui/i18n.ts.
 */
export interface ViewState {
  readonly focusedRole: Role;
  readonly selection: Selection | null;
  readonly tool: Tool;
  readonly markPurpose: MarkPurpose;
  /** The name that the next marked point gets; null: the first free "point 1", "point 2"... */
  readonly markName: string | null;
  /** The prediction whose right place the next click in the target says; only for that purpose. */
  readonly correcting: PredictionName | null;
  readonly methodView: MethodView;
  /** The guided marking; null while it is off. */
  readonly guided: GuidedState | null;
  focus(role: Role): void;
  select(selection: Selection | null): void;
  /** Takes a tool in hand; the hand has no name for points. */
  setTool(tool: Tool, markName?: string | null, purpose?: MarkPurpose): void;
  /** Takes the mark tool in hand for the right place of a prediction. */
  correct(prediction: PredictionName): void;
  setMethodView(view: MethodView): void;
  /** Goes on to the next view, after the last one to the first. */
  cycleMethodView(): void;
  setGuided(guided: GuidedState | null): void;
}

/** A store of its own, for a window or for a test. */
export function createViewStore(): StoreApi<ViewState> {
  return createStore<ViewState>()((set) => ({
    focusedRole: 'source',
    selection: null,
    tool: 'hand',
    markPurpose: 'point',
    markName: null,
    correcting: null,
    methodView: 'joint',
    guided: null,
    focus: (focusedRole) => set({ focusedRole }),
    select: (selection) => set(selection ? { selection, focusedRole: selection.role } : { selection }),
    setTool: (tool, markName = null, markPurpose = 'point') =>
      set({
        correcting: null,
        ...(tool === 'mark' ? { tool, markName, markPurpose } : { tool, markName: null, markPurpose: 'point' }),
      }),
    correct: (correcting) =>
      set({ tool: 'mark', markPurpose: 'correction', markName: correcting.keypoint, correcting, guided: null }),
    setMethodView: (methodView) => set({ methodView }),
    cycleMethodView: () =>
      set(({ methodView }) => ({
        methodView: METHOD_VIEWS[(METHOD_VIEWS.indexOf(methodView) + 1) % METHOD_VIEWS.length]!,
      })),
    setGuided: (guided) => set({ guided }),
  }));
}

/** The store of this window. */
export const viewStore = createViewStore();

/** A part of {@link viewStore}, for components. */
export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(viewStore, selector);
}
