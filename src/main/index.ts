import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, type BrowserWindow } from 'electron';
import { DESKTOP_CHANNELS } from '../contract/desktop-channels.ts';
import { toErrorRecord } from '../contract/errors.ts';
import { appPaths } from '../node/app-paths.ts';
import { exportsFolder } from '../node/export/export-folders.ts';
import { PageFiles } from '../node/page-files.ts';
import { isProjectName } from '../node/store/project-paths.ts';
import { answerProjectWish, type ProjectDialogs } from '../node/supervisor/answer-project-wish.ts';
import { EngineSupervisor } from '../node/supervisor/engine-supervisor.ts';
import { ProjectFiles } from '../node/supervisor/project-files.ts';
import { chooseClips, chooseFolder, chooseProject, chooseProjectPlace, showError } from './dialogs.ts';
import { EngineConnections } from './engine-connections.ts';
import { setUpExportMessages } from './export-messages.ts';
import { type OpenWishes, openWishes, setUpFilesToOpen } from './files-to-open.ts';
import { setUpFolderMessages } from './folder-messages.ts';
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
const projects = new ProjectFiles(supervisor, appPaths().data);
let window: BrowserWindow | null = null;
/** Files that are to be opened wait for the project that they go into. */
let projectOpened: Promise<void> = Promise.resolve();

const projectDialogs: ProjectDialogs = {
  chooseProject: async () => window && chooseProject(window),
  choosePlace: async (title) => window && chooseProjectPlace(window, title),
};

/** One after the other, so that they are listed in the order in which they were chosen; a project is opened in place of the open one. */
async function openFiles(paths: readonly string[]): Promise<void> {
  await projectOpened;
  for (const path of paths) {
    if (isProjectName(path)) {
      await projects.open(path).catch((error: unknown) => showError(window, 'The project was not opened', error));
      continue;
    }
    await supervisor.registerMedia(path).catch(async (error: unknown) => {
      if (toErrorRecord(error).code === 'opening-cancelled') return;
      await showError(window, 'The clip was not opened', error);
    });
  }
}

function open({ paths, demo }: OpenWishes): void {
  if (!window) openWindow(demo);
  else if (demo) window.webContents.send(DESKTOP_CHANNELS.menuCommand, 'open-demo');
  window?.focus();
  void openFiles(paths);
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
    openProject: async (path) => {
      await projects.open(path);
      return { ok: true, data: { done: true, recent: await projects.recent() } };
    },
    projectWish: (wish) => answerProjectWish(projects, wish, projectDialogs),
    pageReady: (page) => connections.pageReady(page),
  });
  setUpFolderMessages(
    (path) => supervisor.registerMedia(path),
    () => window,
  );
  setUpExportMessages(exportsFolder(appPaths().data), () => window);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!supervisor.engine) return;
    event.preventDefault();
    void supervisor.close().finally(() => app.exit());
  });
  await app.whenReady();
  setUpSessionRules();
  setUpPageProtocol(await PageFiles.of(join(here, '..', 'renderer')), (mediaId) => supervisor.mediaPath(mediaId));
  setUpMenu((command) => {
    // A page may open its file dialog only for a click in itself.
    if (command === 'open') void (window && chooseClips(window).then(openFiles));
    else if (command === 'open-folder')
      void (window && chooseFolder(window).then((path) => openFiles(path === null ? [] : [path])));
    else window?.webContents.send(DESKTOP_CHANNELS.menuCommand, command);
  });
  supervisor.start();
  projectOpened = projects
    .openFirst()
    .catch((error: unknown) => showError(window, 'The project was not opened', error));
  open(openWishes(process.argv.slice(programArguments), process.cwd()));
}

start().catch(async (error: unknown) => {
  await showError(null, 'Tandem Studio cannot start', error);
  app.exit(1);
});
