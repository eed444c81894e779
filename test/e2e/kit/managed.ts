// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures a fixture needs.
// oxlint-disable no-empty-pattern -- as above
import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../browsers/browser';
import { test as base } from './harness';

/** Where Chromium looks for what the machine's administrator decided. */
const POLICIES = '/etc/chromium/policies/managed';

/** Why not, where an organisation cannot be played. */
function whyNoPolicies(): string | undefined {
  try {
    mkdirSync(POLICIES, { recursive: true });
    accessSync(POLICIES, constants.W_OK);
    return undefined;
  } catch {
    return `${POLICIES} cannot be written to: sudo install -d -m 777 ${POLICIES}`;
  }
}

/** Chromium's ID for what is loaded from a folder. */
const idOf = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/**
 * An extension of its own, for whose ID there is a policy, so that no other test is touched by it. Skipped where the
 * machine allows no policies.
 */
export const test = base.extend<object, { policy: Record<string, unknown> }>({
  policy: [{}, { scope: 'worker', option: true }],
  extensionFolder: [
    async ({ policy }, use) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'managed-build-')));
      cpSync(buildFolder, folder, { recursive: true });
      const file = join(POLICIES, `phones-for-lensmor-${idOf(folder)}.json`);
      if (!whyNoPolicies())
        writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [idOf(folder)]: policy } } }));
      await use(folder);
      rmSync(file, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
test.skip(Boolean(whyNoPolicies()), whyNoPolicies());
