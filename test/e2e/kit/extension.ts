import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import type { launchBrowser } from '../browsers/browser';
import { setSiteAccess } from '../browsers/preferences';
import { evaluateInWorker, isWorkerAlive, killWorker } from './worker';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

interface RestartChange {
  allow?: readonly string[];
  forbid?: readonly string[];
  /** Runs while the browser is closed. */
  meanwhile?: () => void;
}

/** The extension in a running browser, to use and inspect. */
export interface Extension {
  id: string;
  /** The folder of the browser's profile. */
  profile: string;
  /** The running browser; another one after `restart`. */
  readonly context: BrowserContext;
  /** The popup in a tab. It treats the most recently used http(s) tab as the active tab. */
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** `query` is, for example, `?task=321`. */
  openResults(query?: string): Promise<Page>;
  /** The URL of one of the extension's files, such as `results.html?task=321`. */
  address(path: string): string;
  /** Opens a tab with a web page. */
  visit(address: string): Promise<Page>;
  /** Evaluates in an extension page that runs none of the extension's code, wakes nothing and outlives the worker. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>>;
  /** Everything in `storage.local`. */
  storage(): Promise<Record<string, unknown>>;
  /** Writes directly to `storage.local`, as left by an earlier session. */
  store(items: Record<string, unknown>): Promise<void>;
  /** The IDs of the notifications currently shown. */
  notifications(): Promise<string[]>;
  /** Records the texts of all notifications this worker shows from now on. */
  listenForNotifications(): Promise<() => Promise<{ title: string; message: string }[]>>;
  /** Fires the worker's own listeners like a user's click, and starts the worker first if necessary. */
  clickNotification(id: string): Promise<void>;
  badge(): Promise<string>;
  /** Kills the worker, whatever it is doing; resolves when it is gone. */
  killWorker(): Promise<void>;
  hasWorker(): Promise<boolean>;
  /** Starts the worker by sending it an unknown message. */
  wakeWorker(): Promise<void>;
  /**
   * Closes the browser and starts it again with the same profile. In between, sites can be allowed and disallowed as by
   * the browser's own dialogs. Resolves when the worker knows about it. Open pages are lost.
   */
  restart(change?: RestartChange): Promise<void>;
  /** Whether the worker has synchronised its sites since the browser started. */
  hasStarted(): Promise<boolean>;
  /** Origins whose pages get the overlay's script from now on. */
  scriptedOrigins(): Promise<string[]>;
  /** Reloads the extension as an update does. Its own pages are closed, others stay. */
  reload(): Promise<void>;
}

/** Starts the browser with `launch`, also at each restart. */
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
      // Its URLs are blocked until it has reloaded, and session storage is cleared.
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
