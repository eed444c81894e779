/**
 * Prints `N passed, N failed` over the JSON reports of Vitest and Playwright in `test-results/`. The argument is the
 * exit status of the run: a failure outside all tests counts as one. Exits with 1 if any failed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = 'test-results';
const reports = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
let [passed, failed] = [0, 0];
for (const name of reports) {
  const report = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  if (report.stats) {
    passed += report.stats.expected + report.stats.flaky;
    failed += report.stats.unexpected + report.errors.length;
  } else {
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    // A file that can't be loaded contains no test that could fail.
    for (const file of report.testResults) if (file.status === 'failed' && file.assertionResults.length === 0) failed++;
  }
}
if (failed === 0 && (passed === 0 || process.argv[2] !== '0')) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
