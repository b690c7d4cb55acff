import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExportFolders, exportedFilePath } from './export-folders.ts';

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
