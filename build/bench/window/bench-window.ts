// What the window costs: a web host and headless Chromium that draws in software, so that the bench needs no graphics card. Every figure
// stands beside what the same browser does without the studio, in the same run.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { CHROMIUM_SWITCHES, CHROMIUM_SWITCHES_WITH_GL, chromiumPath } from '../../../e2e/fixtures/chromium.ts';
import type { CanvasSize } from '../../../src/renderer/testing/pace.ts';
import { longPair, manyFramesPair } from './bench-clips.ts';
import { benchScene } from './bench-scene.ts';
import { play, scrub, VIEWPORT, withStudio } from './bench-studio.ts';
import { measureMedia } from './media.ts';
import { measureMemory } from './memory.ts';
import { paceOf, printPace, referencePace, type Smoothness } from './pace.ts';
import { pageCode } from './page-code.ts';

const PAGE = path.resolve(import.meta.dirname, '../../../out/renderer/index.html');

/** Measures the window and prints its figures. @throws Error when its page has not been built */
export async function benchWindow(): Promise<void> {
  if (!existsSync(PAGE)) throw new Error('The window has not been built: run "npm run build" first.');
  const meter = await pageCode('src/renderer/testing/frame-meter.ts');
  await inBrowser(CHROMIUM_SWITCHES, async (browser) => {
    console.log(
      `Chromium ${browser.version()}, ${VIEWPORT.width} x ${VIEWPORT.height}, put together by the processor\n`,
    );
    const long = await longPair();
    await withStudio(browser, meter, { pair: long, points: 0 }, async (page) => {
      await moving(page, await referenceOf(browser, meter, page), '60 s in 1080p');
      await measureMedia(page, long);
    });
    await withStudio(browser, meter, { pair: long, points: 1000 }, async (page) => {
      const reference = await referenceOf(browser, meter, page);
      await moving(page, reference, '1,000 points');
      await listing(page, reference);
    });
    await withStudio(browser, meter, { pair: await manyFramesPair(), points: 0 }, async (page) => {
      const reference = await referenceOf(browser, meter, page);
      printPace('100,000 frames, scrubbing', await paceOf(page, () => scrub(page, 4000)), reference);
      printPace('100,000 frames, zooming the timeline', await paceOf(page, () => zoom(page)), reference);
    });
  });
  await inBrowser(CHROMIUM_SWITCHES, (browser) => measureMemory(browser, meter));
  await inBrowser(CHROMIUM_SWITCHES_WITH_GL, async (browser) => {
    console.log('\nThe 3D view, WebGL drawn by the processor (SwiftShader)\n');
    await benchScene(browser, meter);
  });
}

async function inBrowser(switches: readonly string[], work: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...switches] });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** Scrubbing and playing. */
async function moving(page: Page, reference: Smoothness, what: string): Promise<void> {
  printPace(`${what}, scrubbing`, await paceOf(page, () => scrub(page, 6000)), reference);
  await page.waitForTimeout(1500);
  printPace(`${what}, playing`, await paceOf(page, () => play(page, 8000)), reference);
}

/** Scrolling through the list of points. */
async function listing(page: Page, reference: Smoothness): Promise<void> {
  const list = page.getByRole('list', { name: 'Key moments and points' });
  const box = await list.boundingBox();
  if (!box) throw new Error('The points are not in sight.');
  const pace = await paceOf(page, async () => {
    await page.mouse.move(box.x + 60, box.y + 40);
    for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, turn < 60 ? 400 : -400);
  });
  printPace('1,000 points, scrolling the list', pace, reference);
}

/** Zooms the source's lane in to single frames and out again by the wheel. */
async function zoom(page: Page): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Source timeline' }).boundingBox();
  if (!box) throw new Error('The timeline is not in sight.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, turn < 60 ? -120 : 120);
  await page.keyboard.up('Control');
}

/** The pace of an empty page with canvases like those of this one, at this time of the run. */
async function referenceOf(browser: Browser, meter: string, page: Page): Promise<Smoothness> {
  const sizes = await page.evaluate<CanvasSize[]>('tandemBench.canvasSizes()');
  const empty = await browser.newPage({ viewport: VIEWPORT });
  try {
    return await referencePace(empty, meter, sizes);
  } finally {
    await empty.close();
    await page.bringToFront();
  }
}
