import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  plugins: [WxtVitest({ root })],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/firefox/**', 'test/overlay-page/**'],
    setupFiles: ['test/contacts/phones/set-phone-metadata.ts'],
    restoreMocks: true,
    // Threads start faster than processes.
    pool: 'threads',
    // Generous for busy machines; passing tests don't take that long.
    testTimeout: 30_000,
    retry: process.env.CI === undefined ? 0 : 1,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});
