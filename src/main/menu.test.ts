import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import type { AppMenu } from '../contract/menu-commands.ts';
import { setUpMenu } from './menu.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

const MENU: AppMenu = [
  {
    label: 'Datei',
    items: [
      {
        kind: 'command',
        command: 'save',
        label: 'Speichern',
        accelerator: 'CmdOrCtrl+S',
        enabled: true,
        checked: null,
      },
      { kind: 'separator' },
      {
        kind: 'submenu',
        label: 'Felder',
        items: [
          { kind: 'command', command: 'show-run', label: 'Abgleich', accelerator: null, enabled: false, checked: true },
        ],
      },
      { kind: 'role', role: 'quit', label: 'Beenden' },
    ],
  },
  { label: 'Ansicht', items: [{ kind: 'role', role: 'zoomIn', label: 'Größer' }] },
];
const page = new electron.WebContentsDouble();
const tell = (menu: unknown, senderFrame: electron.FrameDouble = page.mainFrame) =>
  electron.setUp[`on ${DESKTOP_CHANNELS.menu}`]?.({ sender: page, senderFrame } as never, menu as never);

describe('the native menu', () => {
  const command = vi.fn();
  beforeEach(() => {
    command.mockClear();
    setUpMenu(command, 'linux');
  });

  it('is what the page tells, and hands back what was chosen', () => {
    expect(electron.Menu.current.map(({ label }) => label)).toEqual(['File']);
    tell(MENU);
    const [file, view] = electron.Menu.current;
    expect(file).toMatchObject({
      label: 'Datei',
      submenu: [
        { label: 'Speichern', enabled: true, accelerator: 'CmdOrCtrl+S' },
        { type: 'separator' },
        { label: 'Felder', submenu: [{ label: 'Abgleich', enabled: false, type: 'checkbox', checked: true }] },
        { role: 'quit', label: 'Beenden' },
      ],
    });
    expect(view?.submenu?.map(({ role }) => role)).toEqual(['zoomIn', 'zoomIn']);
    file?.submenu?.[0]?.click?.();
    expect(command.mock.calls).toEqual([['save']]);
  });

  it('shows keys and leaves them to the page', () => {
    tell(MENU);
    expect(electron.Menu.current[0]?.submenu?.[0]).toMatchObject({ registerAccelerator: false });
  });

  it('has the menu of the app on a Mac', () => {
    setUpMenu(command, 'darwin');
    expect(electron.Menu.current[0]).toEqual({ role: 'appMenu' });
  });

  it('is told by our page only, and only as the contract says', () => {
    expect(() => tell(MENU, new electron.FrameDouble('https://example.com/'))).toThrow('Only the studio itself');
    expect(() => tell([{ label: 'x', items: [{ kind: 'role', role: 'reload', label: 'x' }] }])).toThrow();
    expect(electron.Menu.current.map(({ label }) => label)).toEqual(['File']);
  });
});
