/**
 * `npm test`: everything that must hold, one part after the other. A part that fails stops no other, so that one run
 * shows all there is to mend. Ends 1 when a part failed.
 */
import { spawnSync } from 'node:child_process';

/** @type {(command: string, args: string[]) => boolean} */
const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

// Firefox is installed where that is possible. Where it is not, its tests are left out, and said to be; never in CI.
const hasFirefox = run('node', ['test/install.mjs', '--browser', 'firefox']) || Boolean(process.env.CI);
const parts = ['check', 'test:unit', 'test:chromium', ...(hasFirefox ? ['test:firefox'] : [])];

const results = parts.map((part) => {
  const startedAt = Date.now();
  const passed = run('npm', ['run', part]);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  return { passed, line: `  ${part.padEnd(14)} ${passed ? 'passed' : 'FAILED'} in ${seconds} s` };
});

console.log(`\n${results.map(({ line }) => line).join('\n')}\n`);
if (!hasFirefox) console.log('  test:firefox   SKIPPED: there is no Firefox here; see above for how to install one\n');
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
