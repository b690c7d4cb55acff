import { chromiumWithGl } from '../fixtures/chromium.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import { violations } from '../fixtures/violations.ts';

test.use({ launchOptions: chromiumWithGl() });

// High enough for the comparison to stand under the timelines.
test.use({ viewport: { width: 1600, height: 1200 } });

test('panels are opened, moved, maximised, floated and closed, and stay as they were left', async ({ studio }) => {
  const { page } = studio;
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await studio.openDemo();
  await expect(page.getByRole('tab')).toHaveText(['Viewer', 'Timelines', 'Compare', 'Points', 'Alignment']);

  await studio.performByName('Layout "Researcher"');
  await expect(tab('3D space-time')).toHaveAttribute('aria-selected', 'true');
  await tab('Time curve').click();
  await expect(tab('Time curve')).toHaveAttribute('aria-selected', 'true');
  // What is not seen is not there, and does no work.
  await expect(page.locator('canvas.space-time-canvas, .space-time canvas')).toHaveCount(0);
  expect(await violations(page), 'researcher').toEqual([]);

  await page.getByRole('button', { name: 'Maximise Time curve' }).click();
  await expect(tab('Compare')).toBeHidden();
  expect(await violations(page), 'maximised').toEqual([]);
  await page.keyboard.press('Control+Shift+m');
  await expect(tab('Compare')).toBeVisible();

  await tab('Jobs').click();
  await studio.performByName('Float or dock the panel');
  const floating = page.locator('.dv-resize-container');
  await expect(floating.getByRole('tab', { name: 'Jobs' })).toBeVisible();
  expect(await violations(page), 'floating').toEqual([]);
  // The studio's keys work whatever panel has the focus, also in a floating one.
  await floating.getByRole('tab', { name: 'Jobs' }).focus();
  await page.keyboard.press('.');
  await expect(studio.frame('Source')).toHaveText('1');
  await studio.performByName('Float or dock the panel');
  await expect(floating).toHaveCount(0);

  await page.getByRole('button', { name: 'Close panel Compare' }).click();
  await expect(tab('Compare')).toBeHidden();
  await page.waitForTimeout(600);
  await page.reload();
  await expect(tab('Time curve')).toBeVisible({ timeout: 30_000 });
  await expect(tab('Compare')).toBeHidden();
  await studio.performByName('Show the comparison');
  await expect(tab('Compare')).toBeVisible();
  await page.waitForTimeout(600);

  await page.evaluate('localStorage.setItem("tandem-layout", JSON.stringify({ version: 1, layout: { panels: {} } }))');
  await page.reload();
  await expect(page.getByRole('tab')).toHaveText(['Viewer', 'Timelines', 'Compare', 'Points', 'Alignment']);
});

test('the lines between panels are moved by the keyboard', async ({ studio }) => {
  const { page } = studio;
  await studio.openDemo();
  const line = page.getByRole('separator', { name: 'Height of the panels above' }).first();
  const timelines = page.locator('.dock-timeline');
  const before = (await timelines.boundingBox())!.height;
  await line.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(async () => expect((await timelines.boundingBox())!.height - before).toBeCloseTo(32, 0)).toPass();
  await page.keyboard.press('F6');
  await expect(page.locator('[role="tab"]:focus')).toHaveCount(1);
});
