import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromiumWithGl } from '../fixtures/chromium.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import type { StudioPage } from '../pages/studio-page.ts';

test.use({ launchOptions: chromiumWithGl() });

/** Where the README's pictures lie. */
const PICTURES = join(import.meta.dirname, '..', '..', 'resources', 'pictures');
/** A picture in the repository is no larger than this, bytes. */
const LARGEST = 400_000;

test.skip(
  !process.env.TANDEM_README_PICTURES,
  'The README’s pictures are taken anew with TANDEM_README_PICTURES=1 npm run e2e -- readme-pictures.',
);

/** Waits until what is shown has been drawn, and writes it. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  await page.waitForTimeout(2500);
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  expect(statSync(path).size, name).toBeLessThan(LARGEST);
}

/** Runs two methods over the demo pair, so that there is something to compare, and looks at a key moment. */
async function alignDemo(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.openDemo();
  await page.getByRole('checkbox', { name: /Time warp/ }).check();
  await studio.runButton.click();
  await studio.waitForRuns(2);
  await page.evaluate('document.activeElement?.blur()');
  await page.keyboard.press('[');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
}

test('takes the pictures of the README', async ({ studio }) => {
  const { page } = studio;
  mkdirSync(PICTURES, { recursive: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await alignDemo(studio);
  await studio.performByName('Show the timelines');
  await studio.performByName('Show the points');
  await take(page, 'studio');

  await studio.performByName('View: overlay');
  await take(page, 'overlay');
  await studio.performByName('View: side by side');

  await studio.performByName('Show the comparison');
  await page.keyboard.press('Control+Shift+m');
  await take(page, 'compare');
  await page.keyboard.press('Control+Shift+m');

  await studio.performByName('Show the space-time view');
  await page.keyboard.press('Control+Shift+m');
  await take(page, 'space-time');
});
