import type { StudioPanel } from '../../commands/studio-actions.ts';
import { t } from '../../ui/i18n.ts';

/** The panels of the dock. The two panes of the viewer and the playback bar are one panel: modes combine them. */
export const PANELS = [
  'viewer',
  'timeline',
  'points',
  'run',
  'jobs',
  'compare',
  'space-time',
  'plots',
] as const satisfies readonly StudioPanel[];
/** One of {@link PANELS}. */
export type PanelId = StudioPanel;

/** Panels that stand in for each other: one that is opened goes behind the tabs of its kin. */
export const PANEL_KIN: readonly (readonly PanelId[])[] = [
  ['points', 'run', 'jobs'],
  ['compare', 'space-time', 'plots'],
];

/** No panel becomes smaller than this, CSS pixels with its tabs. */
export const LEAST_SIZE: Readonly<Record<PanelId, { readonly minimumWidth: number; readonly minimumHeight: number }>> =
  {
    viewer: { minimumWidth: 360, minimumHeight: 240 },
    timeline: { minimumWidth: 280, minimumHeight: 152 },
    points: { minimumWidth: 288, minimumHeight: 160 },
    run: { minimumWidth: 288, minimumHeight: 160 },
    jobs: { minimumWidth: 288, minimumHeight: 120 },
    compare: { minimumWidth: 320, minimumHeight: 120 },
    'space-time': { minimumWidth: 280, minimumHeight: 160 },
    plots: { minimumWidth: 280, minimumHeight: 160 },
  };

/** A panel's name in the language of the window. */
export function panelTitle(id: PanelId): string {
  return t(`panels.${id}`);
}

/** Whether a text names a panel. */
export function isPanel(id: string): id is PanelId {
  return (PANELS as readonly string[]).includes(id);
}
