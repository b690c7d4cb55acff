import { basename } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { pageCode } from '../../build/bench/window/page-code.ts';
import { rested } from '../../build/bench/window/rested.ts';
import { readBarCode } from '../../build/golden-media/bar-code.ts';
import { GOLDEN_MEDIA, type GoldenClip } from '../../build/golden-media/clips.ts';
import { ensureGolden } from '../../build/golden-media/ensure-golden.ts';
import type { Media } from '../../src/contract/media.ts';
import { askEngine, askForPicture } from '../fixtures/engine-client.ts';
import { expect, test } from '../fixtures/studio-test.ts';

type Sight = readonly [drawn: number, number: number | null];

const paths = await ensureGolden();
/** The window reads them one by one in the source pane. */
const CLIPS = Object.values(paths);

/** Steps and jumps of the keyboard, each also in the other direction. */
const JUMPS = ['ArrowRight', 'ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowLeft', 'PageDown', 'PageUp', 'End', 'Home'];

/** Longer side of the timeline's small pictures. */
const THUMBNAIL_SIDE = 192;

/** The same sequence of keys in every run. */
function randomJumps(count: number): string[] {
  let state = 20_240_607;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return JUMPS[(state >> 8) % JUMPS.length]!;
  });
}

/** Random seeks of every file, when more are wanted than a quick look takes. */
const SEEKS = Number(process.env.TANDEM_GOLDEN_SEEKS ?? 0);

/** Where a file breaks off, the last frames before the break are what a decoder makes of them, in ffmpeg too. */
const BROKEN_FRAMES = 8;

/** Frames below the end whose pixels carry another number than the one that the pane names. */
function mistakes(sights: readonly Sight[], { firstNumber }: GoldenClip, end: number): Sight[] {
  return sights.filter(([drawn, number]) => drawn < end && number !== firstNumber + drawn);
}

// A trace of some thousand frames would take longer than the frames.
test.use({ trace: 'off' });

