import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../package/targets';
import { createSbom } from './sbom';

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const lockfile = read('package-lock.json') as Parameters<typeof createSbom>[0];
const sbom = createSbom(lockfile, root) as {
  components: { name: string; purl: string; licenses: { license: { id?: string } }[]; hashes: { content: string }[] }[];
};

test('the SBOM lists every dependency that is shipped, and the build tools that put code into the bundles', () => {
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  const names = sbom.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(names).toEqual(expect.arrayContaining(['wxt', '@wxt-dev/browser', '@wxt-dev/i18n']));
});

test('with version, licence and hash', () => {
  for (const { purl, licenses, hashes } of sbom.components) {
    expect(purl).toMatch(/^pkg:npm\/(%40[\w-]+\/)?[\w-]+@\d+\.\d+\.\d+$/);
    expect(licenses[0]?.license.id).toBeTruthy();
    expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  }
});

test('a package that is not locked is an error', () => {
  expect(() => createSbom({ ...lockfile, packages: {} }, root)).toThrow('package-lock.json has no');
});
