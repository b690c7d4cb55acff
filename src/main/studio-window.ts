import { BrowserWindow } from 'electron';
import type { Job } from '../contract/jobs.ts';
import { mayEndJobs } from './dialogs.ts';
import { PAGE_ORIGIN } from './page-address.ts';

/** What a window is made with. */
export interface StudioWindowOptions {
  readonly preloadPath: string;
  /** Opens the demo pair when the page has loaded. */
  readonly demo: boolean;
  /** Jobs that would end with the window. */
  unfinishedJobs(): readonly Job[];
}

/** The colour behind the page until it is drawn. */
const GROUND = '#0E141C';

/** Opens the studio's window. It is shown when the page has been drawn once, so that it never flashes white. */
export function openStudioWindow({ preloadPath, demo, unfinishedJobs }: StudioWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: GROUND,
    title: 'Tandem Studio',
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    const jobs = unfinishedJobs();
    if (jobs.length > 0 && !mayEndJobs(window, jobs)) event.preventDefault();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  void window.loadURL(`${PAGE_ORIGIN}/${demo ? '#demo' : ''}`);
  return window;
}
