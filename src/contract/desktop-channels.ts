/** The name under which the preload script gives a DesktopApi to the window. */
export const DESKTOP_API = 'tandemDesktop';

/** The `data` of the window message with which the preload script hands over the engine's MessagePort (its `ports[0]`). */
export const ENGINE_PORT_MESSAGE = 'tandem:engine-port';

/** Channels between the preload script and Electron's main process. */
export const DESKTOP_CHANNELS = {
  /** Window to main, invoked with a path; answers an OpenAnswer (wire.ts). */
  openMedia: 'tandem:open-media',
  /** Window to main: the page listens; main hands over the engine's port and its state. */
  pageReady: 'tandem:page-ready',
  /** Main to window, with a MessagePort. */
  enginePort: 'tandem:engine-port',
  /** Main to window: an event that the engine itself cannot tell. */
  notice: 'tandem:notice',
  /** Main to window: a MenuCommand. */
  menuCommand: 'tandem:menu-command',
} as const;

/** What the desktop host gives to its window. Values that come from it are not validated yet. */
export interface DesktopApi {
  /**
   * Opens a file that the user dropped or chose.
   *
   * @param file a DOM File; only one that comes from the user's disk has a path
   * @returns an OpenAnswer (wire.ts)
   */
  openFile(file: unknown): Promise<unknown>;
  /** Says that the page listens to {@link ENGINE_PORT_MESSAGE}. */
  pageReady(): void;
  /** @param listener called with events of the contract that come from the host and not from the engine */
  onNotice(listener: (event: unknown) => void): void;
  /** @param listener called with a MenuCommand */
  onMenuCommand(listener: (command: unknown) => void): void;
}
