import type { AppMenu, MenuItem, MenuRole } from '../../contract/menu-commands.ts';
import { t } from '../ui/i18n.ts';
import { shortcutsOf } from './bindings.ts';
import { type Platform, parseShortcut } from './shortcut.ts';
import type { StudioConditions, StudioPanel } from './studio-actions.ts';
import { commandOf } from './studio-commands.ts';

/** An entry of a menu: a command by its id, a line (null), what the system does, more entries, or the recent projects. */
export type MenuEntry =
  | string
  | null
  | { readonly role: MenuRole }
  | { readonly submenu: string; readonly entries: readonly (string | null)[] }
  | { readonly recent: true };

/** One menu; its title has the key `menu.<id>`. */
export interface MenuPlan {
  readonly id: string;
  readonly entries: readonly MenuEntry[];
}

/** The menus of the app, from left to right: those of the desktop, and without the roles those in a page of the web host. */
export const APP_MENUS: readonly MenuPlan[] = [
  {
    id: 'file',
    entries: [
      'new-project',
      'open',
      'open-folder',
      'open-project',
      { recent: true },
      'open-demo',
      null,
      'save',
      'save-as',
      'save-copy',
      'save-bundle',
      null,
      'export',
      'snapshot',
      'snapshot-copy',
      null,
      'settings',
      null,
      { role: 'close' },
      { role: 'quit' },
    ],
  },
  {
    id: 'edit',
    entries: [
      'undo',
      'redo',
      null,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      null,
      'add-keypoint',
      'add-marker',
      'guided',
      'suggest-points',
      'delete-selection',
      null,
      'set-in',
      'set-out',
      'clear-zone',
      'set-sync',
    ],
  },
  {
    id: 'view',
    entries: [
      {
        submenu: 'panels',
        entries: [
          'show-viewer',
          'show-timeline',
          'show-points',
          'show-run',
          'show-jobs',
          'show-compare',
          'show-space-time',
          'show-plots',
        ],
      },
      {
        submenu: 'layout',
        entries: ['layout-coach', 'layout-researcher', null, 'maximise-panel', 'float-panel', 'close-panel'],
      },
      {
        submenu: 'modes',
        entries: [
          'view-side-by-side',
          'view-stacked',
          'view-overlay',
          'view-wipe',
          'view-difference',
          null,
          'toggle-overlay',
          'opacity-more',
          'opacity-less',
          'align-people',
          'link-zoom',
        ],
      },
      null,
      'cycle-view',
      'focus-source',
      'focus-target',
      null,
      'theme',
      'language',
      null,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      { role: 'toggleDevTools' },
    ],
  },
  {
    id: 'playback',
    entries: [
      'play-pause',
      'play-reverse',
      'play-forward',
      'loop',
      null,
      'previous-frame',
      'next-frame',
      'previous-marker',
      'next-marker',
      'zone-start',
      'zone-end',
      'go-to',
      'sync-point',
      null,
      'faster',
      'slower',
      'real-time',
    ],
  },
  {
    id: 'run',
    entries: [
      'run',
      'cancel-job',
      null,
      'next-failure',
      'previous-failure',
      'accept-prediction',
      'reject-prediction',
      null,
      'cycle-warp',
      'add-anchor',
      'delete-anchor',
      'nudge-earlier',
      'nudge-later',
    ],
  },
  { id: 'help', entries: ['help', 'cheat-sheet', 'keyboard', 'tour', 'palette', null, 'about'] },
];

/** What the menus show beside the commands. */
export interface MenuState {
  readonly conditions: StudioConditions;
  readonly openPanels: readonly StudioPanel[];
  readonly recent: readonly { readonly id: string; readonly name: string }[];
  readonly platform: Platform;
}

const RECENT = 'open-recent:';

/** The project that a chosen item stands for, by its id; null for every other item. */
export function recentIdOf(command: string): string | null {
  return command.startsWith(RECENT) ? command.slice(RECENT.length) : null;
}

/** The menus as the native menu shows them. */
export function appMenu(state: MenuState): AppMenu {
  return APP_MENUS.map(({ id, entries }) => ({
    label: t(`menu.${id}`),
    items: entries.map((entry) => itemOf(entry, state)),
  }));
}

function itemOf(entry: MenuEntry, state: MenuState): MenuItem {
  if (entry === null || typeof entry === 'string') return plainItemOf(entry, state);
  if ('role' in entry) return { kind: 'role', role: entry.role, label: t(`menu.${entry.role}`) };
  if ('submenu' in entry) {
    const items = entry.entries.map((each) => plainItemOf(each, state));
    return { kind: 'submenu', label: t(`menu.${entry.submenu}`), items };
  }
  const items = state.recent.map(({ id, name }) => ({
    kind: 'command' as const,
    command: `${RECENT}${id}`,
    label: name,
    accelerator: null,
    enabled: true,
    checked: null,
  }));
  return { kind: 'submenu', label: t('menu.recent'), items };
}

function plainItemOf(id: string | null, { conditions, openPanels, platform }: MenuState) {
  if (id === null) return { kind: 'separator' as const };
  const { label, isEnabled } = commandOf(id);
  const [shortcut] = shortcutsOf(id);
  const panel = /^show-(.+)$/.exec(id)?.[1] as StudioPanel | undefined;
  return {
    kind: 'command' as const,
    command: id,
    label: t(label),
    accelerator: shortcut ? acceleratorOf(shortcut, platform) : null,
    enabled: isEnabled(conditions),
    checked: panel ? openPanels.includes(panel) : null,
  };
}

const ELECTRON_KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  '+': 'Plus',
};

/**
 * A shortcut as Electron writes it; null where it cannot: for a letter that is held, for letters such as "ö", and on a Mac for keys
 * without Cmd, which the menu there would take from text fields.
 */
export function acceleratorOf(shortcut: string, platform: Platform): string | null {
  const { key, mod, alt, shift, held } = parseShortcut(shortcut);
  if (held !== null || /[^\x20-\x7e]/.test(key)) return null;
  if (platform === 'mac' && !mod && !/^F\d+$/.test(key)) return null;
  const name = ELECTRON_KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(mod ? ['CmdOrCtrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}
