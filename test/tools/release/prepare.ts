const UNRELEASED = '## Unreleased';

/** The version to release: `major`, `minor` or `patch` above the current one, or one that is given in full. */
export function nextVersion(current: string, wanted: string): string {
  if (/^\d+\.\d+\.\d+$/.test(wanted)) return wanted;
  const [major = 0, minor = 0, patch = 0] = current.split('.').map(Number);
  if (wanted === 'major') return `${major + 1}.0.0`;
  if (wanted === 'minor') return `${major}.${minor + 1}.0`;
  if (wanted === 'patch') return `${major}.${minor}.${patch + 1}`;
  throw new Error('Specify the release: major, minor, patch, or a version such as 1.2.0');
}

/** Turns the entry for unreleased changes into the one of this version. Does nothing if that was done before. */
export function dateChangelog(changelog: string, version: string, day: string): string {
  if (changelog.includes(`\n## ${version} – `)) return changelog;
  const [, changes = ''] = changelog.split(`${UNRELEASED}\n`);
  if (!/^- \S/m.test(changes.split('\n## ')[0] ?? ''))
    throw new Error(`CHANGELOG.md lists no change under "${UNRELEASED}"`);
  return changelog.replace(UNRELEASED, `## ${version} – ${day}`);
}

/** Replaces the version in package.json or package-lock.json, and nothing else: the tools that write them differ in format. */
export function replaceVersion(json: string, from: string, to: string): string {
  const [own, root] = [`"version": "${from}"`, `"version": "${to}"`];
  const isLockfile = json.includes('"lockfileVersion"');
  // A lockfile contains the project's version twice, before the packages' versions.
  return isLockfile ? json.replace(own, root).replace(own, root) : json.replace(own, root);
}

/** The highest of these versions. */
export const newestOf = (versions: readonly string[]): string | undefined =>
  [...versions].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
