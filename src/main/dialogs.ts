import { type BrowserWindow, dialog } from 'electron';
import { toErrorRecord } from '../contract/errors.ts';
import type { Job } from '../contract/jobs.ts';

const VIDEO_EXTENSIONS = ['mp4', 'mov', 'm4v', 'mkv', 'avi', 'webm', 'mts', 'm2ts', 'mpg', 'mpeg', 'wmv', '3gp'];

/** Lets the user choose clips. @returns their absolute paths, none when the dialog was cancelled */
export async function chooseClips(window: BrowserWindow): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open clips',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Videos', extensions: VIDEO_EXTENSIONS },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return filePaths;
}

/** Lets the user choose a folder of numbered pictures. @returns its absolute path, null when the dialog was cancelled */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a folder of pictures',
    properties: ['openDirectory'],
  });
  return filePaths[0] ?? null;
}

/** Lets the user choose a project. @returns its absolute path, null when the dialog was cancelled */
export async function chooseProject(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open project',
    properties: ['openFile'],
    filters: [{ name: 'Tandem projects', extensions: ['tandem', 'json'] }],
  });
  return filePaths[0] ?? null;
}

/** Lets the user choose where a project is to be written. @returns an absolute path, null when the dialog was cancelled */
export async function chooseProjectPlace(window: BrowserWindow, title: string): Promise<string | null> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: 'comparison.tandem',
    filters: [{ name: 'Tandem projects', extensions: ['tandem'] }],
  });
  return canceled || !filePath ? null : filePath;
}

/** Says that something failed, and what can be done about it. */
export async function showError(window: BrowserWindow | null, title: string, error: unknown): Promise<void> {
  const { message, hint } = toErrorRecord(error);
  const options = { type: 'error' as const, title, message: title, detail: hint ? `${message}\n\n${hint}` : message };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}

/** Asks whether to close while jobs are under way. Synchronous, because a window's `close` event must be answered at once. */
export function mayEndJobs(window: BrowserWindow, jobs: readonly Job[]): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: jobs.length === 1 ? 'A job is still running.' : `${jobs.length} jobs are still running.`,
    detail: `${jobs.map(({ label }) => label).join('\n')}\n\nClosing the window ends it. Everything committed is kept.`,
    buttons: ['Keep working', 'Close'],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 1;
}
