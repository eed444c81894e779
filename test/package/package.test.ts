import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, describe, expect, test } from 'vitest';
import { filesBelow, pack, sha256, trackedFiles } from './pack';
import { build, root, targets } from './targets';

const copy = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const packOutput = (folder: string, output: string) => pack(join(folder, output), filesBelow(join(folder, output)));

/** Unpacks as a reviewer would; the packages are those of the same lockfile. */
async function unpackSources(): Promise<void> {
  const zip = await JSZip.loadAsync(await pack(root, trackedFiles(root)));
  for (const [name, file] of Object.entries(zip.files)) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), await file.async('nodebuffer'));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

describe('packages', () => {
  test('the sources rebuild to the same zips, byte for byte, and so does a second build', async () => {
    await unpackSources();
    for (const target of targets) {
      build(target, copy);
      const first = sha256(await packOutput(copy, target.output));
      build(target, copy);
      expect(sha256(await packOutput(copy, target.output)), target.name).toBe(first);
    }
  }, 120_000);

  test('a manifest asks for nothing more than before', () => {
    const manifests = targets.map(({ output }) => {
      const manifest = JSON.parse(readFileSync(join(copy, output, 'manifest.json'), 'utf8')) as Record<string, unknown>;
      return {
        permissions: manifest.permissions,
        host_permissions: manifest.host_permissions,
        optional_host_permissions: manifest.optional_host_permissions,
        optional_permissions: manifest.optional_permissions,
        content_scripts: manifest.content_scripts,
        web_accessible_resources: manifest.web_accessible_resources,
        externally_connectable: manifest.externally_connectable,
      };
    });
    const expected = {
      permissions: ['activeTab', 'alarms', 'contextMenus', 'notifications', 'scripting', 'storage'],
      host_permissions: ['https://platform.lensmor.com/*'],
      optional_host_permissions: ['https://*/*', 'http://*/*'],
      optional_permissions: undefined,
      content_scripts: undefined,
      web_accessible_resources: undefined,
      externally_connectable: undefined,
    };
    expect(manifests).toEqual([expected, expected, expected]);
  });
});
