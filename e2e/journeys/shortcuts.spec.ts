import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/studio-test.ts';
import { violations } from '../fixtures/violations.ts';

const row = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });

/** Goes on by Tab until something has the focus; within a dialog that goes round. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const isThere = () => wanted.evaluate((element) => element === element.ownerDocument.activeElement);
  for (let presses = 0; presses < 20 && !(await isThere()); presses++) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
}

/** Finds a command in the list and goes to its button "Change". */
async function goToChange(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('searchbox', { name: 'Search commands or keys' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await tabTo(page, page.getByRole('button', { name: `Change: ${name}`, exact: true }));
}

test('shortcuts are changed, kept and restored by keyboard alone', async ({ studio }) => {
  const { page } = studio;
  const press = (key: string) => page.keyboard.press(key);
  await studio.openDemo();
  await page.evaluate('document.activeElement?.blur()');

  // The cheat sheet leads there.
  await press('?');
  await expect(studio.dialog).toBeVisible();
  await tabTo(page, studio.dialog.getByRole('button', { name: 'Change shortcuts' }));
  await press('Enter');
  await expect(page.getByRole('tab', { name: 'Keyboard' })).toHaveAttribute('aria-selected', 'true');
  expect(await violations(page), 'list').toEqual([]);

  // A key that is free.
  await goToChange(page, 'Next frame');
  await press('Enter');
  const recorder = page.getByRole('textbox', { name: 'New keys for “Next frame”' });
  await expect(recorder).toBeFocused();
  await press('d');
  await expect(recorder).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: '“Next frame” now has D.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change: Next frame' })).toBeFocused();

  // Esc gives up the recording, not the dialog; what the system has cannot be had.
  await press('Enter');
  await press('Control+c');
  await expect(studio.alerts).toContainText('Ctrl+C belongs to the system');
  await press('Escape');
  await expect(recorder).toBeHidden();
  await expect(row(page, 'Next frame').locator('kbd')).toHaveText(['D']);
  await expect(page.getByRole('button', { name: 'Change: Next frame' })).toBeFocused();

  // A key of another command: it is named, and loses the key.
  await goToChange(page, 'Start of the working zone');
  await press('Enter');
  await press('Control+e');
  await expect(studio.alerts).toContainText('Ctrl+E belongs to “Export…”');
  expect(await violations(page), 'warning').toEqual([]);
  await press('Tab');
  await expect(page.getByRole('button', { name: 'Use it here' })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'taken from “Export…”' })).toBeVisible();
  await goToChange(page, 'Export…');
  await expect(row(page, 'Export…').getByText('no keys')).toBeVisible();
  await press('Escape');
  await expect(studio.dialog).toBeHidden();

  const works = async () => {
    await page.evaluate('document.activeElement?.blur()');
    await press('[');
    await page.evaluate('document.activeElement?.blur()');
    await press('Home');
    await expect(studio.frame('Source')).toHaveText('0');
    await press('d');
    await expect(studio.frame('Source')).toHaveText('1');
    await press('ArrowRight');
    await press('.');
    await expect(studio.frame('Source')).toHaveText('1');
    await press('Control+e');
    await expect(studio.frame('Source')).toHaveText('0');
    await expect(studio.dialog).toBeHidden();
  };
  await works();
  const next = page.getByRole('button', { name: 'Next frame' });
  await expect(next).toHaveAttribute('title', 'Next frame (D)');
  await expect(next).toHaveAttribute('aria-keyshortcuts', 'd');

  await page.reload();
  await expect(studio.frame('Source')).toHaveText(/\d+/, { timeout: 30_000 });
  await works();

  // Back to what the studio came with.
  await press('Control+,');
  await tabTo(page, page.getByRole('tab', { name: 'General' }));
  await press('ArrowRight');
  await tabTo(page, page.getByRole('button', { name: 'Restore defaults' }));
  await press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'All shortcuts are the defaults again.' })).toBeVisible();
  await expect(row(page, 'Next frame').locator('kbd')).toHaveText(['→', '.']);
  await press('Escape');
  await page.evaluate('document.activeElement?.blur()');
  await press('Home');
  await press('.');
  await expect(studio.frame('Source')).toHaveText('1');
  await press('d');
  await expect(studio.frame('Source')).toHaveText('1');
  await press('Control+e');
  await expect(studio.dialog).toBeVisible();
});
