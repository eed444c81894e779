import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each waits a minute for something real, such as an idle death, or looks at dozens of pages. */
const LONG = ['**/states/*.test.ts', '**/observer/*.test.ts', '**/tasks/{reliability,following,upgrade}.test.ts'];

/** Real Chromium with the production build in .output/chrome-mv3; see harness.ts. */
export default defineConfig({
  testDir: '.',
  outputDir: `${root}test-results/chromium`,
  workers: 2,
  // The longest first, so that no worker is left with one of them at the end.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'others', testMatch: '**/*.test.ts', testIgnore: LONG },
  ],
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    // A click that finds nothing fails where it stands, not at the end of the whole test.
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // Recording costs time, which is worth it only where nobody can run the test again under their eyes.
    trace: process.env.CI === undefined ? 'off' : 'retain-on-failure',
  },
  forbidOnly: process.env.CI !== undefined,
  // A test that passes only again is reported as flaky, with its trace, and is to be looked into.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: `${root}test-results/chromium.json` }]],
});
