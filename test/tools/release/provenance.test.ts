import { expect, test } from 'vitest';
import { provenanceOf } from './provenance';

const origin = {
  repository: 'github:acme/phones',
  commit: 'c0ffee',
  lockfileSha256: 'feed',
  version: '1.2.0',
  node: '22.1.0',
  npm: '11.0.0',
};

test('names each file, the commit and the lockfile', () => {
  expect(provenanceOf([{ name: 'a.zip', sha256: 'beef' }], origin)).toMatchObject({
    subject: [{ name: 'a.zip', digest: { sha256: 'beef' } }],
    predicate: {
      buildDefinition: {
        resolvedDependencies: [
          { uri: 'git+https://github.com/acme/phones', digest: { gitCommit: 'c0ffee' } },
          { name: 'package-lock.json', digest: { sha256: 'feed' } },
        ],
      },
    },
  });
});

test('names no commit if files differed from it', () => {
  expect(JSON.stringify(provenanceOf([], { ...origin, commit: undefined }))).not.toContain('gitCommit');
});
