import { expect, test } from 'vitest';
import { dateChangelog, newestOf, nextVersion, replaceVersion } from './prepare';

test.each([
  ['0.1.9', 'patch', '0.1.10'],
  ['0.1.9', 'minor', '0.2.0'],
  ['0.1.9', 'major', '1.0.0'],
  ['0.1.9', '0.1.9', '0.1.9'],
])('from %s, %s is %s', (current, wanted, next) => expect(nextVersion(current, wanted)).toBe(next));

test.each(['', 'next', '1.2', '1.2.0-beta'])('%j is no release', (wanted) =>
  expect(() => nextVersion('0.1.9', wanted)).toThrow('Specify the release'),
);

const changelog = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 – 2026-10-01\n\n- Older.\n';

test('the changes so far become those of the version, once', () => {
  const dated = changelog.replace('## Unreleased', '## 0.2.0 – 2026-12-01');
  expect(dateChangelog(changelog, '0.2.0', '2026-12-01')).toBe(dated);
  expect(dateChangelog(dated, '0.2.0', '2026-12-24')).toBe(dated);
});

test.each([
  ['nothing is listed', changelog.replace('- New.\n\n', '')],
  ['there is no such entry', changelog.replace('## Unreleased\n\n- New.\n\n', '')],
])('a release is refused if %s', (_, text) =>
  expect(() => dateChangelog(text, '0.2.0', '2026-12-01')).toThrow('no change'),
);

test('the version changes where it is the project’s own, and nowhere else', () => {
  expect(replaceVersion('{\n  "version": "0.1.0",\n  "dependencies": { "x": "0.1.0" }\n}', '0.1.0', '0.2.0')).toBe(
    '{\n  "version": "0.2.0",\n  "dependencies": { "x": "0.1.0" }\n}',
  );
  const lock = (own: string) =>
    `{ "version": "${own}", "lockfileVersion": 3, "packages": { "": { "version": "${own}" }, "x": { "version": "0.1.0" } } }`;
  expect(replaceVersion(lock('0.1.0'), '0.1.0', '0.2.0')).toBe(lock('0.2.0'));
  expect(replaceVersion(lock('0.1.0'), '0.1.0', '0.1.0')).toBe(lock('0.1.0'));
});

test('versions are compared by their numbers', () => {
  expect(newestOf(['0.9.0', '0.10.0', '0.1.0'])).toBe('0.10.0');
});
