import { appMenu, recentIdOf } from '../commands/app-menu.ts';
import { focusKind, thisPlatform } from '../commands/key-map.ts';
import { performCommand } from '../commands/studio-commands.ts';
import { viewStore } from '../studio/view-store.ts';
import { onLanguage } from '../ui/i18n.ts';
import { onPreferences } from '../ui/preferences.ts';
import type { Studio } from './studio.ts';

/** The menus follow the window at most this often, milliseconds. */
const PAUSE = 200;

/** Keeps the native menu, where the host has one, as the window is: language, shortcuts, what can be done, open panels, recent projects. */
export function followWithMenu({ bridge, model, session, dock, actions }: Studio): void {
  const { menu, projects } = bridge;
  if (!menu) return;
  let recent: readonly { id: string; name: string }[] = [];
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    timer = undefined;
    const openPanels = dock.state.getState().open;
    const next = appMenu({ conditions: actions.conditions(), openPanels, recent, platform: thisPlatform() });
    const text = JSON.stringify(next);
    if (text === shown) return;
    shown = text;
    menu.show(next);
  };
  const change = (): void => {
    if (timer === undefined) timer = setTimeout(show, PAUSE);
  };
  let path: string | null = null;
  const projectChanged = (): void => {
    change();
    const now = session.state.project?.path ?? null;
    if (now === path) return;
    path = now;
    // What cannot be listed is not offered; the palette and the empty window say why.
    void projects?.recent().then(
      (list) => {
        recent = list;
        change();
      },
      () => {},
    );
  };
  model.subscribe(change);
  session.subscribe(projectChanged);
  viewStore.subscribe(change);
  dock.state.subscribe(change);
  onLanguage(change);
  onPreferences(change);
  change();
  menu.onCommand((command) => {
    const project = recentIdOf(command);
    if (project !== null) void model.openRecentProject(project);
    else if (!editedText(command)) performCommand(command, actions);
  });
}

/** Undo and redo belong to a text field while it has the focus, as their keys do. @returns whether it was one */
function editedText(command: string): boolean {
  if (command !== 'undo' && command !== 'redo') return false;
  return focusKind(document.activeElement) === 'text' && document.execCommand(command);
}
