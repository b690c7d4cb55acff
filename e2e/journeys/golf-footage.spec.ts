import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import type { MediaRecord, MomentRecord, RunRecord } from '../../src/contract/project.ts';
import { askEngine } from '../fixtures/engine-client.ts';
import { footageMissing, GOLF } from '../fixtures/footage.ts';
import { expect, test } from '../fixtures/studio-test.ts';
import { startHost } from '../fixtures/web-host.ts';
import { StudioPage } from '../pages/studio-page.ts';

const missing = footageMissing();
test.skip(missing !== null, missing ?? '');

const MOMENT = 'stick swung fully back';

test('two real golf swings: opened, marked, aligned by two methods, looked at, corrected, kept, exported', async ({
  studio,
  folders,
  host,
  page,
}) => {
  const project = () => askEngine(page.context(), studio.origin, 'project.get', {});
  const records = async <K extends 'media' | 'moment' | 'run'>(kind: K) =>
    (await project()).records.filter((record) => record.kind === kind) as K extends 'media'
      ? MediaRecord[]
      : K extends 'moment'
        ? MomentRecord[]
        : RunRecord[];

  await studio.chooseFile('Source', GOLF.source);
  await expect(studio.pane('Source').getByRole('img')).toBeVisible({ timeout: 30_000 });
  await studio.dropFiles('Target', [GOLF.target]);
  await expect(studio.pane('Target').getByRole('img')).toBeVisible({ timeout: 30_000 });

  // One repetition of each.
  for (const [role, key] of [
    ['source', '['],
    ['target', ']'],
  ] as const) {
    const [first, last] = GOLF.zones[role];
    await page.keyboard.press(key);
    await studio.goToFrame(first);
    await page.keyboard.press('i');
    await studio.goToFrame(last);
    await page.keyboard.press('o');
  }
  await expect
    .poll(async () => (await records('media')).map(({ workingZone }) => workingZone))
    .toEqual([GOLF.zones.source, GOLF.zones.target]);

  // The key moment with suggested joints; the user drags one of them to where it belongs.
  await page.keyboard.press('[');
  await studio.goToFrame(GOLF.fullyBack.source);
  await page.getByRole('combobox', { name: 'Action' }).selectOption('golf swing');
  await page.getByRole('button', { name: new RegExp(`^Set here.*${MOMENT}`) }).click();
  await page.getByRole('button', { name: 'Suggest points', exact: true }).click();
  const marked = async () => (await records('moment')).find(({ name }) => name === MOMENT);
  await expect.poll(async () => Object.keys((await marked())?.keypoints ?? {}).length).toBeGreaterThan(10);
  const before = (await marked())!.keypoints.left_wrist!;
  const source = (await records('media'))[0]!.info;
  await dragInPicture(studio.pane('Source').getByRole('img'), source, before, { x: before.x + 12, y: before.y - 8 });
  await expect.poll(async () => (await marked())!.keypoints.left_wrist!.x - before.x).toBeGreaterThan(8);

  await page.getByRole('tab', { name: 'Alignment' }).click();
  await page.getByRole('checkbox', { name: /Time warp/ }).check({ force: true });
  await studio.runButton.click();
  await studio.waitForRuns(2);
  const runs = await records('run');
  expect(runs.map(({ result }) => result.method).sort()).toEqual(['auto', 'dtw+space']);
  for (const { result } of runs) {
    const wrist = result.moments[0]!.keypoints.left_wrist!;
    expect(Math.abs(wrist.frame - GOLF.fullyBack.target), `${result.method} finds the moment`).toBeLessThan(20);
  }

  // The source still stands at the moment: the target has gone there by itself.
  await expect(studio.frame('Source')).toHaveText(String(GOLF.fullyBack.source));
  await expect
    .poll(async () => Math.abs(Number(await studio.frame('Target').textContent()) - GOLF.fullyBack.target))
    .toBeLessThan(20);

  // Both are seen; a click on a row brings both panes there.
  await page.getByRole('tab', { name: 'Compare' }).click();
  await studio.comparedRow('left wrist', 'auto').click();
  await expect(studio.frame('Source')).toHaveText(String(GOLF.fullyBack.source));
  const shown = Number(await studio.frame('Target').textContent());
  expect(Math.abs(shown - GOLF.fullyBack.target)).toBeLessThan(20);

  // Both step and play together.
  await page.getByRole('button', { name: 'Next frame' }).click();
  // The row was about the target: its pane leads.
  await expect(studio.frame('Target')).toHaveText(String(shown + 1));
  await page.getByRole('button', { name: 'Play / pause both clips' }).click();
  await expect.poll(async () => Number(await studio.frame('Target').textContent())).toBeGreaterThan(shown + 4);
  await page.getByRole('button', { name: 'Play / pause both clips' }).click();

  // Undo takes the runs back in one step, redo brings them again.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await records('run')).length).toBeLessThan(2);
  await page.getByRole('button', { name: 'Redo' }).click();
  await studio.waitForRuns(2);

  const kept = await project();
  await host.kill();
  const second = await startHost(folders, []);
  try {
    await studio.open(second.link);
    const again = new StudioPage(page);
    await again.waitForRuns(2);
    expect(new Set((await project()).records.map(({ id }) => id))).toEqual(new Set(kept.records.map(({ id }) => id)));

    await page.keyboard.press('Control+e');
    const clip = await again.exportNow();
    expect(readFileSync(clip.path).toString('latin1', 4, 8)).toBe('ftyp');
    await page.getByText('JSON', { exact: true }).click();
    const json = await again.exportNow();
    const written = JSON.parse(readFileSync(json.path, 'utf8'));
    expect(written.records.filter(({ kind }: { kind: string }) => kind === 'run')).toHaveLength(2);
  } finally {
    await second.close();
  }
});

/** Drags from one place of the whole picture, pixels of the frame, to another. */
async function dragInPicture(
  canvas: Locator,
  { width, height }: { readonly width: number; readonly height: number },
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const box = (await canvas.boundingBox())!;
  const scale = Math.min(box.width / width, box.height / height);
  const left = box.x + (box.width - width * scale) / 2;
  const top = box.y + (box.height - height * scale) / 2;
  const { mouse } = canvas.page();
  await mouse.move(left + from.x * scale, top + from.y * scale);
  await mouse.down();
  await mouse.move(left + to.x * scale, top + to.y * scale, { steps: 4 });
  await mouse.up();
}
