import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../contract/jobs.ts';
import { openStudioWindow } from './studio-window.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

describe('the window', () => {
  const job = { label: 'Align a with b' } as Job;

  it('is isolated, sandboxed and shown only when it was drawn', () => {
    const window = openStudioWindow({ preloadPath: '/out/preload/index.cjs', demo: true, unfinishedJobs: () => [] });
    const double = window as unknown as electron.BrowserWindow;
    expect(double.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(double.url).toBe('tandem://app/#demo');
    expect(double.shown).toBe(false);
    double.emit('ready-to-show');
    expect(double.shown).toBe(true);
  });

  it('asks before it closes on running jobs, and comes back after a crash of the page', () => {
    let jobs: Job[] = [job];
    const window = openStudioWindow({ preloadPath: '', demo: false, unfinishedJobs: () => jobs });
    const double = window as unknown as electron.BrowserWindow;
    const closes = () => {
      const preventDefault = vi.fn();
      double.emit('close', { preventDefault });
      return preventDefault.mock.calls.length === 0;
    };
    electron.dialog.answer = 0;
    expect(closes()).toBe(false);
    expect(electron.dialog.shown.at(-1)).toMatchObject({ message: 'A job is still running.' });
    electron.dialog.answer = 1;
    expect(closes()).toBe(true);
    jobs = [];
    electron.dialog.answer = 0;
    expect(closes()).toBe(true);

    double.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    double.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(double.webContents.reloads).toBe(1);
  });
});
