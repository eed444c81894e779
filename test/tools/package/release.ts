import { existsSync, readFileSync } from 'node:fs';
import { measureSizes, type Size } from '../../bench/kit/sizes';
import { storedVersions } from '../../upgrade/stored';
import budget from '../size-budget.json' with { type: 'json' };
import { checklistFaults, unreadSources } from './checks/checklist';
import { findFaults } from './checks/release-check';
import { hashPictureSources } from './picture-sources';
import { publisherFaults, readPublisher } from './publisher';
import { languages, listingFaults, pictures, readListing, readPictures } from './store-kit';
import { root, targets } from './targets';

/** `npm run release:check`: lists what prevents the version that `npm run package` built from being published. */
const readJson = <T>(file: string): Partial<T> =>
  existsSync(`${root}/${file}`) ? (JSON.parse(readFileSync(`${root}/${file}`, 'utf8')) as T) : {};
const versionIn = (file: string) => readJson<{ version: string }>(file).version;

/** For example, `popup, gzip`. */
const inKilobytes = (sizes: Record<string, Size>) =>
  Object.fromEntries(
    Object.entries(sizes).flatMap(([part, { raw, gzip }]) => [
      [`${part} in kB`, raw],
      [`${part} in kB, gzip`, gzip],
    ]),
  );

const chrome = `${root}/.output/chrome-mv3`;
if (!existsSync(chrome)) {
  console.error('No build found. Run npm run package first.');
  process.exit(1);
}
const manifest = readJson<{ repository: string; bugs: string }>('package.json');
const version = versionIn('package.json') ?? '';
const faults = findFaults({
  version,
  links: { repository: manifest.repository, bugs: manifest.bugs },
  saidElsewhere: {
    'package-lock.json': versionIn('package-lock.json'),
    'docs/store/images/pictures.json': versionIn('docs/store/images/pictures.json'),
    ...Object.fromEntries(targets.map(({ output }) => [output, versionIn(`${output}/manifest.json`)])),
  },
  changelog: readFileSync(`${root}/CHANGELOG.md`, 'utf8'),
  pictures: {
    wanted: pictures,
    found: readPictures(),
    takenOf: readJson<{ takenOf: string }>('docs/store/images/pictures.json').takenOf,
    current: hashPictureSources(),
  },
  sizes: { measured: inKilobytes(await measureSizes(chrome)), budget: inKilobytes(budget) },
  storedVersions,
  listingFaults: languages.flatMap((language) => listingFaults(language, readListing(language))),
  publisherFaults: [...publisherFaults(readPublisher()), ...checklistFaults(), ...unreadSources(new Date())],
});

for (const fault of faults) console.log(`Fix: ${fault}`);
console.log(
  faults.length === 0 ? `Version ${version} can be published.` : `Version ${version} can't be published yet.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
