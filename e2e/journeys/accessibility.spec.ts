import { expect, test } from '../fixtures/studio-test.ts';
import { violations } from '../fixtures/violations.ts';

test('has no accessibility violation, empty, at work, with a result and with an error', async ({ studio }, info) => {
  const { page } = studio;
  expect(await violations(page)).toEqual([]);

  await studio.openDemo();
  expect(await violations(page)).toEqual([]);

  await studio.startRun();
  expect(await violations(page)).toEqual([]);
  await studio.waitForRuns(1);
  expect(await violations(page)).toEqual([]);

  await studio.chooseFile('Source', info.file);
  await expect(studio.alerts).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
