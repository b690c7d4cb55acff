import type { Locator } from '@playwright/test';
import { chromiumWithGl } from '../fixtures/chromium.ts';
import { demoTruth } from '../fixtures/demo-truth.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import { violations } from '../fixtures/violations.ts';
import type { StudioPage } from '../pages/studio-page.ts';

test.use({ launchOptions: chromiumWithGl() });

/** Runs the demo pair and shows the 3D view as large as the window. */
async function showSpaceTime(studio: StudioPage): Promise<Locator> {
  const { page } = studio;
  await studio.openDemo();
  await studio.startRun();
  await studio.waitForRuns(1);
  await studio.performByName('Show the space-time view');
  await page.keyboard.press('Control+Shift+m');
  const view = page.getByRole('application', { name: 'Both clips as boxes of space and time' });
  await expect(view).toBeVisible();
  return view;
}

/** Runs in the page: where the view's tip names a point so; null when nowhere. A mouse moved from outside would take minutes for it. */
const FIND_POINT = `(view, pattern) => {
  const tip = view.querySelector('.space-time-tip');
  const { left, top, width, height } = view.getBoundingClientRect();
  for (let y = top; y < top + height; y += 4) {
    for (let x = left; x < left + width; x += 4) {
      view.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true }));
      if (!tip.hidden && new RegExp(pattern).test(tip.textContent)) return { x, y };
    }
  }
  return null;
}`;

/** Moves the mouse over a point that the view's tip names so. */
async function hoverPoint(view: Locator, words: RegExp): Promise<void> {
  const search = `(${FIND_POINT})(document.querySelector('.space-time-view'), ${JSON.stringify(words.source)})`;
  const place = await view.page().evaluate<{ x: number; y: number } | null>(search);
  if (!place) throw new Error('No such point is seen in the 3D view.');
  await view.page().mouse.move(place.x, place.y);
  await expect(view.locator('.space-time-tip')).toHaveText(words);
}

test('by mouse: looked at from all sides; a point that is picked is shown in both panes', async ({ studio }) => {
  const { page } = studio;
  const view = await showSpaceTime(studio);
  expect(await violations(page), '3D').toEqual([]);
  for (const name of [/^Front:/, /^Side:/, /^Top:/, /^3D perspective/]) {
    const preset = page.getByRole('button', { name });
    await preset.click();
    await expect(preset).toHaveAttribute('aria-pressed', 'true');
  }
  // The mouse turns the view: no preset any more.
  const { x, y, width, height } = (await view.boundingBox())!;
  await page.mouse.move(x + width * 0.9, y + height * 0.9);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + height * 0.85, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^3D perspective/ })).toHaveAttribute('aria-pressed', 'false');

  const hits = demoTruth('golfer-a.mp4').moments.find(({ name }) => name === 'stick hits ball')!;
  await hoverPoint(view, /stick hits ball.*Target · frame/);
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.press('Control+Shift+m');
  await expect(studio.frame('Source')).toHaveText(String(hits.frame));
  const target = demoTruth('golfer-b.mp4').moments.find(({ name }) => name === 'stick hits ball')!;
  await expect
    .poll(async () => Math.abs(Number(await studio.frame('Target').textContent()) - target.frame))
    .toBeLessThan(5);
});

test('by keyboard: its table names every point and shows it in both panes', async ({ studio }) => {
  const { page } = studio;
  const view = await showSpaceTime(studio);
  await view.focus();
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /^Front:/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /^Front:/ })).toHaveAttribute('aria-pressed', 'false');

  await page.getByRole('button', { name: /^All points as a table/ }).press('Enter');
  const table = page.getByRole('grid', { name: 'All points' });
  await expect(table).toBeVisible();
  expect(await violations(page), 'table').toEqual([]);
  // 26 points that were marked, and the prediction of each.
  await expect(table).toHaveAttribute('aria-rowcount', '53');
  await table.focus();
  await page.keyboard.press('End');
  const current = table.locator('tr.current');
  await expect(current).toHaveAttribute('aria-rowindex', '53');
  await expect(current).toContainText('Target');
  const frame = Number(await current.locator('td.number').first().textContent());
  await page.keyboard.press('Enter');
  await expect(current).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+Shift+m');
  await expect(studio.frame('Target')).toHaveText(String(frame));
});
