import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackZip } from '../../src/node/export/testing/unpack-zip.ts';
import { FfmpegFrameSource } from '../../src/node/ffmpeg/ffmpeg-frame-source.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import { startHost } from '../fixtures/web-host.ts';
import { StudioPage } from '../pages/studio-page.ts';

test('by mouse: demo pair, run, export, cancel leaves nothing', async ({ studio }) => {
  const { page } = studio;
  await studio.openDemo();
  await page.getByRole('tab', { name: 'Alignment' }).click();
  await studio.runButton.click();
  await studio.waitForRuns(1);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(studio.dialog.getByText('H.264')).toBeVisible();
  await studio.dialog.getByText('0.25 ×').click();
  await studio.dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await studio.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(studio.dialog.getByText('Cancelled. Nothing was written.')).toBeVisible({ timeout: 5000 });

  await studio.dialog.getByText('CSV', { exact: true }).click();
  const csv = await studio.exportNow();
  expect(csv.name).toMatch(/\.csv$/);
  await expect(studio.dialog.getByRole('link', { name: csv.name })).toBeVisible();
  await studio.dialog.getByRole('button', { name: 'Close' }).click();

  // Without the session's cookie nobody reads exports.
  const href = await page.evaluate('"/exports/0123456789abcdef/a.csv"');
  const stranger = await fetch(new URL(String(href), studio.origin));
  expect(stranger.status).toBeGreaterThanOrEqual(401);
});

