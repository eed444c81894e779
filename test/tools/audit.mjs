/**
 * `npm run audit`: asks the registry whether anything that is shipped is known to be unsafe. Ends 1 when it is. A
 * registry that keeps no such list (a mirror, say) is said to keep none, and nothing is claimed.
 */
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
/** @type {{ metadata?: { vulnerabilities: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }> }} */
const report = JSON.parse(stdout.slice(Math.max(0, stdout.indexOf('{'))) || '{}');
if (!report.metadata) {
  console.log('SKIPPED: the registry here answers no audit. Elsewhere: npm run audit');
} else {
  for (const [name, { severity }] of Object.entries(report.vulnerabilities ?? {})) console.log(`${severity}: ${name}`);
  const { total = 0 } = report.metadata.vulnerabilities;
  console.log(`Audit of what is shipped: ${total} known to be unsafe`);
  process.exitCode = total === 0 ? 0 : 1;
}
