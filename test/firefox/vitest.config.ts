import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real Firefox, on the build that is there; see `firefox.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/firefox/**/*.test.ts'],
    // Each file has a Firefox of its own; two at once on a small machine would only wait for each other.
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'test-results/firefox.json' }]],
  },
});
