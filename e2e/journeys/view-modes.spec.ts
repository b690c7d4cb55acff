import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/studio-test.ts';

/** The mean colour of a part of a canvas, 0..255 per channel; parts of its width and height. */
type Part = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Colour = readonly [red: number, green: number, blue: number];

async function colourOf(canvas: Locator, { left, top, width, height }: Part): Promise<Colour> {
  return canvas.evaluate(
    (element, part) => {
      const picture = element as unknown as {
        readonly width: number;
        readonly height: number;
        getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: number[] } };
      };
      const [w, h] = [Math.round(picture.width * part.width), Math.round(picture.height * part.height)];
      const { data } = picture
        .getContext('2d')
        .getImageData(Math.round(picture.width * part.left), Math.round(picture.height * part.top), w, h);
      const sum = [0, 0, 0];
      for (let i = 0; i < data.length; i++) if (i % 4 < 3) sum[i % 4]! += data[i]!;
      return sum.map((each) => each / (w * h)) as unknown as [number, number, number];
    },
    { left, top, width, height },
  );
}

const distance = (a: Colour, b: Colour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
/** The middle of the picture, where both golfers stand. */
const MIDDLE = { left: 0.46, top: 0.25, width: 0.08, height: 0.5 };

function combined(page: Page): Locator {
  return page.getByRole('region', { name: 'Source and target' }).getByRole('img');
}

/** Waits until what was asked for last is painted, with the pictures of the frames that are named. */
async function settled(page: Page): Promise<void> {
  // A wish reaches the canvas before the next picture of the screen but one; the canvas then says whether it waits for a frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await expect(page.locator('.viewer canvas')).not.toHaveCount(0);
  await expect(page.locator('.viewer canvas[aria-busy="true"]')).toHaveCount(0);
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.viewer').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('by mouse: every view mode shows what it says, and has no accessibility violation', async ({ studio }) => {
  const { page } = studio;
  await studio.openDemo();
  const modes = page.getByRole('radiogroup', { name: 'View' });
  expect(await violations(page)).toEqual([]);

  await modes.getByText('Stacked').click();
  const [above, below] = await Promise.all([studio.pane('Source').boundingBox(), studio.pane('Target').boundingBox()]);
  expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
  expect(await violations(page)).toEqual([]);

  await modes.getByText('Overlay').click();
  await expect(combined(page)).toBeVisible();
  await page.getByRole('slider', { name: 'Opacity' }).fill('0');
  await settled(page);
  const source = await colourOf(combined(page), MIDDLE);
  await page.getByRole('slider', { name: 'Opacity' }).fill('100');
  await settled(page);
  const target = await colourOf(combined(page), MIDDLE);
  expect(distance(source, target)).toBeGreaterThan(20);
  await page.getByRole('slider', { name: 'Opacity' }).fill('50');
  await settled(page);
  const half = await colourOf(combined(page), MIDDLE);
  for (const [i, channel] of half.entries()) {
    expect(Math.abs(channel - (source[i]! + target[i]!) / 2)).toBeLessThan(4);
  }
  expect(await violations(page)).toEqual([]);

  await modes.getByText('Wipe').click();
  await settled(page);
  const divider = page.getByRole('slider', { name: 'Divider between source and target' });
  const before = (await divider.boundingBox())!;
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width / 2 + 120, before.y + before.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await divider.getAttribute('aria-valuenow'))).toBeGreaterThan(60);
  await settled(page);
  expect(distance(await colourOf(combined(page), MIDDLE), source)).toBeLessThan(3);
  expect(await violations(page)).toEqual([]);

  await modes.getByText('Difference').click();
  await settled(page);
  const difference = await colourOf(combined(page), MIDDLE);
  // The mean of the differences is at least the difference of the means.
  for (const [i, channel] of difference.entries()) {
    expect(channel).toBeGreaterThan(Math.abs(source[i]! - target[i]!) - 4);
  }
  expect(await violations(page)).toEqual([]);
});

test('by keyboard: modes, opacity, divider, person on person', async ({ studio }) => {
  const { page } = studio;
  await studio.openDemo();
  const mode = (name: string) => page.getByRole('radio', { name });
  for (const [key, name] of [
    ['Alt+2', 'Stacked'],
    ['Alt+4', 'Wipe'],
    ['Alt+5', 'Difference'],
    ['F9', 'Overlay'],
    ['F9', 'Difference'],
    ['Alt+3', 'Overlay'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(mode(name)).toBeChecked();
  }
  const opacity = page.getByRole('slider', { name: 'Opacity' });
  await page.keyboard.press('Alt+-');
  await expect(opacity).toHaveValue('40');
  await page.keyboard.press('Alt++');
  await page.keyboard.press('Alt++');
  await expect(opacity).toHaveValue('60');

  const people = page.getByRole('button', { name: 'Person on person' });
  await expect(people).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('p');
  await expect(people).toHaveAttribute('aria-pressed', 'false');

  await page.keyboard.press('Alt+4');
  const divider = page.getByRole('slider', { name: 'Divider between source and target' });
  await divider.focus();
  const frame = page.getByRole('group', { name: 'Source', exact: true }).locator('.frame-number strong');
  const number = await frame.textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(divider).toHaveAttribute('aria-valuenow', '48');
  await page.keyboard.press('Home');
  await expect(divider).toHaveAttribute('aria-valuenow', '0');
  // The keys of the divider do not step the clips.
  expect(await frame.textContent()).toBe(number);

  await page.keyboard.press('Alt+1');
  await page.keyboard.press('z');
  await expect(page.getByRole('button', { name: 'Zoom together' })).toHaveAttribute('aria-pressed', 'true');
  await settled(page);
  const percent = (role: 'Source' | 'Target') => studio.pane(role).locator('.zoom-percent').textContent();
  const [source, target] = [
    Number.parseInt((await percent('Source'))!, 10),
    Number.parseInt((await percent('Target'))!, 10),
  ];
  await studio
    .pane('Source')
    .getByRole('button', { name: /^Zoom in/ })
    .press('Enter');
  await expect.poll(async () => Number.parseInt((await percent('Source'))!, 10)).toBeGreaterThan(source * 1.4);
  const grown = Number.parseInt((await percent('Target'))!, 10) / target;
  // The percents are rounded.
  expect(grown).toBeGreaterThan(1.4);
  expect(grown).toBeLessThan(1.6);
  // What was chosen is found again.
  await page.keyboard.press('F9');
  await page.reload();
  await expect(combined(page)).toBeVisible({ timeout: 30_000 });
});
