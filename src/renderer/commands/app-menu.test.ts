import { afterEach, describe, expect, it } from 'vitest';
import { appMenuSchema } from '../../contract/menu-commands.ts';
import { CATALOGUES, setLanguage } from '../ui/i18n.ts';
import { acceleratorOf, appMenu, type MenuState, recentIdOf } from './app-menu.ts';
import type { StudioConditions } from './studio-actions.ts';

const state = (all: boolean, more: Partial<MenuState> = {}): MenuState => ({
  conditions: new Proxy({}, { get: () => all }) as StudioConditions,
  openPanels: ['viewer'],
  recent: [{ id: 'r1', name: 'serve.tandem' }],
  platform: 'other',
  ...more,
});
/** Every item that is a command, also those of submenus. */
const commands = (menu: ReturnType<typeof appMenu>) =>
  menu
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'submenu' ? item.items : [item]))
    .filter((item) => item.kind === 'command');
const find = (menu: ReturnType<typeof appMenu>, command: string) =>
  commands(menu).find((item) => item.command === command);

afterEach(() => setLanguage('en'));

describe('the menus', () => {
  it('are what the contract says, with a text for everything in every language', () => {
    for (const language of ['en', 'de'] as const) {
      setLanguage(language);
      const menu = appMenuSchema.parse(appMenu(state(true)));
      const labels = [
        ...menu.flatMap(({ label, items }) => [label, ...items.flatMap((item) => ('label' in item ? item.label : []))]),
        ...commands(menu).map(({ label }) => label),
      ];
      expect(labels.filter((label) => /^(menu|commands)\./.test(label))).toEqual([]);
    }
    expect(CATALOGUES.de['menu.file']).toBe('Datei');
  });

  it('say what can be done now, which keys do it, and which panels are open', () => {
    const menu = appMenu(state(false));
    expect(find(menu, 'undo')).toMatchObject({ enabled: false, accelerator: 'CmdOrCtrl+Z', checked: null });
    expect(find(menu, 'open-demo')).toMatchObject({ enabled: true, accelerator: null });
    expect(find(menu, 'show-viewer')).toMatchObject({ checked: true });
    expect(find(menu, 'show-plots')).toMatchObject({ checked: false });
    expect(find(appMenu(state(true)), 'undo')).toMatchObject({ enabled: true });
  });

  it('never leave undo to the system, which would undo in a text field only', () => {
    const roles = appMenu(state(true)).flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'role' ? item.role : [])),
    );
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'quit']));
    expect(roles).not.toContain('undo');
  });

  it('have the recent projects', () => {
    const item = commands(appMenu(state(true))).find(({ label }) => label === 'serve.tandem');
    expect(recentIdOf(item!.command)).toBe('r1');
    expect(recentIdOf('save')).toBeNull();
  });
});

it('keys are written as Electron does', () => {
  expect(acceleratorOf('Mod+Shift+Z', 'other')).toBe('CmdOrCtrl+Shift+Z');
  expect(acceleratorOf('Alt+ArrowLeft', 'other')).toBe('Alt+Left');
  expect(acceleratorOf('Alt++', 'other')).toBe('Alt+Plus');
  expect(acceleratorOf('Space', 'other')).toBe('Space');
  expect(acceleratorOf('K+J', 'other')).toBeNull();
  expect(acceleratorOf('Mod+Ö', 'other')).toBeNull();
  // On a Mac a menu takes its keys before a text field does.
  expect(acceleratorOf('N', 'mac')).toBeNull();
  expect(acceleratorOf('F1', 'mac')).toBe('F1');
  expect(acceleratorOf('Mod+K', 'mac')).toBe('CmdOrCtrl+K');
});
