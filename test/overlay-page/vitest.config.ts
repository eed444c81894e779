import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The overlay in pages of one real Chromium, without the extension; see `open-page.ts`. */
export default defineConfig({
  root,
  plugins: [WxtVitest({ root })],
  test: {
    include: ['test/overlay-page/**/*.test.ts'],
    globalSetup: 'test/overlay-page/shared-chromium.ts',
    // The page script is bundled, so test files don't import these modules.
    forceRerunTriggers: ['**/components/overlay/**', '**/test/overlay-page/page-world.ts', '**/package.json'],
    maxWorkers: 2,
    // Files share the imported modules and the open tabs, which tests leave as they found them.
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    retry: process.env.CI === undefined ? 0 : 1,
    reporters: ['default', ['json', { outputFile: 'test-results/overlay.json' }]],
  },
});
