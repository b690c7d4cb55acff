import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_FOLDER } from '../fixtures/demo-truth.ts';
import { askEngine } from '../fixtures/engine-client.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import { startHost } from '../fixtures/web-host.ts';
import { StudioPage } from '../pages/studio-page.ts';

test('a clip that was moved is missed in clear words, found again, and everything works', async ({
  page,
  folders,
}, info) => {
  const clips = ['golfer-a.mp4', 'golfer-b.mp4'].map((name) => {
    const path = info.outputPath(name);
    mkdirSync(info.outputDir, { recursive: true });
    copyFileSync(join(DEMO_FOLDER, name), path);
    return path;
  });
  const first = await startHost(folders, clips);
  const studio = new StudioPage(page);
  try {
    await studio.open(first.link);
    await expect(studio.pane('Target').getByRole('img', { name: /golfer-b/ })).toBeVisible();
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press(']');
    await studio.goToFrame(5);
    await page.keyboard.press('n');
    await studio.pane('Target').getByRole('img').click();
    await expect
      .poll(async () =>
        (await askEngine(page.context(), studio.origin, 'project.get', {})).records.map(({ kind }) => kind),
      )
      .toContain('moment');
  } finally {
    await first.close();
  }

  const archive = info.outputPath('archive');
  mkdirSync(archive);
  const moved = join(archive, 'renamed.mp4');
  renameSync(clips[1]!, moved);

  const second = await startHost(folders, []);
  const context = await page.context().browser()!.newContext();
  try {
    const again = new StudioPage(await context.newPage());
    await again.open(second.link);
    await expect(again.pane('Source').getByRole('img', { name: /golfer-a/ })).toBeVisible();
    const alert = again.alerts.filter({ hasText: 'golfer-b.mp4 is not where it was.' });
    await expect(alert).toBeVisible();
    await expect(again.pane('Target')).toContainText('golfer-b.mp4 is not where it was');

    const locate = async (path: string) => {
      const chooser = again.page.waitForEvent('filechooser');
      await alert.getByRole('button', { name: 'Locate…' }).click();
      await (await chooser).setFiles(path);
    };
    // Another clip is not taken for it without a question.
    await locate(clips[0]!);
    await expect(alert).toContainText('golfer-a.mp4');
    await expect(alert.getByRole('button', { name: 'Use it anyway' })).toBeVisible();
    await locate(moved);
    await expect(alert).toHaveCount(0);
    await expect(again.pane('Target').getByRole('img')).toBeVisible({ timeout: 30_000 });

    // Only the clips of the project are open: nothing of the search is left.
    const { records } = await askEngine(context, again.origin, 'project.get', {});
    const ids = records.filter(({ kind }) => kind === 'media').map(({ id }) => id);
    const open = await askEngine(context, again.origin, 'media.list', {});
    expect(open.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(records.map(({ kind }) => kind)).toContain('moment');

    await again.page.keyboard.press(']');
    await again.goToFrame(5);
    await expect(again.frame('Target')).toHaveText('5');
    await again.page.getByRole('tab', { name: 'Alignment' }).click();
    await expect(again.runButton).toBeEnabled();
    await again.startRun();
    await again.cancelButton.click();
    await expect(again.runButton).toBeEnabled();
    await expect(again.alerts.filter({ hasText: /\S/ })).toHaveCount(0);
  } finally {
    await context.close();
    await second.close();
  }
});
