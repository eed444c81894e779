import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real Firefox with the existing build; see `firefox.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/firefox/**/*.test.ts'],
    // Each file starts its own Firefox; on a small machine, two at once would only slow each other down.
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'test-results/firefox.json' }]],
  },
});
