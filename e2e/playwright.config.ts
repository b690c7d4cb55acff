import { defineConfig } from '@playwright/test';
import { CHROMIUM_SWITCHES, chromiumPath } from './fixtures/chromium.ts';

// The page must have been built: `npm run e2e` does so. One worker, because a run of the models takes all cores.
export default defineConfig({
  testDir: './journeys',
  globalSetup: './fixtures/shared-cache.ts',
  outputDir: '../test-results',
  workers: 1,
  // A test that passes only the second time is reported as flaky; one that fails twice fails.
  retries: process.env.CI ? 1 : 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // A trace takes pictures of the page all the time, which slows it down: only of a test that has failed once.
    trace: 'on-first-retry',
    launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_SWITCHES] },
  },
});
