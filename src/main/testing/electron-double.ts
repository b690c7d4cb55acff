import { EventEmitter } from 'node:events';

/**
 * A stand-in for the module `electron`, as far as src/main uses it: it keeps what was set up, so that a test can play Electron's part.
 * Its binary cannot be had everywhere; where it can, e2e/journeys/electron.spec.ts runs the real one.
 */

/** A frame of a page. */
export class FrameDouble {
  url: string;

  constructor(url: string) {
    this.url = url;
  }
}

/** A page. */
export class WebContentsDouble extends EventEmitter {
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  readonly posted: { readonly channel: string; readonly ports: readonly unknown[] }[] = [];
  readonly mainFrame = new FrameDouble('tandem://app/');
  windowOpenHandler: (() => { action: string }) | null = null;
  reloads = 0;

  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
  }

  postMessage(channel: string, _message: unknown, ports: readonly unknown[]): void {
    this.posted.push({ channel, ports });
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  reload(): void {
    this.reloads += 1;
  }
}

/** A window. */
export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new WebContentsDouble();
  readonly options: { readonly webPreferences: Record<string, unknown>; readonly show: boolean };
  url = '';
  shown = false;

  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
  }

  focus(): void {}

  show(): void {
    this.shown = true;
  }
}

/** A channel of two ports that lead nowhere. */
export class MessageChannelMain {
  readonly port1 = { end: 'engine' };
  readonly port2 = { end: 'page' };
}

type Handler = (...args: never[]) => unknown;

/** What was set up, by name; a test calls it. */
export const setUp: Record<string, Handler> = {};

const keep =
  (name: string) =>
  (handler: Handler): void => {
    setUp[name] = handler;
  };

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  sandboxed: false,
  exited: [] as number[],
  /** Whether this is the first studio of the user. */
  first: true,
  requestSingleInstanceLock: () => app.first,
  enableSandbox() {
    app.sandboxed = true;
  },
  whenReady: async () => {},
  quit() {},
  exit(code: number) {
    app.exited.push(code);
  },
});

export const protocol = {
  schemes: [] as unknown[],
  registerSchemesAsPrivileged(schemes: unknown[]) {
    protocol.schemes = schemes;
  },
  handle: (scheme: string, handler: Handler) => keep(`protocol ${scheme}`)(handler),
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: keep('permission request'),
    setPermissionCheckHandler: keep('permission check'),
    setDevicePermissionHandler: keep('device permission'),
    webRequest: { onBeforeRequest: keep('before request') },
  },
};

export const ipcMain = {
  handle: (channel: string, handler: Handler) => keep(`handle ${channel}`)(handler),
  on: (channel: string, handler: Handler) => keep(`on ${channel}`)(handler),
};

/** A menu's item as it was described. */
export interface MenuItemDouble {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly role?: string;
  readonly submenu?: readonly MenuItemDouble[];
  click?(): void;
}

export const Menu = {
  current: [] as readonly MenuItemDouble[],
  buildFromTemplate: (template: readonly MenuItemDouble[]) => template,
  setApplicationMenu(menu: readonly MenuItemDouble[]) {
    Menu.current = menu;
  },
};

export const dialog = {
  /** What the user will answer. */
  answer: 0,
  shown: [] as unknown[],
  /** The paths that the user will choose; none: the dialog is cancelled. */
  chosen: [] as string[],
  async showOpenDialog(_window: unknown, options: unknown) {
    dialog.shown.push(options);
    return { canceled: dialog.chosen.length === 0, filePaths: dialog.chosen };
  },
  showMessageBoxSync(_window: unknown, options: unknown) {
    dialog.shown.push(options);
    return dialog.answer;
  },
};

/** A utility process. */
export class UtilityProcessDouble extends EventEmitter {
  readonly pid = undefined;
  readonly stderr = new EventEmitter();
  readonly posted: { readonly message: unknown; readonly transfer: readonly unknown[] }[] = [];

  postMessage(message: unknown, transfer: readonly unknown[]): void {
    this.posted.push({ message, transfer });
  }
}

export const utilityProcess = {
  forked: [] as { readonly path: string; readonly args: readonly string[]; readonly child: UtilityProcessDouble }[],
  fork(path: string, args: readonly string[]) {
    const child = new UtilityProcessDouble();
    utilityProcess.forked.push({ path, args, child });
    return child;
  },
};
