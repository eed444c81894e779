import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { explainedWarnings, judge, lint } from './checks/lint';
import { packOutput, packSources, unpackedSources } from './checks/sources';
import { sha256 } from './pack';
import { build, root, type Target, targets } from './targets';

/**
 * `npm run package`: builds the packages for the stores into .output/packages and prints sizes and hashes. Exits with 1 if
 * the sources zip doesn't build to the same packages, or if the add-on linter finds a warning that isn't explained.
 */
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const folder = `${root}/.output/packages`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

function write(name: string, zip: Buffer): void {
  const file = `phones-for-lensmor-${version}-${name}.zip`;
  writeFileSync(`${folder}/${file}`, zip);
  console.log(`${sha256(zip)}  ${(zip.length / 1000).toFixed(1).padStart(6)} kB  ${file}`);
}

async function packBuild(target: Target, where: string): Promise<Buffer> {
  build(target, where);
  return packOutput(where, target);
}

const unpacked = await unpackedSources();
for (const target of targets) {
  const zip = await packBuild(target, root);
  write(target.name, zip);
  if (sha256(await packBuild(target, unpacked)) === sha256(zip)) continue;
  console.error(`The sources zip builds a different package for ${target.name}. Have you committed everything?`);
  process.exitCode = 1;
}
write('sources', await packSources());
rmSync(unpacked, { recursive: true, force: true });

const { isClean, words } = judge(lint(`${root}/.output/firefox-mv3`), explainedWarnings());
console.log(words);
if (!isClean) process.exitCode = 1;
