import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { provenanceOf, type Subject } from '../release/provenance';
import { createSbom } from '../release/sbom';
import { explainedWarnings, judge, lint } from './checks/lint';
import { packOutput, packSources, unpackedSources } from './checks/sources';
import { licenceTexts } from './licence-texts.mjs';
import { sha256 } from './pack';
import { build, root, type Target, targets } from './targets';

/**
 * `npm run package`: builds the packages for the stores into .output/packages, with what belongs to them: the list of
 * shipped dependencies (SBOM), their licences, provenance and hashes. Exits with 1 if the sources zip doesn't build to
 * the same packages, or if the add-on linter finds a warning that isn't explained.
 */
const { name, version, repository } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  name: string;
  version: string;
  repository: string;
};
const folder = `${root}/.output/packages`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const subjects: Subject[] = [];

function write(ending: string, content: Buffer): void {
  const file = `${name}-${version}-${ending}`;
  writeFileSync(`${folder}/${file}`, content);
  subjects.push({ name: file, sha256: sha256(content) });
  console.log(`${sha256(content)}  ${(content.length / 1000).toFixed(1).padStart(6)} kB  ${file}`);
}

const output = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' }).trim();

async function packBuild(target: Target, where: string): Promise<Buffer> {
  build(target, where);
  return packOutput(where, target);
}

const unpacked = await unpackedSources();
for (const target of targets) {
  const zip = await packBuild(target, root);
  write(`${target.name}.zip`, zip);
  if (sha256(await packBuild(target, unpacked)) === sha256(zip)) continue;
  console.error(`The sources zip builds a different package for ${target.name}. Have you committed everything?`);
  process.exitCode = 1;
}
write('sources.zip', await packSources());
rmSync(unpacked, { recursive: true, force: true });
const lockfile = readFileSync(`${root}/package-lock.json`, 'utf8');
write('sbom.cdx.json', Buffer.from(`${JSON.stringify(createSbom(JSON.parse(lockfile), root), null, 2)}\n`));
write('licences.txt', Buffer.from(licenceTexts(root)));
const provenance = provenanceOf(subjects, {
  repository,
  commit: output('git', 'status', '--porcelain') === '' ? output('git', 'rev-parse', 'HEAD') : undefined,
  lockfileSha256: sha256(Buffer.from(lockfile)),
  version,
  node: process.versions.node,
  npm: output('npm', '--version'),
});
write('provenance.json', Buffer.from(`${JSON.stringify(provenance, null, 2)}\n`));
writeFileSync(`${folder}/SHA256SUMS`, subjects.map(({ name: file, sha256: hash }) => `${hash}  ${file}\n`).join(''));

const { isClean, words } = judge(lint(`${root}/.output/firefox-mv3`), explainedWarnings());
console.log(words);
if (!isClean) process.exitCode = 1;
