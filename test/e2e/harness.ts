// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures a fixture needs.
// oxlint-disable no-empty-pattern -- as above
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, type Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { launchBrowser } from './browser';
import { type Site, startSite } from './site';
import { setSiteAccess } from './site-access';
import { evaluateInWorker, killWorker } from './worker';

/**
 * The shipped build in real Chromium, for tests to look at from outside. Each test has its own profile, simulator
 * (under platform.lensmor.com) and site (under every other address):
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
export interface Extension {
  id: string;
  /** Of the browser that runs now; another one after `restart`. */
  readonly context: BrowserContext;
  /** The popup's page in a tab. What it takes for the active tab is the http(s) tab that was used last. */
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** `query` such as `?task=321`. */
  openResults(query?: string): Promise<Page>;
  /** A tab on an ordinary address. */
  visit(address: string): Promise<Page>;
  /** Runs in a quiet page of the extension's own, which runs none of its code, wakes nothing and outlives the worker. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>>;
  /** All that is in `storage.local`. */
  storage(): Promise<Record<string, unknown>>;
  /** Writes straight into `storage.local`, as an older session would have left it. */
  store(items: Record<string, unknown>): Promise<void>;
  /** The IDs of the notifications that are showing. */
  notifications(): Promise<string[]>;
  /** Fires the worker's own listeners, as a person's click would; wakes the worker before if need be. */
  clickNotification(id: string): Promise<void>;
  badge(): Promise<string>;
  /** Kills the worker in the middle of whatever it does; resolves when it is gone. */
  killWorker(): Promise<void>;
  /** Sends the worker a message that it does not know, which is enough to start it. */
  wakeWorker(): Promise<void>;
  /**
   * Closes the browser and starts it again on the same profile. On the way, sites may be allowed and forbidden as by
   * the browser's own dialogs. Pages that were open are gone.
   */
  restart(change?: { allow?: readonly string[]; forbid?: readonly string[] }): Promise<void>;
}

interface TestFixtures {
  /** Origins that the user has allowed before the test begins. */
  allowedOrigins: readonly string[];
  simulator: Simulator;
  site: Site;
  extension: Extension;
}

interface WorkerFixtures {
  /** A profile folder that has run the extension once, to be copied. */
  usedProfile: { folder: string; extensionId: string };
}

/** What extension pages have; here only inside functions that run in one. */
declare const chrome: typeof Browser;

export { expect } from '@playwright/test';
export { readChips } from './chips';

export const test = base.extend<TestFixtures, WorkerFixtures>({
  allowedOrigins: [[], { option: true }],

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

  usedProfile: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'used-profile-'));
      const nobody = { port: 1, httpsPort: 1 };
      const { context, extensionId } = await launchBrowser({ profile: folder, simulatorHttpsPort: 1, site: nobody });
      await context.close();
      await use({ folder, extensionId });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  extension: async ({ allowedOrigins, simulator, site, usedProfile }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'profile-'));
    cpSync(usedProfile.folder, profile, { recursive: true });
    for (const origin of allowedOrigins) setSiteAccess(profile, usedProfile.extensionId, origin, true);
    const launch = () => launchBrowser({ profile, simulatorHttpsPort: simulator.httpsPort, site });
    const extension = await createExtension(profile, launch);
    await use(extension);
    await extension.context.close();
    rmSync(profile, { recursive: true, force: true });
  },
});

async function createExtension(profile: string, launch: () => ReturnType<typeof launchBrowser>): Promise<Extension> {
  let { context, extensionId } = await launch();
  let quietPage = await openQuietPage();

  async function openQuietPage(): Promise<Page> {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    return page;
  }
  async function visit(address: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }
  const open = (path: string) => visit(`chrome-extension://${extensionId}/${path}`);
  const wakeWorker = () =>
    quietPage.evaluate(() =>
      chrome.runtime.sendMessage({}).then(
        () => undefined,
        () => undefined,
      ),
    );

  return {
    id: extensionId,
    get context() {
      return context;
    },
    openPopup: () => open('popup.html'),
    openOptions: () => open('options.html'),
    openResults: (query = '') => open(`results.html${query}`),
    visit,
    evaluate: (run, argument) => quietPage.evaluate(run as never, argument),
    storage: () => quietPage.evaluate(() => chrome.storage.local.get(null)),
    store: (items) => quietPage.evaluate((stored) => chrome.storage.local.set(stored), items),
    notifications: async () => Object.keys(await quietPage.evaluate(() => chrome.notifications.getAll())),
    async clickNotification(id) {
      await wakeWorker();
      await evaluateInWorker(quietPage, `chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
    },
    badge: () => quietPage.evaluate(() => chrome.action.getBadgeText({})),
    killWorker: () => killWorker(quietPage),
    wakeWorker,
    async restart({ allow = [], forbid = [] } = {}) {
      await context.close();
      for (const origin of allow) setSiteAccess(profile, extensionId, origin, true);
      for (const origin of forbid) setSiteAccess(profile, extensionId, origin, false);
      ({ context, extensionId } = await launch());
      quietPage = await openQuietPage();
    },
  };
}
