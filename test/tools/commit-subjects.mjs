import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/**
 * `npm run check:commits`: every commit since this rule was introduced has a conventional subject of at most 72
 * characters. The rule starts with the commit that added this file.
 */
const MOST_CHARACTERS = 72;
const conventional = /^(feat|fix|perf|refactor|test|docs|build|ci|chore|revert)(\([a-z0-9 ,-]+\))?!?: [^\s].*[^.\s]$/;

/** @param {string} subject @returns {string | undefined} what is wrong with it */
export function subjectFault(subject) {
  if (/^Merge (branch|pull request|remote-tracking branch) /.test(subject)) return undefined;
  if (!conventional.test(subject)) return 'is not like "fix(overlay): keep the chip"';
  return subject.length > MOST_CHARACTERS
    ? `has ${subject.length} characters; ${MOST_CHARACTERS} are allowed`
    : undefined;
}

/** @param {string[]} args */
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();

function main() {
  const [first = ''] = git(
    'log',
    '--diff-filter=A',
    '--format=%H',
    '--reverse',
    '--',
    'test/tools/commit-subjects.mjs',
  ).split('\n');
  if (first === '') {
    console.error(
      'The commit that introduced the rule is not in the history. A shallow clone? Run git fetch --unshallow.',
    );
    return 1;
  }
  const commits = git('log', '--format=%h %s', `${first}^..HEAD`).split('\n');
  const faults = commits.flatMap((line) => {
    const [hash = '', ...words] = line.split(' ');
    const fault = subjectFault(words.join(' '));
    return fault ? [`${hash} ${words.join(' ')}: ${fault}`] : [];
  });
  for (const fault of faults) console.error(fault);
  console.log(`${commits.length} commit subjects checked, ${faults.length} rejected`);
  return faults.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main();
