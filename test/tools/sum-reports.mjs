/**
 * Prints which tests failed and why, then `N passed, N failed`, over the JSON reports of Vitest and Playwright in
 * `test-results/`. The argument is the exit status of the run: a failure outside all tests counts as one. Exits with 1
 * if any failed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const folder = 'test-results';
const reports = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
/** So that the cause stands at the end of a long log. */
const MOST_LINES = 30;
const explain = (/** @type {string} */ name, /** @type {string[]} */ messages) =>
  console.log(`FAILED: ${name}\n${messages.join('\n').split('\n').slice(0, MOST_LINES).join('\n')}\n`);

/**
 * @typedef {{ title: string, file: string, suites?: Suite[], specs: Spec[] }} Suite
 * @typedef {{ title: string, ok: boolean, tests: { results: { error?: { message?: string } }[] }[] }} Spec
 */
/** Playwright nests its tests. @type {(suite: Suite) => void} */
function explainSuite({ suites = [], specs, file }) {
  for (const { title, ok, tests } of specs) {
    const messages = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
    if (!ok) explain(`${file} > ${title}`, messages);
  }
  suites.forEach(explainSuite);
}

let [passed, failed] = [0, 0];
for (const name of reports) {
  const report = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  if (report.stats) {
    passed += report.stats.expected + report.stats.flaky;
    failed += report.stats.unexpected + report.errors.length;
    report.suites.forEach(explainSuite);
    for (const { message } of report.errors) explain('outside all tests', [message]);
  } else {
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    // A file that can't be loaded contains no test that could fail.
    for (const { name: path, status, message, assertionResults } of report.testResults) {
      const file = relative('.', path);
      for (const { status: result, fullName, failureMessages } of assertionResults)
        if (result === 'failed') explain(`${file} > ${fullName}`, failureMessages);
      if (status === 'failed' && assertionResults.length === 0) {
        explain(file, [message]);
        failed++;
      }
    }
  }
}
if (failed === 0 && (passed === 0 || process.argv[2] !== '0')) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
