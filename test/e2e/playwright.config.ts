import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each waits a minute for something real, such as an idle death, or looks at dozens of pages. */
const LONG = ['**/states/*.test.ts', '**/observer/*.test.ts', '**/tasks/{reliability,following,upgrade}.test.ts'];

/** Real Chromium with the production build in .output/chrome-mv3; see harness.ts. */
export default defineConfig({
  testDir: '.',
  globalSetup: './browsers/used-profile.ts',
  snapshotPathTemplate: '{testDir}/{testFileDir}/pictures/{arg}{ext}',
  outputDir: `${root}test-results/chromium`,
  // More than two cores can run at once, because each waits about half of the time.
  workers: 3,
  // The longest first, so that no worker is left with one of them at the end.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'others', testMatch: '**/*.test.ts', testIgnore: LONG },
  ],
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    // A click that finds nothing fails on its line, not at the test's timeout.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // Recording all tests would take a fifth longer.
    trace: 'on-first-retry',
  },
  forbidOnly: process.env.CI !== undefined,
  // A test that passes only when retried is reported as flaky, with its trace, and must be investigated.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: `${root}test-results/chromium.json` }]],
});
