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
  await studio.waitForRuns(1);
  expect(await violations(page)).toEqual([]);

  await studio.chooseFile('Source', info.file);
  await expect(studio.alerts).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
