import { defineConfig } from '@playwright/test';

/** `npm run screenshots`: saves every page in every state, light and dark, to screenshots/. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../../e2e/browsers/used-profile.ts',
  testMatch: 'screenshots.ts',
  workers: 2,
  timeout: 60_000,
  outputDir: '../../test-results/screenshots',
});
