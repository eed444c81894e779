// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures a fixture needs.
// oxlint-disable no-empty-pattern -- as above
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Simulator, startSimulator } from '../../tools/simulator/simulator';
import { buildFolder, launchBrowser } from '../browsers/browser';
import { setSiteAccess } from '../browsers/preferences';
import { createSharedBrowser, type SharedBrowser } from '../browsers/shared-browser';
import { madeProfile, makeUsedProfile, type UsedProfile } from '../browsers/used-profile';
import type { VirtualDisplay } from '../browsers/virtual-display';
import { createBridge, type Extension } from './extension';
import { type Site, startSite } from './site';

interface TestFixtures {
  /** Origins the user allowed before the test starts. */
  allowedOrigins: readonly string[];
  /** The display for the browser's windows; absent (the default) means headless. */
  display: VirtualDisplay | undefined;
  /** Whether the back-forward cache is enabled. */
  keepsLeftPages: boolean;
  /** Uses a new browser for this test only, for tests about starting and dying. */
  ownBrowser: boolean;
  simulator: Simulator;
  site: Site;
  extension: Extension;
}

interface WorkerFixtures {
  /** The shared browser, for tests that don't need one of their own. */
  shared: SharedBrowser;
  /** Whether the user has agreed on the consent screen. */
  hasConsent: boolean;
  /** The folder the extension is loaded from, which determines its ID. */
  extensionFolder: string;
  /** A profile folder that has run the extension once, to be copied. */
  usedProfile: UsedProfile;
}

export { expect } from '@playwright/test';
export { boxNamed, clickChip, readChips } from './chips';
export type { Extension } from './extension';

/**
 * The shipped build in real Chromium, used and inspected by tests. Each test has its own simulator (at
 * platform.lensmor.com) and site (at every other address), and exclusive use of a browser, which `shared-browser.ts`
 * resets between tests:
 *
 *     import { expect, test } from './harness';
 *
 *     test.use({ allowedOrigins: ['https://crm.example'] });
 *     test('…', async ({ extension, simulator, site }) => {
 *       site.serve('https://crm.example/people', '<table>…');
 *       const page = await extension.visit('https://crm.example/people');
 *       await expect.poll(() => readChips(page)).toHaveLength(1);
 *     });
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  allowedOrigins: [[], { option: true }],
  display: [undefined, { option: true }],
  keepsLeftPages: [false, { option: true }],
  ownBrowser: [false, { option: true }],

  simulator: async ({}, use) => {
    const simulator = await startSimulator();
    await use(simulator);
    await simulator.close();
  },

  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },

  hasConsent: [true, { scope: 'worker', option: true }],
  extensionFolder: [buildFolder, { scope: 'worker', option: true }],

  usedProfile: [
    async ({ extensionFolder, hasConsent }, use) => {
      const isMade = extensionFolder === buildFolder && hasConsent;
      const made = isMade ? madeProfile() : await makeUsedProfile({ extensionFolder, hasConsent });
      await use(made);
      if (!isMade) rmSync(made.folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  shared: [
    async ({ usedProfile }, use) => {
      const shared = createSharedBrowser(usedProfile);
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],

  extension: async (
    {
      allowedOrigins,
      extensionFolder,
      display,
      hasConsent,
      keepsLeftPages,
      ownBrowser,
      shared,
      simulator,
      site,
      usedProfile,
    },
    use,
    testInfo,
  ) => {
    const isPlain = extensionFolder === buildFolder && hasConsent && !display && !keepsLeftPages && !ownBrowser;
    if (isPlain) {
      await use(await shared.lend({ simulatorHttpsPort: simulator.httpsPort, site }, allowedOrigins));
      await shared.takeBack(testInfo.status !== testInfo.expectedStatus);
      return;
    }
    const profile = mkdtempSync(join(tmpdir(), 'profile-'));
    cpSync(usedProfile.folder, profile, { recursive: true });
    for (const origin of allowedOrigins) setSiteAccess(profile, usedProfile.extensionId, origin, true);
    const network = { simulatorHttpsPort: simulator.httpsPort, site };
    const launch = () =>
      launchBrowser({
        extensionFolder,
        profile,
        ...network,
        headless: !display,
        display: display?.name,
        keepsLeftPages,
      });
    const extension = await createBridge(profile, launch);
    if (hasConsent && allowedOrigins.length > 0) await expect.poll(extension.hasStarted).toBe(true);
    await use(extension);
    await extension.context.close();
    rmSync(profile, { recursive: true, force: true });
  },
});
