import type { SerializedDockview } from 'dockview-react';
import { isPanel } from './panels.ts';

const KEPT_AS = 'tandem-layout';
/** Raised when the panels change so that a layout of before would not do. */
const VERSION = 1;

/** The layout that was kept; null when there is none, or one of another version, or one that is broken. */
export function keptLayout(storage: Pick<Storage, 'getItem'>): SerializedDockview | null {
  try {
    const { version, layout } = Object(JSON.parse(storage.getItem(KEPT_AS) ?? 'null'));
    return version === VERSION && isLayout(layout) ? layout : null;
  } catch {
    return null;
  }
}

/** Keeps a layout for the next start. */
export function keepLayout(storage: Pick<Storage, 'setItem'>, layout: SerializedDockview): void {
  storage.setItem(KEPT_AS, JSON.stringify({ version: VERSION, layout }));
}

/** Whether this is a layout of our panels, as far as it can be seen without building it. */
function isLayout(value: unknown): value is SerializedDockview {
  const { grid, panels } = Object(value);
  const states = Object.entries(Object(panels));
  return (
    Array.isArray(Object(Object(grid).root).data) &&
    states.length > 0 &&
    states.every(([id, state]) => isPanel(id) && Object(state).contentComponent === id)
  );
}
