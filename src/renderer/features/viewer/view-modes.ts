import { createStore, type StoreApi, useStore } from 'zustand';
import type { ComparisonLayout } from '../../../contract/export.ts';
import { COMPARISON_LAYOUTS } from '../../../contract/export.ts';
import type { KnownPersons } from '../../../document/overlay/person-alignment.ts';

/** How the viewer shows the pair; the same layouts as those of an exported clip. */
export type ViewMode = ComparisonLayout;
/** The order in which the modes are offered, and in which their keys count. */
export const VIEW_MODES = COMPARISON_LAYOUTS;

/** Two frames in which the persons were looked for on demand, and the clips that they belong to. */
export interface FoundPersons extends KnownPersons {
  readonly sourceId: string;
  readonly targetId: string;
}

/** What is remembered from one start of the window to the next. */
export interface KeptModes {
  readonly mode: ViewMode;
  /** Of the target in the overlay, 0..1. */
  readonly opacity: number;
  /** Where the wipe's line stands, 0..1 of the picture's width. */
  readonly divider: number;
  /** Whether the two panes zoom and pan together. */
  readonly linkedZoom: boolean;
  /** Whether the target's person is laid over the source's. */
  readonly alignsPeople: boolean;
}

/** How the viewer shows the pair. Nothing of it belongs to the project. */
export interface ViewModeState extends KeptModes {
  /** The mode to which F9 goes back. */
  readonly modeBeforeOverlay: ViewMode;
  readonly found: readonly FoundPersons[];
  setMode(mode: ViewMode): void;
  /** F9: the overlay, and back to what was before. */
  toggleOverlay(): void;
  /** @param opacity kept within 0..1 */
  setOpacity(opacity: number): void;
  /** @param divider kept within 0..1 */
  setDivider(divider: number): void;
  setLinkedZoom(linkedZoom: boolean): void;
  setAlignsPeople(alignsPeople: boolean): void;
  addFound(persons: FoundPersons): void;
}

const FIRST: KeptModes = {
  mode: 'side-by-side',
  opacity: 0.5,
  divider: 0.5,
  linkedZoom: false,
  alignsPeople: true,
};
const KEPT_AS = 'tandem-viewer';

/** The modes in a kept text; what is not understood in it is as at first. */
export function readModes(text: string | null): KeptModes {
  let values: Partial<Record<keyof KeptModes, unknown>> = {};
  try {
    values = Object(JSON.parse(text ?? '{}'));
  } catch {
    // Another version or another program wrote it.
  }
  const part = (value: unknown, otherwise: number) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? value : otherwise;
  const flag = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise);
  return {
    mode: VIEW_MODES.find((mode) => mode === values.mode) ?? FIRST.mode,
    opacity: part(values.opacity, FIRST.opacity),
    divider: part(values.divider, FIRST.divider),
    linkedZoom: flag(values.linkedZoom, FIRST.linkedZoom),
    alignsPeople: flag(values.alignsPeople, FIRST.alignsPeople),
  };
}

/** A store of its own, for a window or for a test. @param storage where the modes are remembered */
export function createViewModes(storage: Pick<Storage, 'getItem' | 'setItem'> | null): StoreApi<ViewModeState> {
  const kept = readModes(storage?.getItem(KEPT_AS) ?? null);
  const store = createStore<ViewModeState>()((set) => ({
    ...kept,
    modeBeforeOverlay: kept.mode === 'overlay' ? FIRST.mode : kept.mode,
    found: [],
    setMode: (mode) =>
      set((old) => ({ mode, modeBeforeOverlay: old.mode === 'overlay' ? old.modeBeforeOverlay : old.mode })),
    toggleOverlay: () =>
      set(({ mode, modeBeforeOverlay }) =>
        mode === 'overlay' ? { mode: modeBeforeOverlay } : { mode: 'overlay', modeBeforeOverlay: mode },
      ),
    setOpacity: (opacity) => set({ opacity: withinOne(opacity) }),
    setDivider: (divider) => set({ divider: withinOne(divider) }),
    setLinkedZoom: (linkedZoom) => set({ linkedZoom }),
    setAlignsPeople: (alignsPeople) => set({ alignsPeople }),
    addFound: (persons) => set(({ found }) => ({ found: [...found.filter((each) => !isAt(each, persons)), persons] })),
  }));
  store.subscribe(({ mode, opacity, divider, linkedZoom, alignsPeople }) =>
    storage?.setItem(KEPT_AS, JSON.stringify({ mode, opacity, divider, linkedZoom, alignsPeople } satisfies KeptModes)),
  );
  return store;
}

/** Whole percents: what the slider shows. */
function withinOne(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
}

function isAt(a: FoundPersons, b: FoundPersons): boolean {
  return a.sourceId === b.sourceId && a.targetId === b.targetId && a.sourceFrame === b.sourceFrame;
}

/** The store of this window. */
export const viewModes = createViewModes(globalThis.localStorage ?? null);

/** A part of {@link viewModes}, for components. */
export function useViewModes<T>(selector: (state: ViewModeState) => T): T {
  return useStore(viewModes, selector);
}
