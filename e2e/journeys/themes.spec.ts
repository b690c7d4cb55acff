import { expect, test } from '../fixtures/studio-test.ts';
import { violations } from '../fixtures/violations.ts';

for (const { theme, language } of [
  { theme: 'Dark', language: 'English' },
  { theme: 'Light', language: 'Deutsch' },
]) {
  test(`no accessibility violation in any panel or dialog, ${theme}, ${language}`, async ({ studio }) => {
    const { page } = studio;
    await studio.openDemo();
    await page.keyboard.press('Control+,');
    await studio.dialog.getByText(theme, { exact: true }).click();
    await studio.dialog.getByText(language, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'Deutsch' ? 'de' : 'en');
    expect(await violations(page), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(studio.dialog).toBeHidden();

    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await violations(page), (await tab.textContent()) ?? '').toEqual([]);
    }
    for (const key of ['Control+k', 'Control+e', 'F1', '?', 'g']) {
      await page.evaluate('document.activeElement?.blur()');
      await page.keyboard.press(key);
      await expect(studio.dialog, key).toBeVisible();
      expect(await violations(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(studio.dialog, key).toBeHidden();
    }
  });
}

test('the tour can be skipped and is found again in the guide', async ({ studio }) => {
  const { page } = studio;
  await studio.openDemo();
  const tour = page.getByRole('region', { name: 'Short tour' });
  await studio.performByName('Short tour');
  await expect(tour.getByText('1 of 6')).toBeVisible();
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(tour.getByText('2 of 6')).toBeVisible();
  await tour.getByRole('button', { name: 'Skip the tour' }).click();
  await expect(tour).toBeHidden();
  await page.keyboard.press('F1');
  await expect(studio.dialog.getByRole('heading', { name: 'In five minutes' })).toBeVisible();
  await studio.dialog.getByRole('button', { name: 'Short tour' }).click();
  for (let stop = 1; stop < 6; stop++) await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByRole('button', { name: 'Start working' }).click();
  await expect(tour).toBeHidden();
});
