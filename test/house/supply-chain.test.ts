import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeAudit } from '../tools/judge-audit.mjs';
import { licenceTexts } from '../tools/package/licence-texts.mjs';
import { root } from './import-graph';

interface LockedPackage {
  version?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { dependencies, devDependencies, overrides } = read('package.json') as Record<string, Record<string, string>>;
const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** Packages allowed to run install scripts, and why. None of them is shipped. */
const mayRunAtInstall: Record<string, string> = {
  'node_modules/esbuild': "swaps its launcher for the machine's own binary, to start faster; under WXT",
  'node_modules/spawn-sync': 'does something on Node 0.10 only; under the web-ext of WXT',
};

describe('dependencies', () => {
  test('are pinned to one version each', () => {
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('are locked by content hash', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  test('run no install scripts, except those listed above', () => {
    const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(running.sort()).toEqual(Object.keys(mayRunAtInstall).sort());
  });

  test('may run install scripts only by name, which npm enforces too', () => {
    const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
    const names = Object.keys(mayRunAtInstall).map((path) => path.replace('node_modules/', ''));
    expect(Object.keys(allowScripts).sort()).toEqual(names.sort());
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('strict-allow-scripts=true');
  });

  test('include their licence text', () => {
    const sections = licenceTexts(root).split(/\n(?=.+\n=+\n)/);
    for (const name of ['phones-for-lensmor', ...Object.keys(dependencies ?? {}), 'wxt']) {
      const text = sections.filter((section) => section.trim().startsWith(name)).join();
      expect(text).toMatch(name === 'webextension-polyfill' ? /MPL-2\.0/ : /Permission is hereby granted/);
    }
  });

  test.each<[string, string, boolean, number, string]>([
    ['none', '{"metadata":{"vulnerabilities":{"total":0}}}', true, 0, '0 known vulnerabilities'],
    [
      'one',
      '{"metadata":{"vulnerabilities":{"total":1}},"vulnerabilities":{"x":{"severity":"high"}}}',
      false,
      1,
      'high: x',
    ],
    ['an error as the answer', '{"message":"404"}', false, 0, 'AUDIT DID NOT RUN'],
    ['no answer, before a release', '', true, 2, 'AUDIT DID NOT RUN'],
    ['a truncated answer', 'npm warn\n{"meta', false, 0, 'AUDIT DID NOT RUN'],
  ])('audit: %s', (_, stdout, isStrict, status, words) => {
    expect(judgeAudit(stdout, isStrict)).toEqual({ status, words: expect.stringContaining(words) as unknown });
  });

  test('shipped to users are four packages and no more', () => {
    const shipped = locked.filter(([, entry]) => !entry.dev && !entry.optional && !entry.devOptional);
    expect(shipped.map(([path]) => path.replace('node_modules/', ''))).toEqual(Object.keys(dependencies ?? {}).sort());
  });
});
