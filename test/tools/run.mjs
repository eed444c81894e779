/**
 * `npm test`: everything that must hold, one part after the other. A part that fails stops no other, so that one run
 * shows all there is to mend. Ends 1 when a part failed.
 */
import { spawnSync } from 'node:child_process';

/** @type {(command: string, args: string[]) => boolean} */
const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

/** Installs what some parts need, where that is possible. Where it is not, they are left out and said to be; never in CI. */
const has = (/** @type {string} */ what) => run('node', ['test/tools/install.mjs', what]) || Boolean(process.env.CI);
const hasFirefox = has('firefox');
const hasDisplay = has('display');
const parts = ['check', 'test:unit', 'test:overlay', 'test:chromium', ...(hasFirefox ? ['test:firefox'] : [])];

const results = parts.map((part) => {
  const startedAt = Date.now();
  const passed = run('npm', ['run', part]);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  return { passed, line: `  ${part.padEnd(14)} ${passed ? 'passed' : 'FAILED'} in ${seconds} s` };
});

console.log(`\n${results.map(({ line }) => line).join('\n')}\n`);
if (!hasFirefox)
  console.log('  SKIPPED: all of test:firefox, since there is no Firefox here; how to have one stands above\n');
if (!hasDisplay)
  console.log('  SKIPPED: test/e2e/site-prompt.test.ts, since there is no display; how to have one stands above\n');
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
