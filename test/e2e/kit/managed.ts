// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures a fixture needs.
// oxlint-disable no-empty-pattern -- as above
import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../browsers/browser';
import { test as base } from './harness';

/** Where Chromium looks for the machine's policies. */
const POLICIES = '/etc/chromium/policies/managed';

/** Why policies can't be tested here, if they can't. */
function whyNoPolicies(): string | undefined {
  try {
    mkdirSync(POLICIES, { recursive: true });
    accessSync(POLICIES, constants.W_OK);
    return undefined;
  } catch {
    return `${POLICIES} cannot be written to: sudo install -d -m 777 ${POLICIES}`;
  }
}

/** The ID Chromium gives an extension loaded from a folder. */
const idOf = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

const policyFile = (folder: string) => join(POLICIES, `phones-for-lensmor-${idOf(folder)}.json`);

/** Sets the policy for the extension in this folder. The browser must not run: it may read it at any later time. */
export function setPolicy(folder: string, policy: Record<string, unknown>): void {
  const extensions = { [idOf(folder)]: policy };
  writeFileSync(policyFile(folder), JSON.stringify({ '3rdparty': { extensions } }));
}

/**
 * Loads the extension under a separate ID with a policy for it, so that no other test is affected. Skipped where
 * policies can't be installed.
 */
export const test = base.extend<object, { policy: Record<string, unknown> }>({
  policy: [{}, { scope: 'worker', option: true }],
  extensionFolder: [
    async ({ policy }, use) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'managed-build-')));
      cpSync(buildFolder, folder, { recursive: true });
      if (!whyNoPolicies()) setPolicy(folder, policy);
      await use(folder);
      rmSync(policyFile(folder), { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
test.skip(Boolean(whyNoPolicies()), whyNoPolicies());
