import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packOutput, unpackedSources } from './checks/sources';
import { filesBelow, sha256 } from './pack';
import { readTable } from './store-table';
import { build, root, type Target, targets } from './targets';

/**
 * Built in two places, so that a path that got into a build would show. If the project was just built
 * (`BUILDS_ARE_CURRENT`), that build is one of them.
 */
const copy = await unpackedSources();
const areCurrent = process.env.BUILDS_ARE_CURRENT !== undefined;
const otherCopy = areCurrent ? root : await unpackedSources();
afterAll(() => {
  for (const folder of areCurrent ? [copy] : [copy, otherCopy]) rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  browser_specific_settings?: { gecko: { data_collection_permissions: { required: string[] } } };
  [key: string]: unknown;
}

const readManifest = ({ output }: Target) =>
  JSON.parse(readFileSync(join(copy, output, 'manifest.json'), 'utf8')) as Manifest;

describe('packages', () => {
  beforeAll(() => {
    for (const target of targets) build(target, copy);
  }, 300_000);

  test.each(targets.filter(({ name }) => name !== 'edge'))(
    'the sources rebuild to the same zip, byte for byte: $name',
    async (target) => {
      if (!areCurrent) build(target, otherCopy);
      expect(sha256(await packOutput(otherCopy, target))).toBe(sha256(await packOutput(copy, target)));
    },
    300_000,
  );

  test('no manifest requests additional permissions', () => {
    const manifests = targets.map((target) => {
      const manifest = readManifest(target);
      return {
        permissions: manifest.permissions.filter((permission) => permission !== 'unlimitedStorage'),
        hasQuota: !manifest.permissions.includes('unlimitedStorage'),
        host_permissions: manifest.host_permissions,
        optional_host_permissions: manifest.optional_host_permissions,
        optional_permissions: manifest.optional_permissions,
        content_scripts: manifest.content_scripts,
        web_accessible_resources: manifest.web_accessible_resources,
        externally_connectable: manifest.externally_connectable,
      };
    });
    const expected = {
      hasQuota: false,
      permissions: ['activeTab', 'alarms', 'contextMenus', 'notifications', 'scripting', 'storage'],
      host_permissions: ['https://platform.lensmor.com/*'],
      optional_host_permissions: ['https://*/*', 'http://*/*'],
      optional_permissions: undefined,
      content_scripts: undefined,
      web_accessible_resources: undefined,
      externally_connectable: undefined,
    };
    expect(manifests).toEqual(targets.map(({ name }) => ({ ...expected, hasQuota: name === 'firefox' })));
  });

  test.each(targets)(
    'the pages of $name load and run nothing external, and no file executes text as code',
    (target) => {
      const policy = (readManifest(target).content_security_policy as { extension_pages: string }).extension_pages;
      expect(policy.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "require-trusted-types-for 'script'",
        "script-src 'self'",
        "style-src 'self'",
        "trusted-types 'none'",
      ]);
      const folder = join(copy, target.output);
      const files = filesBelow(folder).filter((name) => /\.(js|html)$/.test(name));
      expect(files.length).toBeGreaterThan(5);
      const makesCode = /\beval\(|\bnew Function\b|\bimportScripts\(|\bimport\(["'`]https?:|<script[^>]+src="https?:/;
      expect(files.filter((name) => makesCode.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
    },
  );

  test('one setting replaces the name everywhere', async () => {
    const renamed = await unpackedSources();
    const setting = join(renamed, 'docs/store/publisher.json');
    const publisher = JSON.parse(readFileSync(setting, 'utf8')) as object;
    writeFileSync(setting, JSON.stringify({ ...publisher, extensionName: 'Unlocked Phones for CRM' }));
    const [target] = targets as [Target];
    build(target, renamed);
    const folder = join(renamed, target.output);
    const containing = (name: string) =>
      filesBelow(folder).filter((file) => readFileSync(join(folder, file), 'utf8').includes(name));
    // Our own licence keeps the name of its copyright holders.
    expect(containing('Phones for Lensmor')).toEqual(['LICENSES.txt']);
    expect(containing('Unlocked Phones for CRM')).toContain('popup.html');
    rmSync(renamed, { recursive: true, force: true });
  }, 120_000);

  test.each(targets)('$name includes the licence of every shipped package', ({ output }) => {
    const texts = readFileSync(join(copy, output, 'LICENSES.txt'), 'utf8');
    for (const name of ['libphonenumber-js', 'preact', 'zod']) expect(texts).toContain(name);
  });

  test.each(targets)('the store kit justifies each permission of $name and no other', (target) => {
    const { permissions, host_permissions, optional_host_permissions } = readManifest(target);
    const optional = optional_host_permissions.map((pattern) => `${pattern} (optional)`);
    const notInFirefox = 'unlimitedStorage (not in Firefox)';
    const justified = readTable('permissions.md')
      .map(([permission = '']) => permission)
      .filter((permission) => permission !== notInFirefox || target.name !== 'firefox')
      .map((permission) => permission.replace(' (not in Firefox)', ''));
    expect(justified.sort()).toEqual([...permissions, ...host_permissions, ...optional].sort());
  });

  test('the data use answers match Firefox’s manifest', () => {
    const declared = targets.flatMap(
      (target) => readManifest(target).browser_specific_settings?.gecko.data_collection_permissions.required ?? [],
    );
    const answers = readTable('data-use.md').map(([, type = '', handled, leaves]) => ({ type, handled, leaves }));
    expect(
      answers
        .filter(({ leaves }) => leaves === 'yes')
        .map(({ type }) => type)
        .sort(),
    ).toEqual(declared.sort());
    expect(answers.filter(({ leaves, handled }) => leaves === 'yes' && handled !== 'yes')).toEqual([]);
  });
});
