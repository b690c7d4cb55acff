import { expect, test } from '../fixtures/studio-test.ts';

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
