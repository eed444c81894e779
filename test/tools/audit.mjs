/**
 * `npm run audit`: checks the shipped packages for known vulnerabilities. Exits with 1 if there are any. If the registry
 * doesn't answer (a mirror, or no network), it reports that nothing was checked; with `--strict`, as for a release, it
 * then exits with 2.
 */
import { spawnSync } from 'node:child_process';
import { judgeAudit } from './judge-audit.mjs';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { words, status } = judgeAudit(stdout, process.argv.includes('--strict'));
console.log(words);
process.exitCode = status;
