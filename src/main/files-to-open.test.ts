import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openWishes, setUpFilesToOpen } from './files-to-open.ts';
import * as electron from './testing/electron-double.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));

describe('files to open', () => {
  it('are read from a command line, Chromium switches left out', () => {
    expect(openWishes(['a.mp4', '--demo', '--no-sandbox', '/b.mp4'], '/clips')).toEqual({
      paths: [resolve('/clips/a.mp4'), resolve('/b.mp4')],
      demo: true,
    });
  });

  it('come from the system and from a second start; the second one ends', () => {
    const open = vi.fn();
    expect(setUpFilesToOpen(1, open)).toBe(true);
    electron.app.emit('second-instance', {}, ['studio', 'a.mp4'], '/clips');
    const preventDefault = vi.fn();
    electron.app.emit('open-file', { preventDefault }, '/clips/b.mp4');
    expect(open.mock.calls.map(([{ paths }]) => paths)).toEqual([[resolve('/clips/a.mp4')], ['/clips/b.mp4']]);
    expect(preventDefault).toHaveBeenCalled();
    electron.app.first = false;
    expect(setUpFilesToOpen(1, open)).toBe(false);
  });
});
