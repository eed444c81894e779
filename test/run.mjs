/**
 * `npm test`: everything that must hold, one part after the other. A part that fails stops no other, so that one run
 * shows all there is to mend. Ends 1 when a part failed.
 */
import { spawnSync } from 'node:child_process';

const parts = ['check', 'test:unit', 'test:chromium'];

const results = parts.map((part) => {
  const startedAt = Date.now();
  const { status } = spawnSync('npm', ['run', part], { stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  return { passed: status === 0, line: `  ${part.padEnd(14)} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s` };
});

console.log(`\n${results.map(({ line }) => line).join('\n')}\n`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
