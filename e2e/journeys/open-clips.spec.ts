import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_FOLDER } from '../fixtures/demo-truth.ts';
import { expect, test } from '../fixtures/studio-test.ts';

test('opens clips through the file chooser and says what they are', async ({ studio }) => {
  await studio.chooseFile('Target', join(DEMO_FOLDER, 'golfer-b.mp4'));
  const target = studio.pane('Target');
  await expect(target.getByText('golfer-b.mp4')).toBeVisible();
  await expect(target.getByRole('img')).toBeVisible();
  await studio.page.getByRole('tab', { name: 'Alignment' }).click();
  await expect(studio.runButton).toBeDisabled();
  await expect(studio.page.getByText('Open a source clip first.')).toBeVisible();

  await studio.chooseFile('Source', join(DEMO_FOLDER, 'golfer-a.mp4'));
  await expect(studio.pane('Source').getByRole('img')).toBeVisible();
  await expect(studio.runButton).toBeEnabled();
  await expect(studio.alerts).toHaveCount(0);
});

test('opens two clips that are dropped together', async ({ studio }) => {
  const files = ['golfer-b.mp4', 'golfer-a.mp4'].map((name) => join(DEMO_FOLDER, name));
  await studio.dropFiles('Source', files);
  await expect(studio.pane('Source').getByRole('img', { name: /golfer-b/ })).toBeVisible();
  await expect(studio.pane('Target').getByRole('img', { name: /golfer-a/ })).toBeVisible();
});

test('says why a file cannot be opened, and stays usable', async ({ studio }, info) => {
  const text = info.outputPath('notes.mp4');
  writeFileSync(text, 'This is no video.\n'.repeat(50));
  await studio.chooseFile('Source', text);
  await expect(studio.alerts).toHaveCount(1);
  await expect(studio.alerts).toContainText('notes.mp4 was not opened');
  await expect(studio.alerts).not.toContainText('/uploads/');
  await studio.alerts.getByRole('button', { name: 'Dismiss' }).click();
  await expect(studio.alerts).toHaveCount(0);

  const empty = info.outputPath('empty.mp4');
  writeFileSync(empty, '');
  await studio.chooseFile('Source', empty);
  await expect(studio.alerts).toContainText('empty.mp4');

  await studio.chooseFile('Source', join(DEMO_FOLDER, 'golfer-a.mp4'));
  await expect(studio.pane('Source').getByRole('img')).toBeVisible();
});

test.describe('clips of the command line', () => {
  test.use({ commandLine: { clips: ['golfer-b.mp4', 'golfer-a.mp4'].map((file) => join(DEMO_FOLDER, file)) } });

  test('are open when the page comes, in their order', async ({ studio }) => {
    await expect(studio.pane('Source').getByRole('img', { name: /golfer-b/ })).toBeVisible();
    await expect(studio.pane('Target').getByRole('img', { name: /golfer-a/ })).toBeVisible();
  });
});

test('a link is good for one visit', async ({ studio, host, browser }) => {
  await expect(studio.page.getByRole('button', { name: 'Open demo pair' })).toBeVisible();
  const stranger = await browser.newContext();
  const page = await stranger.newPage();
  expect((await page.goto(host.link))?.status()).toBe(401);
  await expect(page.getByText('each link is good for one visit')).toBeVisible();
  await stranger.close();
});
