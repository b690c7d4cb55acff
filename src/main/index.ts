import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, type BrowserWindow } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { appPaths } from '../node/app-paths.ts';
import { PageFiles } from '../node/page-files.ts';
import { EngineSupervisor } from '../node/supervisor/engine-supervisor.ts';
import { openUntitledProject } from '../node/supervisor/untitled-project.ts';
import { chooseClips, showError } from './dialogs.ts';
import { EngineConnections } from './engine-connections.ts';
import { type OpenWishes, openWishes, setUpFilesToOpen } from './files-to-open.ts';
import { launchEngine } from './launch-engine.ts';
import { setUpMenu } from './menu.ts';
import { setUpNavigationRules } from './navigation-rules.ts';
import { setUpPageMessages } from './page-messages.ts';
import { registerPageScheme, setUpPageProtocol } from './page-protocol.ts';
import { setUpSessionRules } from './session-rules.ts';
import { openStudioWindow } from './studio-window.ts';

/** Where things lie beside this file in `out/`. */
const here = import.meta.dirname;
const probeScript = pathToFileURL(join(here, 'device-probe-child.js')).href;
const supervisor = new EngineSupervisor(() => launchEngine(join(here, 'engine-process.js'), { probeScript }));
let window: BrowserWindow | null = null;

/** One after the other, so that they are listed in the order in which they were chosen. */
async function openClips(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await supervisor.registerMedia(path).catch((error: unknown) => showError(window, 'The clip was not opened', error));
  }
}

function open({ paths, demo }: OpenWishes): void {
  if (!window) openWindow(demo);
  else if (demo) window.webContents.send(DESKTOP_CHANNELS.menuCommand, 'open-demo');
  window?.focus();
  void openClips(paths);
}

function openWindow(demo: boolean): void {
  window = openStudioWindow({
    preloadPath: join(here, '..', 'preload', 'index.cjs'),
    demo,
    unfinishedJobs: () => supervisor.unfinishedJobs,
  });
  window.on('closed', () => {
    window = null;
  });
}

async function start(): Promise<void> {
  registerPageScheme();
  app.enableSandbox();
  // Without a bundle the first arguments are Electron and the app's folder.
  const programArguments = app.isPackaged ? 1 : 2;
  if (!setUpFilesToOpen(programArguments, (wishes) => void app.whenReady().then(() => open(wishes)))) {
    app.quit();
    return;
  }
  const connections = new EngineConnections(supervisor);
  setUpNavigationRules();
  setUpPageMessages({
    openMedia: (path) => supervisor.registerMedia(path),
    pageReady: (page) => connections.pageReady(page),
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!supervisor.engine) return;
    event.preventDefault();
    void supervisor.close().finally(() => app.exit());
  });
  await app.whenReady();
  setUpSessionRules();
  setUpPageProtocol(await PageFiles.of(join(here, '..', 'renderer')));
  setUpMenu({
    openClips: () => void (window && chooseClips(window).then(openClips)),
    command: (command) => window?.webContents.send(DESKTOP_CHANNELS.menuCommand, command),
  });
  supervisor.start();
  openUntitledProject(supervisor, appPaths().data).catch((error: unknown) =>
    showError(window, 'The project was not opened', error),
  );
  open(openWishes(process.argv.slice(programArguments), process.cwd()));
}

start().catch(async (error: unknown) => {
  await showError(null, 'Tandem Studio cannot start', error);
  app.exit(1);
});