test.describe('the frame that is seen is the frame that is named', () => {
  test.use({ commandLine: { clips: CLIPS } });
  test.setTimeout(420_000 + 1000 * SEEKS * CLIPS.length);

  test('in every file of the golden set: steps, jumps, playback, thumbnails, snapshot', async ({ studio }) => {
    const { page } = studio;
    const source = studio.pane('Source');
    await expect(source.getByRole('img')).toBeVisible({ timeout: 120_000 });
    await page.evaluate(await pageCode('src/renderer/testing/pane-probe.ts'));
    await page.evaluate(await pageCode('src/renderer/testing/sketch-probe.ts'));
    await page.exposeFunction('tandemPicture', async (mediaId: string, index: number) => {
      const wish = { mediaId, index, maxSide: THUMBNAIL_SIDE };
      return Buffer.from(await askForPicture(page.context(), studio.origin, wish)).toString('base64');
    });
    const listed = () => askEngine(page.context(), studio.origin, 'media.list', {});
    await expect.poll(async () => (await listed()).length, { timeout: 120_000 }).toBe(CLIPS.length);
    const open = await listed();
    for (const clip of GOLDEN_MEDIA) {
      const media = open.find(({ info }) => info.file === basename(paths[clip.name]!));
      expect.soft(media, `${clip.name} is open`).toBeTruthy();
      if (!media) continue;
      await test.step(clip.name, async () => {
        await place(page, media.id, clip.name);
        const badge = source.locator('.decoder-label');
        await expect(badge).toHaveAttribute('data-decoder', /webcodecs|engine/, { timeout: 30_000 });
        const isFast = (await badge.getAttribute('data-decoder')) === 'webcodecs';
        // What every Chromium can decode it does decode; what may not be shown in its colours it does not.
        if (clip.hdr) expect.soft(isFast, `${clip.name} through the engine`).toBe(false);
        else if (clip.webCodecs !== 'varies')
          expect.soft(isFast, `${clip.name} by the browser`).toBe(clip.webCodecs === 'yes');
        await expect.soft(badge, `${clip.name}: why`).not.toContainText(/decoder\.[a-z]/);

        const { width, height, frames } = media.info;
        const size = { width, height };
        const whole = media.info.damage ? frames - BROKEN_FRAMES : frames;
        const ask = <T>(call: string) => page.evaluate<T>(`tandemPanes.${call}`);
        const walk = (keys: readonly string[]) =>
          ask<Sight[]>(`walk('source', ${JSON.stringify(size)}, ${JSON.stringify(keys)})`);
        // The engine's pictures take a tenth of a second each; long groups of frames are the hardest to seek in.
        const [least, steps] = !isFast ? [4, 2] : clip.name === 'long-gop.mp4' ? [60, 12] : [16, 6];
        const jumps = Math.max(least, SEEKS);
        const seen: Record<string, Sight[]> = {
          jumps: await walk(['Home', ...randomJumps(jumps)]),
          forwards: await walk(['Home', ...Array.from({ length: steps }, () => 'ArrowRight')]),
          backwards: await walk(['End', ...Array.from({ length: steps }, () => 'ArrowLeft')]),
        };
        await ask('press("Home")');
        seen.playing = await ask<Sight[]>(`play('source', ${JSON.stringify(size)}, 'l', 300)`);
        await ask('press("End")');
        seen.reverse = await ask<Sight[]>(`play('source', ${JSON.stringify(size)}, 'j', 300)`);
        for (const [what, sights] of Object.entries(seen)) {
          expect.soft(sights.length, `${clip.name}, ${what}`).toBeGreaterThan(0);
          expect.soft(mistakes(sights, clip, whole), `${clip.name}, ${what}`).toEqual([]);
        }
        expect.soft(seen.backwards![0]![0], `${clip.name}: the last frame`).toBe(frames - 1);
        if (isFast) {
          const wished = sketchOrder(frames);
          const sketched = await sketch(page, media, wished);
          const wrong = wished.flatMap((index, at) =>
            index < whole && sketched[at] !== clip.firstNumber + index ? [[index, sketched[at]]] : [],
          );
          expect.soft(wrong, `${clip.name}, small pictures by the browser`).toEqual([]);
        }
        const thumbnail = await thumbnailNumber(page, media.id, frames >> 1);
        expect.soft(thumbnail, `${clip.name}, thumbnail`).toBe(clip.firstNumber + (frames >> 1));
      });
    }
    // While it moves a large clip is shown at half its size; the colours stay when the whole picture comes.
    await place(page, open.find(({ info }) => info.file === 'large.mp4')!.id, 'large.mp4');
    await page.evaluate('tandemPanes.walk("source", {width: 1920, height: 1080}, ["Home", "PageDown"])');
    const moving = await page.evaluate<number[]>('tandemPanes.coloursOf("source")');
    await page.waitForTimeout(2500);
    const still = await page.evaluate<number[]>('tandemPanes.coloursOf("source")');
    expect(new Set(still).size, 'the picture has colours').toBeGreaterThan(20);
    const differences = still.map((value, index) => Math.abs(value - moving[index]!));
    expect(Math.max(...differences), `moving ${moving}, still ${still}`).toBeLessThan(6);
    // What is packed small is seen at once, and in full soon after.
    const large = {
      clip: GOLDEN_MEDIA.find(({ name }) => name === 'large.mp4')!,
      media: open.find(({ info }) => info.file === 'large.mp4')!,
    };
    // Frames that lie ready in full go when another clip is shown.
    await place(page, open.find(({ info }) => info.file === 'odd.webm')!.id, 'odd.webm');
    await place(page, large.media.id, 'large.mp4');
    await page.evaluate('tandemPanes.walk("source", {width: 1920, height: 1080}, ["Home"])');
    await rested(page);
    const lastFrame = large.media.info.frames - 1;
    const last: Sight = [lastFrame, large.clip.firstNumber + lastFrame];
    const painted = await page.evaluate<{ sight: Sight; width: number }[]>(
      'tandemPanes.pictures("source", {width: 1920, height: 1080}, "End")',
    );
    expect(painted.map(({ sight }) => sight)).toEqual(painted.map(() => last));
    expect([painted.at(0)?.width, painted.at(-1)?.width]).toEqual([640, 1920]);
    // The snapshot is made of what the panes show.
    const clip = GOLDEN_MEDIA.find(({ name }) => name === 'open-gop.mp4')!;
    await place(page, open.find(({ info }) => info.file === clip.name)!.id, clip.name);
    await page.evaluate('tandemPanes.walk("source", {width: 320, height: 180}, ["Home", "PageDown", "ArrowRight"])');
    const shown = await page.evaluate<number>('tandemPanes.drawnOf("source")');
    const canvas = await page.evaluate<{ width: number; height: number }>(
      '(({ width, height }) => ({ width, height }))(tandemPanes.paneCanvas("source"))',
    );
    const download = page.waitForEvent('download');
    await page.keyboard.press('c');
    expect(await snapshotNumber(await (await download).path(), canvas, clip)).toBe(clip.firstNumber + shown);
  });
});

