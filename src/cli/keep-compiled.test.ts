import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ROOT, runTandem } from './testing/run-tandem.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-compiled-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('keeps what Node compiled of the sources beside the packages', async () => {
  vi.stubEnv('NODE_COMPILE_CACHE', undefined);
  const kept = path.join(ROOT, 'node_modules/.cache/tandem-compiled');
  await rm(kept, { recursive: true, force: true });
  expect((await runTandem(['models', 'list'], folder)).code).toBe(0);
  const [version] = await readdir(kept);
  expect((await readdir(path.join(kept, version!))).length).toBeGreaterThan(100);
});

it('starts as well where nothing can be kept', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  vi.stubEnv('NODE_COMPILE_CACHE', path.join(file, 'kept'));
  const { code, stderr } = await runTandem(['models', 'list'], folder);
  expect([code, stderr]).toEqual([0, '']);
});
