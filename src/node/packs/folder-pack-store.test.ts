import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODELS_FOLDER } from '../inference/testing/real-models.ts';
import { compareVersions } from './compare-versions.ts';
import { FolderPackStore } from './folder-pack-store.ts';

const template = JSON.parse(readFileSync(path.join(MODELS_FOLDER, 'movenet-lightning', 'pack.json'), 'utf8'));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tandem-packs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes a small pose pack. */
function writePack(folder: string, changes: Record<string, unknown> = {}): string {
  const place = path.join(root, folder);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'model.onnx'), 'weights');
  const files = { 'model.onnx': { bytes: 7, sha256: sha256('weights') } };
  writeFileSync(path.join(place, 'pack.json'), JSON.stringify({ ...template, files, ...changes }));
  return place;
}
const store = (...folders: string[]) =>
  new FolderPackStore({
    folders: folders.length > 0 ? folders.map((folder) => path.join(root, folder)) : [path.join(root, 'models')],
    cacheFolder: path.join(root, 'cache'),
  });

describe('FolderPackStore', () => {
  it("reads the repo's own packs", async () => {
    const own = new FolderPackStore({ folders: [MODELS_FOLDER], cacheFolder: path.join(root, 'cache') });
    const pack = await own.forTask('space-time-correspondence');
    expect(pack.pack.frames).toBe(64);
    expect(own.pathOf(pack, pack.pack.models.backbone.file)).toBe(path.join(pack.folder, 'backbone.onnx'));
    expect(pack.sha256).toBe(sha256(readFileSync(path.join(pack.folder, 'pack.json'), 'utf8')));
    const statuses = await own.list();
    expect(statuses.map(({ name, error }) => [name, error])).toEqual([
      ['movenet-lightning', null],
      ['st-r2plus1d18', null],
    ]);
    expect(statuses[1]!.bytes).toBeGreaterThan(50e6);
  });

  it('takes the highest version of all folders', async () => {
    writePack('models/a', { version: '0.9.0' });
    writePack('models/b', { version: '0.10.0-rc1' });
    const newest = writePack('more/c', { version: '0.10.0' });
    writePack('more/d', { version: '0.2.0' });
    const found = await store('models', 'absent', 'more').forTask('pose-2d-single');
    expect(found.folder).toBe(newest);
    expect(found.pack.version).toBe('0.10.0');
  });

  it('names the folders when there is no pack for a task', async () => {
    writePack('models/a');
    const missing = store().forTask('space-time-correspondence');
    await expect(missing).rejects.toMatchObject({ code: 'pack-missing' });
    await expect(missing).rejects.toThrow(path.join(root, 'models'));
  });

  it('refuses a pack with a changed file, naming it and both hashes, until it is put right', async () => {
    const folder = writePack('models/a');
    const file = path.join(folder, 'model.onnx');
    writeFileSync(file, 'other weights');
    const packs = store();
    const refused = packs.forTask('pose-2d-single');
    await expect(refused).rejects.toMatchObject({
      code: 'pack-corrupt',
      data: { file, expected: sha256('weights'), found: sha256('other weights') },
    });
    await expect(refused).rejects.toThrow(sha256('other weights'));
    expect((await packs.list())[0]!.error?.code).toBe('pack-corrupt');
    writeFileSync(file, 'weights');
    expect((await packs.forTask('pose-2d-single')).folder).toBe(folder);
  });

  it('says which file is missing', async () => {
    const folder = writePack('models/a');
    rmSync(path.join(folder, 'model.onnx'));
    await expect(store().forTask('pose-2d-single')).rejects.toThrow(/model\.onnx.* is missing/);
  });

  it('remembers hashes of unchanged files; verify reads them all the same', async () => {
    const file = path.join(writePack('models/a'), 'model.onnx');
    const then = new Date(2020, 1, 1);
    utimesSync(file, then, then);
    await store().forTask('pose-2d-single');
    // The same size and time with other bytes: only reading shows it.
    writeFileSync(file, 'weightz');
    utimesSync(file, then, then);
    expect((await store().list())[0]!.error).toBeNull();
    expect((await store().verify())[0]!.error?.code).toBe('pack-corrupt');
    // What verify found is remembered too.
    await expect(store().forTask('pose-2d-single')).rejects.toMatchObject({ code: 'pack-corrupt' });
  });

  it('says where a pack.json is wrong', async () => {
    writePack('models/a', { tracking: { ...template.tracking, crop_step: 'most' } });
    const invalid = store().forTask('pose-2d-single');
    await expect(invalid).rejects.toMatchObject({ code: 'pack-invalid' });
    await expect(invalid).rejects.toThrow(/pack\.json is not valid: tracking\.crop_step/);
    const [status] = await store().list();
    expect(status).toMatchObject({ name: 'a', task: 'pose-2d-single', error: { code: 'pack-invalid' } });
  });

  it('lets a broken pack of another task be, and reads on', async () => {
    writePack('models/broken', { task: 'something-new' });
    const good = writePack('models/good');
    expect((await store().forTask('pose-2d-single')).folder).toBe(good);
    expect((await store().list()).map(({ error }) => error?.code)).toEqual(['pack-invalid', undefined]);
  });

  it('refuses files outside the folder of the pack, and models that are not listed', async () => {
    const files = { 'model.onnx': { bytes: 7, sha256: sha256('weights') } };
    writePack('models/a', { files: { ...files, '../secret': { bytes: 1, sha256: sha256('s') } } });
    await expect(store().forTask('pose-2d-single')).rejects.toThrow(/secret lies outside/);
    writePack('other/b', { files: {} });
    await expect(store('other').forTask('pose-2d-single')).rejects.toThrow(/model\.onnx, which is not among files/);
  });
});

describe('compareVersions', () => {
  it('orders as semantic versioning does', () => {
    const sorted = ['0.1.0', '0.2.0-alpha', '0.2.0-beta.2', '0.2.0-beta.10', '0.2.0', '0.10.0', '1.0'];
    expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
    expect(compareVersions('1.0.0+build1', '1.0.0+build2')).toBe(0);
    expect(compareVersions('1.0', '1.0.0')).toBe(0);
  });
});
