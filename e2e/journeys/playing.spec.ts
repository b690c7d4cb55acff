import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/studio-test.ts';

/** A place of the source's lane in the timeline, parts of its width and height. */
async function laneAt(page: Page, across: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.getByRole('slider', { name: 'Source timeline' }).boundingBox();
  if (!box) throw new Error('The timeline is not in sight.');
  return { x: box.x + across * box.width, y: box.y + 0.7 * box.height };
}

test('the timeline by mouse, then Space: plays from there, both clips, and stops where it is pressed again', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.openDemo();
  const frames = () => Promise.all([studio.frame('Source').textContent(), studio.frame('Target').textContent()]);
  const [source, target] = (await frames()).map(Number) as [number, number];

  const press = await laneAt(page, 0.3);
  await page.mouse.click(press.x, press.y);
  await expect(studio.frame('Source')).not.toHaveText(String(source));
  const [clicked] = await frames();

  // A drag shows what is under the pointer.
  const end = await laneAt(page, 0.5);
  await page.mouse.move(press.x, press.y);
  await page.mouse.down();
  await page.mouse.move((press.x + end.x) / 2, end.y);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
  await expect.poll(async () => Number((await frames())[0])).toBeGreaterThan(Number(clicked));
  const [begun, begunTarget] = (await frames()).map(Number) as [number, number];
  expect(begunTarget).not.toBe(target);

  await page.keyboard.press('Space');
  const playButton = page.getByRole('button', { name: 'Play / pause both clips' });
  await expect(playButton).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => Number((await frames())[0]) !== begun).toBe(true);
  await expect.poll(async () => Number((await frames())[1]) !== begunTarget).toBe(true);
  await page.keyboard.press('Space');
  await expect(playButton).toHaveAttribute('aria-pressed', 'false');
  const stopped = await frames();
  await page.waitForTimeout(400);
  expect(await frames()).toEqual(stopped);
  await expect(page.locator('.viewer canvas[aria-busy="true"]')).toHaveCount(0);
});
