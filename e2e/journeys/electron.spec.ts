import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { StudioPage } from '../pages/studio-page.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Electron's binary, or null where it could not be downloaded. */
function electronBinary(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

const NOT_TESTED = "Electron's binary is not installed here: the desktop shell was not tested.";
const binary = electronBinary();

test('opens the studio in Electron and its demo pair', async () => {
  if (binary === null) console.log(NOT_TESTED);
  test.skip(binary === null, NOT_TESTED);
  const folder = mkdtempSync(join(tmpdir(), 'tandem-electron-'));
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: ['--no-sandbox', `--user-data-dir=${join(folder, 'user')}`, ROOT],
    env: {
      ...(process.env as Record<string, string>),
      TANDEM_DATA_DIR: folder,
      TANDEM_CACHE_DIR: join(folder, 'cache'),
    },
  });
  try {
    const page = await app.firstWindow();
    expect(page.url()).toBe('tandem://app/');
    expect(await page.evaluate(() => 'process' in globalThis || 'require' in globalThis)).toBe(false);
    await new StudioPage(page).openDemo();
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
