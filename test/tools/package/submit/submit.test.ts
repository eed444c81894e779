import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../targets';
import { submitArguments } from './submit-arguments';

/** Everything `wxt submit` needs apart from the packages. */
const CREDENTIALS = [
  ...['CHROME_EXTENSION_ID', 'CHROME_CLIENT_ID', 'CHROME_CLIENT_SECRET', 'CHROME_REFRESH_TOKEN'],
  ...['FIREFOX_EXTENSION_ID', 'FIREFOX_JWT_ISSUER', 'FIREFOX_JWT_SECRET'],
  ...['EDGE_PRODUCT_ID', 'EDGE_CLIENT_ID', 'EDGE_API_KEY'],
];

test('a dry run accepts every package for every store and reports only missing credentials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'submit-'));
  const zips = submitArguments('1.2.3');
  for (const file of zips.filter((argument) => argument.endsWith('.zip'))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'a package');
  }
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CREDENTIALS.includes(name)));
  const program = join(root, 'node_modules/wxt/bin/wxt-publish-extension.mjs');
  const { status, stderr } = spawnSync(process.execPath, [program, '--dry-run', ...zips], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(status).toBe(1);
  const [, missing = ''] = /Missing required config: (.*)/.exec(stderr) ?? [];
  expect(missing.split(', ').sort()).toEqual([...CREDENTIALS].sort());
});
