import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/studio-test.ts';

async function violations(page: Page): Promise<string[]> {
  // Whatever fades in has done so.
  await page.waitForTimeout(800);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('has no accessibility violation, empty, at work, with a result and with an error', async ({ studio }, info) => {
  const { page } = studio;
  expect(await violations(page)).toEqual([]);

  await studio.openDemo();
  expect(await violations(page)).toEqual([]);

  await studio.startRun();
  expect(await violations(page)).toEqual([]);
  await expect(studio.points).toBeVisible({ timeout: 200_000 });
  expect(await violations(page)).toEqual([]);

  await studio.chooseFile('Source', info.file);
  await expect(studio.alerts).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('can be used with the keyboard alone', async ({ studio }) => {
  const { page } = studio;
  const focused = () => page.locator(':focus').textContent({ timeout: 1000 });
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      if (name.test((await focused()) ?? '')) return;
    }
    throw new Error(`${name} cannot be reached by Tab.`);
  };
  await tabTo(/Open demo pair/);
  await page.keyboard.press('Enter');
  await expect(studio.pane('Target').getByRole('img')).toBeVisible({ timeout: 30_000 });
  await expect(studio.runButton).toBeEnabled();
  await tabTo(/Run alignment/);
  await page.keyboard.press('Enter');
  await expect(studio.progress).toBeVisible();
  await tabTo(/^Cancel/);
  await page.keyboard.press('Enter');
  await expect(studio.runButton).toBeVisible({ timeout: 5000 });
});
