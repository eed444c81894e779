/**
 * `npm run audit`: checks the shipped dependencies for known vulnerabilities and exits with 1 if there are any. If the
 * registry doesn't support audits (some mirrors don't), the check is skipped with a notice.
 */
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
/** @type {{ metadata?: { vulnerabilities: Record<string, number> }, vulnerabilities?: Record<string, { severity: string }> }} */
const report = JSON.parse(stdout.slice(Math.max(0, stdout.indexOf('{'))) || '{}');
if (!report.metadata) {
  console.log("SKIPPED: this registry doesn't support audits. Run npm run audit with another registry.");
} else {
  for (const [name, { severity }] of Object.entries(report.vulnerabilities ?? {})) console.log(`${severity}: ${name}`);
  const { total = 0 } = report.metadata.vulnerabilities;
  console.log(`Audit of shipped dependencies: ${total} known vulnerabilities`);
  process.exitCode = total === 0 ? 0 : 1;
}
