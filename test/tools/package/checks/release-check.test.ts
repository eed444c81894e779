import { describe, expect, test } from 'vitest';
import { findFaults, type Release } from './release-check';

const good: Release = {
  version: '1.2.0',
  links: { repository: 'github:acme/phones', bugs: 'https://github.com/acme/phones/issues' },
  saidElsewhere: { 'package-lock.json': '1.2.0', 'the manifest of chrome': '1.2.0' },
  changelog: '# Changelog\n\n## 1.2.0 – 2026-11-02\n\n- Something new.\n\n## 1.1.0 – 2026-10-01\n\n- Older.\n',
  pictures: { wanted: { 'tile.png': '440x280' }, found: { 'tile.png': '440x280' }, takenOf: 'a1', current: 'a1' },
  sizes: { measured: { background: 100 }, budget: { background: 100 } },
  storedVersions: ['1.1.0', '1.2.0'],
  listingFaults: [],
  publisherFaults: [],
};

const bad: [why: string, change: Partial<Release>, fault: string][] = [
  ['a version that no store accepts', { version: '1.2.0-beta' }, 'package.json says version 1.2.0-beta'],
  ['an outdated lockfile', { saidElsewhere: { 'package-lock.json': '1.1.0' } }, 'package-lock.json says version 1.1.0'],
  ['a missing build', { saidElsewhere: { 'the manifest of edge': undefined } }, 'of edge says version (none)'],
  [
    'a placeholder for the repository',
    { links: { ...good.links, repository: 'github:OWNER/phones-for-lensmor' } },
    'repository in package.json is github:OWNER',
  ],
  ['no address for bug reports', { links: { ...good.links, bugs: undefined } }, 'bugs in package.json is missing'],
  ['no changelog', { changelog: '# Changelog\n' }, 'CHANGELOG.md starts with nothing'],
  ['an older changelog', { changelog: '## 1.1.0 – 2026-10-01\n\n- Older.\n' }, 'CHANGELOG.md starts with 1.1.0'],
  ['a changelog without a date', { changelog: '## 1.2.0\n\n- New.\n' }, 'has no day for 1.2.0'],
  ['an invalid date', { changelog: '## 1.2.0 – 2026-13-40\n\n- New.\n' }, 'has no day for 1.2.0'],
  [
    'an empty entry, even before a full one',
    { changelog: '## 1.2.0 – 2026-11-02\n\n## 1.1.0 – 2026-10-01\n\n- Older.\n' },
    'lists no change for 1.2.0',
  ],
  [
    'a missing picture',
    { pictures: { ...good.pictures, found: {} } },
    'tile.png is missing, the stores require 440x280',
  ],
  ['pictures of older pages', { pictures: { ...good.pictures, current: 'b2' } }, 'the pictures show an older version'],
  [
    'a picture of the wrong size',
    { pictures: { ...good.pictures, found: { 'tile.png': '441x280' } } },
    'tile.png is 441x280',
  ],
  [
    'a file that has grown',
    { sizes: { ...good.sizes, measured: { background: 101 } } },
    'background is 101, its budget 100',
  ],
  ['a file without a budget', { sizes: { ...good.sizes, budget: {} } }, 'background: no budget'],
  ['a budget for a missing file', { sizes: { ...good.sizes, measured: {} } }, 'background: not measured'],
  ['no saved example of its storage', { storedVersions: ['1.1.0'] }, 'no example of what version 1.2.0 stores'],
  ['a publisher with missing details', { publisherFaults: ['names no controller'] }, 'names no controller'],
  ['a listing that is too long', { listingFaults: ['de: summary has 140 characters'] }, 'de: summary has 140'],
];

describe('a release', () => {
  test('can be published when everything agrees', () => {
    expect(findFaults(good)).toEqual([]);
  });

  test.each(bad)('is rejected with %s', (_, change, fault) => {
    const faults = findFaults({ ...good, ...change });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toContain(fault);
  });
});
