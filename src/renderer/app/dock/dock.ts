import type { AddPanelOptions, DockviewApi, DockviewGroupPanel, SerializedDockview } from 'dockview-react';
import { createStore, type StoreApi } from 'zustand';
import { keepLayout, keptLayout } from './kept-layout.ts';
import { type Preset, presetLayout } from './layouts.ts';
import { LEAST_SIZE, PANEL_KIN, type PanelId, panelTitle } from './panels.ts';

/** What the window shows of the dock beside the dock itself. */
export interface DockState {
  /** The panels that there are, in front or behind another one's tab. */
  readonly open: readonly PanelId[];
  /** The panel that fills the whole dock, if any. */
  readonly maximised: PanelId | null;
}

/** How long a layout must have stood still before it is kept, milliseconds. */
const SETTLED_MILLISECONDS = 300;

/**
 * The panels and how they are arranged. While nothing is open in the window there is no dock; a panel that is asked for then is shown
 * when it comes.
 */
export class Dock {
  readonly state: StoreApi<DockState> = createStore<DockState>()(() => ({ open: [], maximised: null }));
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  #api: DockviewApi | null = null;
  #wanted: PanelId[] = [];
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
  }

  /** Takes a dock that has come, and arranges it as it was left. @returns lets go of it */
  attach(api: DockviewApi): () => void {
    this.#api = api;
    this.#load(keptLayout(this.#storage));
    const follow = [api.onDidLayoutChange, api.onDidMaximizedGroupChange].map((on) => on(() => this.#changed()));
    for (const id of this.#wanted.splice(0)) this.show(id);
    this.#changed();
    return () => {
      clearTimeout(this.#keeping);
      for (const { dispose } of follow) dispose();
      if (this.#api === api) this.#api = null;
    };
  }

  /** Brings a panel to the front, opening it where it is missing. */
  show(id: PanelId): void {
    const api = this.#api;
    if (!api) {
      this.#wanted.push(id);
      return;
    }
    const panel = api.getPanel(id) ?? api.addPanel({ ...this.#placeFor(id), ...LEAST_SIZE[id] });
    const { maximised } = this.state.getState();
    if (maximised !== null && panel.api.location.type === 'grid' && !this.#group(maximised)?.panels.includes(panel)) {
      api.exitMaximizedGroup();
    }
    panel.api.setActive();
  }

  /** Closes a panel; null: the one that has been worked in last. */
  close(id: PanelId | null = null): void {
    const panel = id === null ? this.#api?.activePanel : this.#api?.getPanel(id);
    panel?.api.close();
  }

  /** Opens a panel that is closed, closes it when it is in front, and brings it to the front otherwise. */
  toggle(id: PanelId): void {
    if (this.#api?.getPanel(id)?.api.isVisible) this.close(id);
    else this.show(id);
  }

  /** Whether a panel is seen: open and in front of its tabs. */
  isVisible(id: PanelId): boolean {
    return this.#api?.getPanel(id)?.api.isVisible ?? false;
  }

  /** Lets the active panel fill the dock, or puts everything back. */
  toggleMaximised(): void {
    const api = this.#api;
    if (!api) return;
    if (api.hasMaximizedGroup()) api.exitMaximizedGroup();
    else if (api.activePanel?.api.location.type === 'grid') api.activePanel.api.maximize();
  }

  /** Takes the active panel out of the grid into a window of its own over it, or back into the grid. */
  toggleFloating(): void {
    const api = this.#api;
    const panel = api?.activePanel;
    if (!api || !panel) return;
    if (panel.api.location.type === 'floating') {
      panel.api.close();
      this.show(panel.id as PanelId);
      return;
    }
    if (api.hasMaximizedGroup()) api.exitMaximizedGroup();
    const width = Math.min(560, api.width - 64);
    const height = Math.min(420, api.height - 64);
    const position = { left: (api.width - width) / 2, top: (api.height - height) / 2 };
    api.addFloatingGroup(panel, { width, height, position });
  }

  /** Goes to the next (1) or previous (-1) group of panels; the focus goes to its front tab. */
  focusGroup(step: -1 | 1): void {
    const api = this.#api;
    if (!api) return;
    const seen = api.groups.filter((group) => group.api.isVisible);
    const at = api.activeGroup ? seen.indexOf(api.activeGroup) : 0;
    const next = seen[(at + step + seen.length) % seen.length];
    if (!next) return;
    next.activePanel?.api.setActive();
    next.element.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  /** Arranges the panels as a preset says. */
  apply(preset: Preset): void {
    const api = this.#api;
    if (api) this.#load(presetLayout(preset, api));
  }

  /** Gives the panels their names in the language of the window. */
  nameAll(): void {
    for (const panel of this.#api?.panels ?? []) panel.api.setTitle(panelTitle(panel.id as PanelId));
  }

  /** A layout that cannot be built, and none at all, become the first preset. */
  #load(layout: SerializedDockview | null): void {
    const api = this.#api!;
    const first = () => presetLayout('coach', api);
    try {
      api.fromJSON(layout ?? first());
    } catch {
      api.fromJSON(first());
    }
    this.nameAll();
  }

  /** Behind its kin, else where it is in the presets. */
  #placeFor(id: PanelId): AddPanelOptions {
    const api = this.#api!;
    const panel = { id, component: id, title: panelTitle(id) };
    const inGrid = (each: PanelId) => api.getPanel(each)?.api.location.type === 'grid';
    const kin = PANEL_KIN.find((family) => family.includes(id))?.find(inGrid);
    if (kin) return { ...panel, position: { referencePanel: kin, direction: 'within' } };
    if (id === 'timeline' && inGrid('viewer')) {
      return { ...panel, position: { referencePanel: 'viewer', direction: 'below' }, initialHeight: 184 };
    }
    const isSide = PANEL_KIN[0]!.includes(id);
    if (id === 'viewer') return { ...panel, position: { direction: 'left' }, initialWidth: 0.6 * api.width };
    if (isSide) return { ...panel, position: { direction: 'right' }, initialWidth: 320 };
    return { ...panel, position: { direction: 'below' }, initialHeight: 0.33 * api.height };
  }

  #group(id: PanelId): DockviewGroupPanel | undefined {
    return this.#api?.getPanel(id)?.api.group;
  }

  #changed(): void {
    const api = this.#api;
    if (!api) return;
    const maximised = api.hasMaximizedGroup()
      ? api.groups.find((group) => group.api.isMaximized())?.activePanel?.id
      : undefined;
    const open = api.panels.map(({ id }) => id as PanelId);
    this.state.setState({ open, maximised: (maximised as PanelId | undefined) ?? null });
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => keepLayout(this.#storage, api.toJSON()), SETTLED_MILLISECONDS);
  }
}
