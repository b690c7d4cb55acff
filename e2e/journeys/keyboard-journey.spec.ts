import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/studio-test.ts';

test('the whole journey by keyboard alone', async ({ studio }) => {
  const { page } = studio;
  const press = (key: string) => page.keyboard.press(key);

  await studio.performByName('Open the demo pair');
  await expect(studio.frame('Source')).toHaveText(/\d+/, { timeout: 30_000 });
  await expect(studio.frame('Target')).toHaveText(/\d+/);
  // Letters go to the window, not to what had the focus before.
  await page.evaluate('document.activeElement?.blur()');

  await press('[');
  await press('Home');
  await expect(studio.frame('Source')).toHaveText('0');
  await press('ArrowRight');
  await expect(studio.frame('Source')).toHaveText('1');
  await press('Shift+ArrowRight');
  await expect(studio.frame('Source')).toHaveText('11');
  await press('ArrowLeft');
  await expect(studio.frame('Source')).toHaveText('10');
  await press('g');
  await page.keyboard.type('24');
  await press('Enter');
  await expect(studio.frame('Source')).toHaveText('24');

  await studio.performByName('Show the run panel');
  await page.evaluate('document.activeElement?.blur()');
  await press('r');
  await studio.waitForRuns(1);
  // The second method is chosen with Tab and Space, as any other checkbox.
  await page.getByRole('checkbox', { name: /Time warp/ }).focus();
  await press('Space');
  await page.getByRole('checkbox', { name: /^Auto/ }).focus();
  await press('Space');
  await page.evaluate('document.activeElement?.blur()');
  await press('r');
  await studio.waitForRuns(2);

  const shown = page
    .getByRole('radiogroup', { name: 'Methods shown' })
    .or(page.getByRole('group', { name: 'Methods shown' }));
  await expect(shown).toBeVisible();
  await press('v');
  await press('v');
  await press('v');
  await press('v');

  await press('Home');
  await press('Space');
  await expect(studio.frame('Source')).not.toHaveText('0');
  await press('Space');

  await press('Control+e');
  await page.getByRole('radio', { name: 'Comparison clip' }).focus();
  // Arrow keys go round: from the clip to the picture, CSV, JSON.
  await press('ArrowRight');
  await press('ArrowRight');
  await press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'JSON' })).toBeChecked();
  const json = await studio.exportNow();
  expect(json.name).toMatch(/\.json$/);
  const project = JSON.parse(readFileSync(json.path, 'utf8'));
  expect(project.format).toBe('tandem-project');
  expect(project.records.filter(({ kind }: { kind: string }) => kind === 'run')).toHaveLength(2);

  await page.getByRole('radio', { name: 'JSON' }).focus();
  for (const _ of [1, 2, 3]) await press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Comparison clip' })).toBeChecked();
  const clip = await studio.exportNow();
  expect(clip.name).toMatch(/\.mp4$/);
  // An MP4 begins with its "ftyp" box; "moov" before "mdat" lets it play while it loads.
  const bytes = readFileSync(clip.path);
  expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  await press('Escape');
  await expect(studio.dialog).toBeHidden();

  await press('Control+z');
  await studio.waitForRuns(1);
  await press('Control+Shift+z');
  await studio.waitForRuns(2);
});