/** Puts a clip in the source pane and waits until its first frame is there. */
async function place(page: Page, mediaId: string, name: string): Promise<void> {
  const source = page.getByRole('region', { name: 'Source', exact: true });
  const choice = source.getByRole('combobox', { name: 'Source clip' });
  if ((await choice.inputValue()) !== mediaId) await choice.selectOption(mediaId);
  const picture = source.getByRole('img', { name: new RegExp(name.replaceAll('.', '\\.')) });
  await expect(picture).toBeVisible();
  await picture.focus();
  await page.evaluate('tandemPanes.settled("source")');
}

/** Frames here and there, on through a group of frames, and back: as a timeline asks for pictures and for its curve. */
function sketchOrder(frames: number): number[] {
  const on = Array.from({ length: 12 }, (_, index) => index * 3);
  const order = [frames >> 1, 0, frames - 1, ...on, frames - 2, ...on.map((index) => index + 1), 1, frames >> 2];
  return order.filter((index) => index >= 0 && index < frames);
}

/** The numbers in small pictures that the browser's decoder makes. */
async function sketch(page: Page, { id, info }: Media, indexes: readonly number[]): Promise<(number | null)[]> {
  const { origin } = new URL(page.url());
  const table = await askEngine(page.context(), origin, 'media.table', { mediaId: id });
  // Two frames are held against the engine's pictures: the first one and one in the middle.
  await page.evaluate(
    `globalThis.tandemClip = { url: ${JSON.stringify(`${origin}/media/${id}`)}, info: ${JSON.stringify(info)}, table: ${JSON.stringify(table)}, picture: (index) => tandemPicture(${JSON.stringify(id)}, index) }`,
  );
  return await page.evaluate(`tandemSketch.sketchedNumbers(tandemClip, ${JSON.stringify(indexes)})`);
}

/** The number in the small picture that the timeline is drawn with, as the page gets it. */
async function thumbnailNumber(page: Page, mediaId: string, index: number): Promise<number | null> {
  const wish = { mediaId, index, maxSide: THUMBNAIL_SIDE };
  return numberIn(await askForPicture(page.context(), new URL(page.url()).origin, wish));
}

async function snapshotNumber(path: string, pane: { width: number; height: number }, clip: GoldenClip) {
  const scale = Math.min(pane.width / clip.width, pane.height / clip.height);
  const [width, height] = [clip.width * scale, clip.height * scale];
  return numberIn(path, { x: (pane.width - width) / 2, y: (pane.height - height) / 2, width, height });
}

/** The number in a picture file. */
async function numberIn(file: string | Uint8Array, part?: Parameters<typeof readBarCode>[3]): Promise<number | null> {
  const image = await loadImage(file as string);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  return readBarCode(pixels, image.width, image.height, part);
}
