import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Real Chromium with the production build in .output/chrome-mv3; see harness.ts. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: `${root}test-results/chromium`,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A click that finds nothing is told of where it stands, not by the end of the whole test.
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: `${root}test-results/chromium.json` }]],
});
