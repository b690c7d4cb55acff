import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract/menu-commands.ts';

/** What the menu's items do. */
export interface MenuActions {
  openClips(): void;
  /** Hands a command to the page. */
  command(command: MenuCommand): void;
}

/** Builds the app's menu. */
export function setUpMenu(actions: MenuActions, platform: NodeJS.Platform = process.platform): void {
  const isMac = platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: '&Open clips…', accelerator: 'CmdOrCtrl+O', click: () => actions.openClips() },
        { label: 'Open &demo pair', click: () => actions.command('open-demo') },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { label: '&Job', submenu: [{ label: '&Cancel', click: () => actions.command('cancel-job') }] },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
