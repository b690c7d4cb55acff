import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { startHost } from '../../../e2e/fixtures/web-host.ts';
import { appPaths } from '../../../src/node/app-paths.ts';
import type { BenchPair } from './bench-clips.ts';
import { writeBenchProject } from './bench-project.ts';

/** Size of the window. */
export const VIEWPORT = { width: 1440, height: 900 };

/**
 * Opens a studio of its own with a project of these clips, lets something be done in its page, and closes it.
 *
 * @param points how many the project has, 0 for none
 * @param meter code of the frame meter
 */
export async function withStudio(
  browser: Browser,
  meter: string,
  { pair, points }: { readonly pair: BenchPair; readonly points: number },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-window-'));
  const data = path.join(folder, 'data');
  await mkdir(data);
  await writeBenchProject(data, pair, points);
  const host = await startHost({ data, cache: appPaths().cache }, []);
  const page = await browser.newPage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  try {
    await page.goto(host.link);
    for (const role of ['Source', 'Target']) {
      await page.getByRole('region', { name: role, exact: true }).getByRole('img').waitFor({ timeout: 120_000 });
    }
    // Whatever is read in the background after opening is through.
    await page.waitForTimeout(3000);
    await page.evaluate(meter);
    await work(page);
  } finally {
    await page.close();
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Drags the pointer to and fro over the source's lane for so long, as somebody who looks for a moment does. */
export async function scrub(page: Page, milliseconds: number): Promise<void> {
  const lane = page.getByRole('slider', { name: 'Source timeline' });
  const box = await lane.boundingBox();
  if (!box) throw new Error('The timeline is not in sight.');
  const at = (share: number) => box.x + box.width * (0.1 + 0.8 * share);
  const y = box.y + box.height * 0.7;
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  const start = performance.now();
  for (let now = start; now - start < milliseconds; now = performance.now()) {
    // To the end and back in four seconds.
    const share = 1 - Math.abs(1 - (((now - start) / 2000) % 2));
    await page.mouse.move(at(share), y);
  }
  await page.mouse.up();
}

/** Plays both clips from the beginning for so long. */
export async function play(page: Page, milliseconds: number): Promise<void> {
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.waitForTimeout(milliseconds);
  await page.keyboard.press('Space');
}
