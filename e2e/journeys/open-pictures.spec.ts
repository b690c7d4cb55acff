import { existsSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pageCode } from '../../build/bench/window/page-code.ts';
import { ensureGolden } from '../../build/golden-media/ensure-golden.ts';
import { DAVIS_SEQUENCE } from '../fixtures/footage.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

const { pictures } = await ensureGolden(['pictures']);

/** Numbers of the frames that the source pane shows after these keys, read from its pixels. */
async function numbers({ page }: StudioPage, keys: readonly string[]): Promise<unknown> {
  await page.evaluate(await pageCode('src/renderer/testing/pane-probe.ts'));
  return page.evaluate(`tandemPanes.walk('source', { width: 320, height: 180 }, ${JSON.stringify(keys)})`);
}

test('a folder of numbered pictures is chosen, and is a clip like any other', async ({ studio }) => {
  await studio.chooseFolder('Source', pictures!);
  const picture = studio.pane('Source').getByRole('img', { name: /pictures/ });
  await expect(picture).toBeVisible();
  await expect(studio.pane('Source').getByText('of 39')).toBeVisible();
  await picture.focus();
  const seen = await numbers(studio, ['Home', 'ArrowRight', 'PageDown', 'End', 'ArrowLeft']);
  expect(seen).toEqual([0, 1, 5, 39, 38].map((frame) => [frame, frame]));
  await expect(studio.alerts).toHaveCount(0);
});

test('folders are dropped, and the command of the menu opens one in place of a clip', async ({ studio }, info) => {
  const copy = info.outputPath('swing');
  await cp(pictures!, copy, { recursive: true });
  writeFileSync(join(copy, 'notes.txt'), 'Is passed over.');
  await studio.dropPaths('Source', [copy]);
  await expect(studio.pane('Source').getByRole('img', { name: /swing/ })).toBeVisible();
  await expect(studio.pane('Source').getByText('of 39')).toBeVisible();

  const chooser = studio.page.waitForEvent('filechooser');
  await studio.performByName('Open a folder of pictures');
  await (await chooser).setFiles(pictures!);
  await expect(studio.pane('Source').getByRole('img', { name: /pictures/ })).toBeVisible();
  await expect(studio.alerts).toHaveCount(0);
});

test('a folder without pictures says so, and nothing of it is sent', async ({ studio }, info) => {
  const sent: string[] = [];
  studio.page.on('request', (request) => request.url().includes('/media') && sent.push(request.url()));
  writeFileSync(info.outputPath('notes.txt'), 'These are words.');
  await studio.dropPaths('Target', [info.outputPath('.')]);
  await expect(studio.alerts).toContainText('has no numbered pictures in it');
  expect(sent).toEqual([]);
});

test('the sending of a folder can be cancelled', async ({ studio }) => {
  // As slow as a tunnel to a machine far away.
  const session = await studio.page.context().newCDPSession(studio.page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20_000 };
  await session.send('Network.emulateNetworkConditions', slow);
  await studio.chooseFolder('Source', pictures!);
  await studio.pane('Source').getByRole('button', { name: 'Cancel opening pictures' }).click();
  await expect(studio.pane('Source').getByRole('progressbar')).toBeHidden();
  await expect(studio.pane('Source').getByText('Drop the source clip here')).toBeVisible();
  await expect(studio.alerts).toHaveCount(0);
});

test('a sequence of DAVIS opens', async ({ studio }) => {
  test.skip(!existsSync(DAVIS_SEQUENCE), `DAVIS is not here (${DAVIS_SEQUENCE}).`);
  await studio.dropPaths('Target', [DAVIS_SEQUENCE]);
  const target = studio.pane('Target');
  await expect(target.getByRole('img')).toBeVisible({ timeout: 60_000 });
  await expect(target.locator('.viewer-facts')).toContainText(/854 × 480.*24 fps/);
  await expect(studio.alerts).toHaveCount(0);
});