test('a clip that is in step by the sync events has beside each other what the window has, also in real time', async ({
  studio,
}) => {
  const { page, dialog } = studio;
  await studio.openDemo();
  await studio.runButton.click();
  await studio.waitForRuns(1);

  const setSync = async (pane: '[' | ']', frame: number) => {
    await page.keyboard.press(pane);
    await studio.goToFrame(frame);
    await studio.performByName('This frame is the sync event');
  };
  await page.evaluate('document.activeElement?.blur()');
  await setSync('[', 40);
  await setSync(']', 55);
  // The window nudges the target's sync event by a frame, and follows the offset from then on.
  await page.keyboard.press('Alt+ArrowRight');

  const exported = async () => {
    await page.keyboard.press('Control+e');
    await expect(dialog.getByRole('radio', { name: 'Sync events' })).toBeChecked();
    const picture = await dialog.getByRole('img').getAttribute('aria-label');
    const [, source = '', target = ''] = /source frame (\d+), target frame (\d+)/.exec(picture ?? '') ?? [];
    return { source: Number(source), target };
  };
  const first = await exported();
  await expect(dialog.getByText('As in the window: source frame 40 beside target frame 56.')).toBeVisible();
  await dialog.getByLabel('Target later by, seconds').fill('0.5');
  await expect(dialog.getByText(/^Source frame 40 beside target frame \d+\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('[');
  await studio.goToFrame(first.source);
  await expect(studio.frame('Target')).toHaveText(first.target);

  // The source was filmed at eight times the rate of its file: its scene is an eighth as long.
  await page.getByRole('button', { name: /^Slow motion/ }).click();
  await page.getByRole('spinbutton', { name: 'Frames per second at which the Source was filmed' }).fill('240');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.evaluate('document.activeElement?.blur()');
  const second = await exported();
  const realTime = dialog.getByRole('checkbox', { name: 'Source: filmed at 240 fps, plays at 30' });
  await expect(realTime).toBeChecked();
  await expect(dialog.getByText(/Length/).locator('..')).toContainText('2.35 s');
  expect(second.target).not.toBe(first.target);
  await dialog.getByText('No', { exact: true }).click();
  const clip = await studio.exportNow();
  expect(clip.name).toMatch(/\.mp4$/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('[');
  await studio.goToFrame(second.source);
  await expect(studio.frame('Target')).toHaveText(second.target);
});

test('two clips that are in step by anchors alone are exported without a run', async ({ studio }) => {
  const { page, dialog } = studio;
  await studio.openDemo();
  await page.evaluate('document.activeElement?.blur()');
  const anchor = async (sourceFrame: number, later: number) => {
    await page.keyboard.press('[');
    await studio.goToFrame(sourceFrame);
    await page.keyboard.press('a');
    await page.keyboard.press(']');
    for (let i = 0; i < later; i++) await page.keyboard.press('Alt+ArrowRight');
  };
  await anchor(30, 8);
  await anchor(60, 3);
  await expect(studio.frame('Target')).toHaveText('71');

  await page.keyboard.press('Control+e');
  await expect(dialog.getByRole('radio', { name: 'Comparison clip' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Anchors' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Sync events' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Result of the run' })).toHaveCount(0);
  await expect(dialog.locator('dt', { hasText: 'In step by' }).locator('..')).toContainText('Anchors');
  await expect(dialog.getByText('Methods', { exact: true })).toHaveCount(0);
  // Nobody knows where the persons are.
  await expect(dialog.getByRole('radio', { name: 'Person' })).toHaveCount(0);
  await expect(dialog.getByText('Whole frames are shown.')).toBeVisible();
  const picture = await dialog.getByRole('img').getAttribute('aria-label');
  const [, source = '', target = ''] = /key moment: source frame (\d+), target frame (\d+)/.exec(picture ?? '') ?? [];

  const clip = await studio.exportNow();
  expect(clip.name).toMatch(/\.mp4$/);
  const frames = new FfmpegFrameSource();
  const video = await frames.open(clip.path);
  // 84 frames of the source, and a still of a second at both of its key moments.
  expect(video.info).toMatchObject({ codec: 'h264', frames: 84 + 2 * 30, fps: 30 });
  let decoded = 0;
  for await (const { index } of frames.decode(video, { first: 0, last: video.info.frames - 1 })) {
    expect(index).toBe(decoded);
    decoded += 1;
  }
  expect(decoded).toBe(video.info.frames);

  // The clip has beside its key moment what the window has.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('[');
  await studio.goToFrame(Number(source));
  await expect(studio.frame('Target')).toHaveText(target);
});

test('JSON of a project is opened as a project; damaged JSON says where it is damaged', async ({ studio }, info) => {
  const { page, dialog } = studio;
  await studio.openDemo();
  await page.keyboard.press('Control+e');
  await dialog.getByText('JSON', { exact: true }).click();
  const { path } = await studio.exportNow();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const text = readFileSync(path, 'utf8');
  const save = (name: string, content: string) => {
    writeFileSync(info.outputPath(name), content);
    return info.outputPath(name);
  };

  await studio.performByName('New project');
  await expect(page.getByRole('button', { name: 'Open demo pair' })).toBeVisible();
  const open = async (file: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Open project…' }).click();
    await (await chooser).setFiles(file);
  };
  await open(save('damaged.json', text.replace('"frame": 37', '"frame": "soon"')));
  await expect(studio.alerts.filter({ hasText: 'damaged.json' })).toContainText(/records\[\d+\]\.frame/);
  await open(save('whole.json', text));
  await expect(studio.pane('Source').getByRole('img', { name: /golfer-a/ })).toBeVisible({ timeout: 30_000 });
  await expect(studio.pane('Target').getByRole('img', { name: /golfer-b/ })).toBeVisible({ timeout: 30_000 });

  await page.keyboard.press('Control+e');
  await dialog.getByText('JSON', { exact: true }).click();
  expect(readFileSync((await studio.exportNow()).path, 'utf8')).toBe(text);
});

test('a bundle is unpacked elsewhere, and opens with its clips', async ({ studio, folders }, info) => {
  const { page, dialog } = studio;
  await studio.openDemo();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as bundle…' }).click();
  await expect(dialog.getByText('golfer-a.mp4, golfer-b.mp4')).toBeVisible();
  await dialog.getByLabel('File name').fill('lesson');
  const bundle = await studio.exportNow();
  expect(bundle.name).toBe('lesson.zip');
  const unpacked = info.outputPath('elsewhere');
  const names = await unpackZip(bundle.path, unpacked);
  expect(names).toEqual(['lesson/lesson.tandem', 'lesson/clips/golfer-a.mp4', 'lesson/clips/golfer-b.mp4']);

  const elsewhere = { data: info.outputPath('data'), cache: folders.cache };
  const second = await startHost(elsewhere, [join(unpacked, 'lesson/lesson.tandem')]);
  const context = await page.context().browser()!.newContext();
  try {
    const again = new StudioPage(await context.newPage());
    await again.open(second.link);
    await expect(again.pane('Source').getByRole('img', { name: /golfer-a/ })).toBeVisible({ timeout: 30_000 });
    await expect(again.pane('Target').getByRole('img', { name: /golfer-b/ })).toBeVisible({ timeout: 30_000 });
    await expect(again.alerts).toHaveCount(0);
  } finally {
    await context.close();
    await second.close();
  }
});
