import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExportFolders, exportedFilePath, removeOldExports } from './export-folders.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tandem-exports-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('folders of exports', () => {
  it('keep files apart, list them, and go without a trace', async () => {
    const folders = createExportFolders(path.join(root, 'exports'));
    const one = await folders.create();
    const other = await folders.create();
    expect(one.name).not.toBe(other.name);
    await one.write('swing ä.csv', 'a,b\n');
    expect(await one.files()).toEqual([{ name: 'swing ä.csv', sizeBytes: 4 }]);
    const url = `/exports/${one.name}/${encodeURIComponent('swing ä.csv')}`;
    expect(exportedFilePath(path.join(root, 'exports'), url)).toBe(one.pathOf('swing ä.csv'));
    await one.discard();
    expect(await readdir(path.join(root, 'exports'))).toEqual([other.name]);
  });

  it('are removed a week after they were made; nothing else is', async () => {
    const folders = createExportFolders(root);
    const now = Date.now();
    const days = (count: number) => new Date(now - count * 86_400_000);
    const [old, young] = [await folders.create(), await folders.create()];
    await old.write('both.mp4', 'pictures');
    await utimes(path.dirname(old.pathOf('both.mp4')), days(8), days(8));
    await utimes(path.dirname(young.pathOf('both.mp4')), days(6), days(6));
    await mkdir(path.join(root, 'mine'));
    await utimes(path.join(root, 'mine'), days(8), days(8));
    await removeOldExports(root, now);
    expect((await readdir(root)).sort()).toEqual([young.name, 'mine'].sort());
    await removeOldExports(path.join(root, 'nowhere'));
  });

  it('lead nowhere else', () => {
    const folder = '0123456789abcdef';
    for (const pathname of [
      `/exports/${folder}`,
      `/exports/${folder}/`,
      `/exports/${folder}/..`,
      `/exports/${folder}/%2e%2e%2funtitled.tandem`,
      `/exports/${folder}/..%5cuntitled.tandem`,
      `/exports/${folder}/a/b`,
      '/exports/../untitled.tandem',
      '/exports/%2e%2e/untitled.tandem',
      `/exports/${folder}/%`,
      `/media/${folder}/a`,
    ]) {
      expect(exportedFilePath('/data/exports', pathname), pathname).toBeNull();
    }
  });
});
