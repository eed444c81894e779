/**
 * `npm run audit`: asks the registry for known vulnerabilities in what is shipped. Ends 1 when there are any. Where the
 * registry answers no audit (a mirror, or no network), it says that nothing was checked; with `--strict`, as for a
 * release, that ends 2.
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
