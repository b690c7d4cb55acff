import { ipcMain, Menu, type MenuItemConstructorOptions } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { type AppMenu, appMenuSchema, type MenuCommand, type MenuItem } from '../contract/menu-commands.ts';
import { requireOurPage } from './page-messages.ts';

/** Stands until the page has told its own menus. */
const FIRST_MENU: AppMenu = [{ label: 'File', items: [{ kind: 'role', role: 'quit', label: 'Quit' }] }];

/**
 * Shows the menus that the page tells, again whenever it tells other ones.
 *
 * @param command hands a chosen command to the page
 */
export function setUpMenu(command: (command: MenuCommand) => void, platform: NodeJS.Platform = process.platform): void {
  const show = (menu: AppMenu): void => {
    const template = menu.map(({ label, items }) => ({
      label,
      submenu: items.flatMap((item) => electronItems(item, command)),
    }));
    const ofTheApp: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
    Menu.setApplicationMenu(Menu.buildFromTemplate([...ofTheApp, ...template]));
  };
  show(FIRST_MENU);
  ipcMain.on(DESKTOP_CHANNELS.menu, (event, menu: unknown) => {
    requireOurPage(event);
    show(appMenuSchema.parse(menu));
  });
}

function electronItems(item: MenuItem, command: (command: MenuCommand) => void): MenuItemConstructorOptions[] {
  switch (item.kind) {
    case 'separator':
      return [{ type: 'separator' }];
    case 'role': {
      const { role, label } = item;
      // Ctrl and the key of "+" without Shift enlarges too, as in every browser.
      const alias = { role, label, accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true };
      return role === 'zoomIn' ? [{ role, label }, alias] : [{ role, label }];
    }
    case 'submenu':
      return [{ label: item.label, submenu: item.items.flatMap((each) => electronItems(each, command)) }];
    case 'command':
      return [
        {
          label: item.label,
          enabled: item.enabled,
          ...(item.checked === null ? {} : { type: 'checkbox' as const, checked: item.checked }),
          // The page listens to the keys: registered here they would be performed twice, and typed into no text field.
          ...(item.accelerator === null ? {} : { accelerator: item.accelerator, registerAccelerator: false }),
          click: () => command(item.command),
        },
      ];
  }
}
