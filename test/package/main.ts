import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { filesBelow, pack, sha256, trackedFiles } from './pack';
import { build, root, targets } from './targets';

/** `npm run package`: what the stores want, in .output/packages, with sizes and hashes. */
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const folder = `${root}/.output/packages`;
mkdirSync(folder, { recursive: true });

async function write(name: string, zip: Buffer): Promise<void> {
  const file = `phones-for-lensmor-${version}-${name}.zip`;
  writeFileSync(`${folder}/${file}`, zip);
  console.log(`${sha256(zip)}  ${(zip.length / 1000).toFixed(1).padStart(6)} kB  ${file}`);
}

for (const target of targets) build(target, root);
// Errors end this command; what is left as a warning is explained in docs/store/review-notes.md.
execFileSync('npx', ['web-ext', 'lint', '--source-dir', `${root}/.output/firefox-mv3`], { stdio: 'inherit' });
for (const target of targets) {
  const output = `${root}/${target.output}`;
  await write(target.name, await pack(output, filesBelow(output)));
}
await write('sources', await pack(root, trackedFiles(root)));
