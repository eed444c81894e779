import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { launchBrowser } from '../browsers/browser';
import { setSiteAccess } from '../browsers/preferences';
import { evaluateInWorker, isWorkerAlive, killWorker } from './worker';

/** What extension pages have; here only inside functions that run in one. */
declare const chrome: typeof Browser;

interface RestartChange {
  allow?: readonly string[];
  forbid?: readonly string[];
  /** Runs while no browser does. */
  meanwhile?: () => void;
}

/** The extension in a running browser, to be used and looked at from outside. */
export interface Extension {
  id: string;
  /** The folder of the browser's profile. */
  profile: string;
  /** Of the browser that runs now; another one after `restart`. */
  readonly context: BrowserContext;
  /** The popup's page in a tab. What it takes for the active tab is the http(s) tab that was used last. */
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** `query` such as `?task=321`. */
  openResults(query?: string): Promise<Page>;
  /** Of a file of the extension's, such as `results.html?task=321`. */
  address(path: string): string;
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
  /** What all notifications say that this worker shows from now on. */
  listenForNotifications(): Promise<() => Promise<{ title: string; message: string }[]>>;
  /** Fires the worker's own listeners, as a person's click would; wakes the worker before if need be. */
  clickNotification(id: string): Promise<void>;
  badge(): Promise<string>;
  /** Kills the worker in the middle of whatever it does; resolves when it is gone. */
  killWorker(): Promise<void>;
  hasWorker(): Promise<boolean>;
  /** Sends the worker a message that it does not know, which is enough to start it. */
  wakeWorker(): Promise<void>;
  /**
   * Closes the browser and starts it again on the same profile. On the way, sites may be allowed and forbidden as by
   * the browser's own dialogs; resolves when the worker knows. Pages that were open are gone.
   */
  restart(change?: RestartChange): Promise<void>;
  /** Whether the worker has taken up, since the browser started, which sites it may run on. */
  hasStarted(): Promise<boolean>;
  /** Origins whose pages get the overlay's script from now on. */
  scriptedOrigins(): Promise<string[]>;
  /** Reloads the extension as an update does. Its own pages are gone, others stay. */
  reload(): Promise<void>;
}

/** Starts the browser by `launch`, and again by it at each restart. */
export async function createBridge(
  profile: string,
  launch: () => ReturnType<typeof launchBrowser>,
): Promise<Extension> {
  let { context, extensionId } = await launch();
  const address = (path: string) => `chrome-extension://${extensionId}/${path}`;
  let quietPage = await openQuietPage();

  async function openQuietPage(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address('manifest.json'));
    return page;
  }
  async function visit(address: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }
  const open = (path: string) => visit(address(path));
  const scriptedOrigins = () =>
    quietPage.evaluate(async () => {
      const scripts = await chrome.scripting.getRegisteredContentScripts();
      return scripts.flatMap(({ matches = [] }) => matches.map((pattern) => pattern.replace(/\/\*$/, '')));
    });
  const hasStarted = () =>
    quietPage.evaluate(async () => (await chrome.storage.session.get('hasStarted')).hasStarted === true);
  const wakeWorker = () =>
    quietPage.evaluate(() =>
      chrome.runtime.sendMessage({}).then(
        () => undefined,
        () => undefined,
      ),
    );

  return {
    id: extensionId,
    profile,
    get context() {
      return context;
    },
    openPopup: () => open('popup.html'),
    openOptions: () => open('options.html'),
    openResults: (query = '') => open(`results.html${query}`),
    address,
    visit,
    evaluate: (run, argument) => quietPage.evaluate(run as never, argument),
    storage: () => quietPage.evaluate(() => chrome.storage.local.get(null)),
    store: (items) => quietPage.evaluate((stored) => chrome.storage.local.set(stored), items),
    notifications: async () => Object.keys(await quietPage.evaluate(() => chrome.notifications.getAll())),
    async listenForNotifications() {
      await evaluateInWorker(
        quietPage,
        `(() => {
          globalThis.shown = [];
          const create = chrome.notifications.create;
          chrome.notifications.create = (id, options, ...rest) => {
            shown.push({ title: options.title, message: options.message });
            return create.call(chrome.notifications, id, options, ...rest);
          };
        })()`,
      );
      return async () => (await evaluateInWorker(quietPage, 'shown')) as { title: string; message: string }[];
    },
    async clickNotification(id) {
      await wakeWorker();
      await evaluateInWorker(quietPage, `chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
    },
    badge: () => quietPage.evaluate(() => chrome.action.getBadgeText({})),
    killWorker: () => killWorker(quietPage),
    hasWorker: () => isWorkerAlive(quietPage),
    wakeWorker,
    async restart({ allow = [], forbid = [], meanwhile = () => {} } = {}) {
      await context.close();
      meanwhile();
      for (const origin of allow) setSiteAccess(profile, extensionId, origin, true);
      for (const origin of forbid) setSiteAccess(profile, extensionId, origin, false);
      ({ context, extensionId } = await launch());
      quietPage = await openQuietPage();
      if (allow.length + forbid.length > 0) await expect.poll(hasStarted).toBe(true);
    },
    hasStarted,
    scriptedOrigins,
    async reload() {
      await quietPage.evaluate(async () => {
        await chrome.storage.session.set({ isBeforeReload: true });
        setTimeout(() => chrome.runtime.reload());
      });
      // Its addresses are blocked until it is there again; what the session stored is gone by then.
      await expect(async () => {
        const page = await openQuietPage();
        const { isBeforeReload } = await page.evaluate(() => chrome.storage.session.get('isBeforeReload'));
        if (isBeforeReload) await page.close();
        expect(isBeforeReload).toBeUndefined();
        if (!quietPage.isClosed()) await quietPage.close();
        quietPage = page;
      }).toPass({ timeout: 20_000 });
    },
  };
}
