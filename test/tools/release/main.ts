import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { storedVersions } from '../../upgrade/stored';
import { unpackedSources } from '../package/checks/sources';
import { hashPictureSources } from '../package/picture-sources';
import { root } from '../package/targets';
import { dateChangelog, newestOf, nextVersion, replaceVersion } from './prepare';

/**
 * `npm run release -- minor`: everything a release needs, up to one commit to review: version, changelog, stored example,
 * pictures, packages and checks. With `--dry-run`, it does all of that in a copy that is deleted afterwards. Running it
 * again with the same version continues after something was fixed.
 */
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [wanted = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const shell = process.platform === 'win32';

const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const npm = (cwd: string, ...args: string[]): boolean =>
  spawnSync('npm', ['run', '--silent', ...args], { cwd, stdio: 'inherit', shell }).status === 0;
const git = (cwd: string, ...args: string[]) => void execFileSync('git', args, { cwd, stdio: 'inherit' });

if (flags.includes('--dry-run')) {
  const copy = await unpackedSources();
  // The sources zip contains the files that git tracks.
  git(copy, 'init', '--quiet');
  git(copy, 'add', '--all', '--', '.', ':!node_modules');
  // As after `npm ci`.
  const isReady = npm(copy, 'postinstall') && npm(copy, 'release', '--', wanted, '--no-commit');
  rmSync(copy, { recursive: true, force: true });
  console.log(`Dry run: nothing was changed here. ${isReady ? 'The release is ready.' : 'Fix the above first.'}`);
  process.exit(isReady ? 0 : 1);
}

const { version: current } = JSON.parse(read('package.json')) as { version: string };
const version = nextVersion(current, wanted);
const changed = ['package.json', 'package-lock.json', 'CHANGELOG.md'];
const change = (file: string, edit: (text: string) => string) => writeFileSync(`${root}/${file}`, edit(read(file)));

console.log(`Version ${current} → ${version}`);
change('CHANGELOG.md', (text) => dateChangelog(text, version, new Date().toISOString().slice(0, 10)));
for (const file of ['package.json', 'package-lock.json'])
  change(file, (text) => replaceVersion(text, current, version));

const example = (of: string) => `test/upgrade/stored-by-${of}.json`;
if (!existsSync(`${root}/${example(version)}`)) {
  copyFileSync(`${root}/${example(newestOf(storedVersions) ?? '')}`, `${root}/${example(version)}`);
  console.log(`${example(version)} is a copy of the newest example; a test fails if it lacks a kind of record.`);
}

const pictures = 'docs/store/images/pictures.json';
const { takenOf } = JSON.parse(read(pictures)) as { takenOf: string };
if (takenOf === hashPictureSources()) change(pictures, (text) => replaceVersion(text, current, version));
else if (npm(root, 'store-pictures')) console.log('New pictures: look at each in docs/store/images/.');
git(root, 'add', ...changed, example(version), 'docs/store/images', 'docs/images');

const isPackaged = npm(root, 'package');
if (!npm(root, 'release:check') || !isPackaged) {
  console.error(`Fix the above, then run: npm run release -- ${version}`);
  process.exit(1);
}
if (flags.includes('--no-commit')) process.exit(0);
git(root, 'commit', '--quiet', '--message', `chore: release ${version}`);
console.log(`Committed. Have it reviewed, then: git tag v${version} && git push origin v${version}`);
