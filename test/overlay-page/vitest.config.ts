import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The overlay on pages in one real Chromium, without the extension around it; see `open-page.ts`. */
export default defineConfig({
  root,
  plugins: [WxtVitest({ root })],
  test: {
    include: ['test/overlay-page/**/*.test.ts'],
    globalSetup: 'test/overlay-page/shared-chromium.ts',
    // What runs in the page is bundled and therefore not among the modules that a test file imports.
    forceRerunTriggers: ['**/components/overlay/**', '**/test/overlay-page/page-world.ts', '**/package.json'],
    maxWorkers: 2,
    testTimeout: 30_000,
    retry: process.env.CI === undefined ? 0 : 1,
    reporters: ['default', ['json', { outputFile: 'test-results/overlay.json' }]],
  },
});
