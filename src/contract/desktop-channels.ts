/** The name under which the preload script gives a DesktopApi to the window. */
export const DESKTOP_API = 'tandemDesktop';

/** The `data` of the window message with which the preload script hands over the engine's MessagePort (its `ports[0]`). */
export const ENGINE_PORT_MESSAGE = 'tandem:engine-port';

/** Channels between the preload script and Electron's main process. */
export const DESKTOP_CHANNELS = {
  /** Window to main, invoked with a path; answers an OpenAnswer (wire.ts). */
  openMedia: 'tandem:open-media',
  /** Window to main, invoked: the user chooses a folder; answers a FolderAnswer. Then invoked with its id; answers an OpenAnswer (wire.ts). */
  chooseFolder: 'tandem:choose-folder',
  openFolder: 'tandem:open-folder',
  /** Window to main, invoked with a path to a project, or with a ProjectWish; answers a ProjectAnswer (project-info.ts). */
  openProject: 'tandem:open-project',
  projectWish: 'tandem:project-wish',
  /** Window to main, invoked with a file name, with a place and an ExportResult, and with a place; see DesktopApi. */
  exportChoose: 'tandem:export-choose',
  exportDeliver: 'tandem:export-deliver',
  exportShow: 'tandem:export-show',
  /** Window to main: the page listens; main hands over the engine's port and its state. */
  pageReady: 'tandem:page-ready',
  /** Main to window, with a MessagePort. */
  enginePort: 'tandem:engine-port',
  /** Main to window: an event that the engine itself cannot tell. */
  notice: 'tandem:notice',
  /** Window to main: the AppMenu that the native menu is to show (menu-commands.ts). */
  menu: 'tandem:menu',
  /** Main to window: a MenuCommand. */
  menuCommand: 'tandem:menu-command',
} as const;

/** What the desktop host gives to its window. Values that come from it are not validated yet. */
export interface DesktopApi {
  /**
   * Opens a file that the user dropped or chose, or a folder of pictures that was dropped.
   *
   * @param file a DOM File; only one that comes from the user's disk has a path
   * @returns an OpenAnswer (wire.ts)
   */
  openFile(file: unknown): Promise<unknown>;
  /** Lets the user choose a folder in a native dialog. @returns a FolderAnswer (wire.ts) */
  chooseFolder(): Promise<unknown>;
  /** Opens a folder of pictures. @param id of a FolderAnswer @returns an OpenAnswer (wire.ts) */
  openFolder(id: string): Promise<unknown>;
  /** Opens a project that the user dropped or chose: a DOM File. @returns a ProjectAnswer (project-info.ts) */
  openProject(file: unknown): Promise<unknown>;
  /** @param wish a ProjectWish @returns a ProjectAnswer (project-info.ts) */
  projectWish(wish: unknown): Promise<unknown>;
  /** Asks the user where an export goes. @param name suggested file name @returns an ExportPlaceAnswer (export.ts) */
  chooseExport(name: string): Promise<unknown>;
  /** Brings a finished export there. @param result an ExportResult @returns an ExportDeliveryAnswer (export.ts) */
  deliverExport(place: string, result: unknown): Promise<unknown>;
  /** Shows what was delivered in the file manager. */
  showExport(place: string): void;
  /** Says that the page listens to {@link ENGINE_PORT_MESSAGE}. */
  pageReady(): void;
  /** @param listener called with events of the contract that come from the host and not from the engine */
  onNotice(listener: (event: unknown) => void): void;
  /** @param menu the AppMenu that the native menu is to show from now on */
  setMenu(menu: unknown): void;
  /** @param listener called with a MenuCommand */
  onMenuCommand(listener: (command: unknown) => void): void;
}
