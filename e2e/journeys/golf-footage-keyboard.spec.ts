import { readFileSync } from 'node:fs';
import type { MomentRecord, RunRecord } from '../../src/contract/project.ts';
import { askEngine } from '../fixtures/engine-client.ts';
import { footageMissing, GOLF } from '../fixtures/footage.ts';
import { expect, test } from '../fixtures/studio-test.ts';

const missing = footageMissing();
test.skip(missing !== null, missing ?? '');

// The system's file dialog is not part of the page: the clips come with the command line, as from a file manager.
test.use({ commandLine: { clips: [GOLF.source, GOLF.target] } });

test('two real golf swings by keyboard alone: zones, suggested points, a nudge, two methods, play, undo, export', async ({
  studio,
  page,
}) => {
  const press = (key: string) => page.keyboard.press(key);
  const records = async () => (await askEngine(page.context(), studio.origin, 'project.get', {})).records;
  const moments = async () => (await records()).filter((record): record is MomentRecord => record.kind === 'moment');
  const runs = async () => (await records()).filter((record): record is RunRecord => record.kind === 'run');

  await expect(studio.frame('Source')).toHaveText('0', { timeout: 30_000 });
  await expect(studio.frame('Target')).toHaveText('0', { timeout: 30_000 });
  for (const [role, key] of [
    ['source', '['],
    ['target', ']'],
  ] as const) {
    await press(key);
    await studio.goToFrame(GOLF.zones[role][0]);
    await press('i');
    await studio.goToFrame(GOLF.zones[role][1]);
    await press('o');
  }
  await press('[');
  await studio.goToFrame(GOLF.fullyBack.source);
  await studio.performByName('Suggest points in this frame');
  await expect.poll(async () => Object.keys((await moments())[0]?.keypoints ?? {}).length).toBeGreaterThan(10);

  // A point is chosen in the list and moved with the arrow keys.
  const name = 'left_wrist';
  const before = (await moments())[0]!.keypoints[name]!;
  await page
    .getByRole('button', { name: /^left wrist/i })
    .first()
    .focus();
  await press('Enter');
  await press('Shift+ArrowRight');
  await press('ArrowDown');
  await expect.poll(async () => (await moments())[0]!.keypoints[name]!.x - before.x).toBeCloseTo(10);
  await expect.poll(async () => (await moments())[0]!.keypoints[name]!.y - before.y).toBeCloseTo(1);

  await studio.performByName('Show the run panel');
  await page.getByRole('checkbox', { name: /Time warp/ }).focus();
  await press('Space');
  await press('r');
  await studio.waitForRuns(2);
  expect((await runs()).map(({ result }) => result.method).sort()).toEqual(['auto', 'dtw+space']);

  // Arrows move through the comparison, Enter shows the point in both clips.
  await page
    .getByRole('grid', { name: /Points and predictions/ })
    .getByRole('row')
    .nth(2)
    .focus();
  await press('Enter');
  await expect(studio.frame('Source')).toHaveText(String(GOLF.fullyBack.source));
  await expect
    .poll(async () => Math.abs(Number(await studio.frame('Target').textContent()) - GOLF.fullyBack.target))
    .toBeLessThan(20);
  await press('ArrowDown');

  await page.evaluate('document.activeElement?.blur()');
  await press('v');
  await press('Home');
  await press('Space');
  await expect.poll(async () => Number(await studio.frame('Source').textContent())).toBeGreaterThan(85);
  await press('Space');
  await press('Control+z');
  await expect.poll(async () => (await runs()).length).toBeLessThan(2);
  await press('Control+Shift+z');
  await studio.waitForRuns(2);

  await press('Control+e');
  await page.getByRole('radio', { name: 'Comparison clip' }).focus();
  for (let times = 0; times < 3; times += 1) await press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'JSON' })).toBeChecked();
  const json = await studio.exportNow();
  expect(JSON.parse(readFileSync(json.path, 'utf8')).format).toBe('tandem-project');
});
