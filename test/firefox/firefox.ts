import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { givenConsent } from '../consent/given-consent';
import { findFirefox } from '../tools/browser-path.mjs';
import { BROWSER_WINDOW, CLICK_ALERT, KEEP_NOTIFICATIONS, SHOWN_ALERTS } from './alerts';
import { connectMarionette, type Marionette } from './marionette';
import { buildFolder, EXTENSION_UUID, preferences, readExtensionId } from './profile';
import { startProxy } from './proxy';
import { execute, openTab, type Tab } from './tab';

/** The shipped Firefox build in a real headless Firefox, on a profile of its own. */
export interface Firefox {
  /** Opens an address in a new tab and turns to it. A path such as `popup.html` is the extension's own page. */
  open(address: string): Promise<Tab>;
  /** Runs in the browser's own context, where `Services` and all internals are. */
  chrome<Result>(script: string, ...args: readonly unknown[]): Promise<Result>;
  /** The titles and messages of the notifications that were shown, in order. */
  notifications(): Promise<{ name: string; title: string; text: string }[]>;
  /** Clicks a notification as a person would. */
  clickNotification(name: string): Promise<void>;
  /**
   * Stops the event page as idleness does, whatever it is doing; resolves when it was really stopped. Any event may
   * have started it again by then.
   */
  stopBackground(): Promise<void>;
  /** All that is in `storage.local`. */
  storage(): Promise<Record<string, unknown>>;
  /** Writes straight into `storage.local`, as an older session would have left it. */
  store(items: Record<string, unknown>): Promise<void>;
  /** Allows a site on the settings page, as a person does there. */
  allow(site: string): Promise<void>;
  /** Runs a function's body, in which `browser` is the extension's own, in a page of its that does nothing else. */
  evaluate<Result>(body: string, ...args: readonly unknown[]): Promise<Result>;
  /** What the extension's own code has complained of in the console: exceptions, refused code and styles. */
  complaints(): Promise<string[]>;
  /** The addresses of all open tabs. */
  addresses(): Promise<string[]>;
  /** Restarts the extension. */
  reload(): Promise<void>;
  /** Puts the build of another folder into its place, as an update does. */
  update(folder: string): Promise<void>;
  uninstall(): Promise<void>;
  close(): Promise<void>;
}

const install = (marionette: Marionette, folder: string) =>
  marionette.send('Addon:Install', { path: folder, temporary: true });

/**
 * `route` answers the local HTTPS port that stands for a host; `folder` holds the build. The user has agreed on the
 * consent screen unless `hasConsent` is false.
 */
export async function startFirefox(
  route: (host: string) => number,
  folder = buildFolder,
  hasConsent = true,
): Promise<Firefox> {
  const program = findFirefox();
  if (!program) throw new Error('No Firefox here: run node test/tools/install.mjs firefox');
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const proxy = await startProxy(route);
  const port = await freePort();
  writeFileSync(join(profile, 'user.js'), preferences(port, proxy.port));
  const child = spawn(
    program,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    {
      stdio: 'ignore',
      env: { ...process.env, MOZ_HEADLESS: '1', HOME: profile },
    },
  );
  const stop = async () => {
    child.kill();
    await ended(child);
    proxy.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const marionette = await connectMarionette(port);
    await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
    await marionette.send('WebDriver:SetTimeouts', { implicit: 60_000 });
    await marionette.send('Marionette:SetContext', { value: 'content' });
    const firefox = createFirefox(marionette, async () => {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      marionette.close();
      await stop();
    });
    await firefox.chrome(KEEP_NOTIFICATIONS);
    await install(marionette, folder);
    if (hasConsent) await firefox.store(givenConsent);
    return firefox;
  } catch (error) {
    await stop();
    throw error;
  }
}

function createFirefox(marionette: Marionette, close: () => Promise<void>): Firefox {
  async function chrome<Result>(body: string, ...args: readonly unknown[]): Promise<Result> {
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await execute<Result>(marionette, body, args, 'system');
    } finally {
      await marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }

  const open = (address: string) => openTab(marionette, address);
  let quietTab: Promise<Tab> | undefined;
  /** Runs in a page of the extension's own that runs none of its code. */
  async function inQuietPage<Result>(body: string, ...args: readonly unknown[]): Promise<Result> {
    quietTab ??= openTab(marionette, 'icons/16.png');
    return (await quietTab).evaluate<Result>(`const { browser } = window.wrappedJSObject ?? window; ${body}`, ...args);
  }

  /** The extension's own tabs close with it; commands then go to one that is left. */
  async function leaveClosedTab(): Promise<void> {
    quietTab = undefined;
    const [handle] = await marionette.sendWhole<string[]>('WebDriver:GetWindowHandles');
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
  }

  const policy = `const policy = WebExtensionPolicy.getByID(${JSON.stringify(readExtensionId())});`;
  const addon = `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(${JSON.stringify(readExtensionId())});`;
  return {
    open,
    chrome,
    evaluate: inQuietPage,
    allow: async (site) => {
      const options = await open('options.html');
      await options.type('[placeholder="https://crm.example"]', site);
      await options.click('form:has([placeholder="https://crm.example"]) button');
      const isAllowed = () =>
        inQuietPage('return browser.permissions.contains({ origins: [args[0]] });', `https://${site}/*`);
      await vi.waitFor(async () => expect(await isAllowed()).toBe(true), { timeout: 60_000, interval: 100 });
    },
    complaints: () => chrome(READ_COMPLAINTS),
    notifications: () => chrome(SHOWN_ALERTS),
    clickNotification: async (title) => void (await chrome(CLICK_ALERT, title)),
    stopBackground: async () => void (await chrome(policy + STOP_BACKGROUND)),
    storage: () => inQuietPage('return browser.storage.local.get(null);'),
    store: (items) => inQuietPage('await browser.storage.local.set(args[0]);', items),
    addresses: () =>
      chrome(`return [...${BROWSER_WINDOW}.gBrowser.browsers].map(({ currentURI }) => currentURI.spec);`),
    reload: async () => {
      await chrome(`${addon} await addon.reload();`);
      await leaveClosedTab();
    },
    update: async (folder) => {
      await install(marionette, folder);
      await leaveClosedTab();
    },
    uninstall: async () => void (await chrome(`${addon} await addon.uninstall();`)),
    close,
  };
}

/**
 * A first attempt may only be taken for a sign of life: Firefox spares an event page once while the answer to a message
 * is still owed, and takes back a stop when an event arrives in the middle of it. So it is tried until one succeeds.
 */
const STOP_BACKGROUND = `
  const { extension } = policy;
  let hasStopped = false;
  extension.once('shutdown-background-script', () => { hasStopped = true; });
  while (!hasStopped && extension.backgroundState !== 'stopped')
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`;

/** That a page or worker was gone before the browser had answered it is no fault: an update ends both at any moment. */
const READ_COMPLAINTS = `
  const isOurs = ({ sourceName, flags }) => sourceName?.includes('${EXTENSION_UUID}') && !(flags & Ci.nsIScriptError.warningFlag);
  const isGone = ({ errorMessage }) => /^Promise (resolved|rejected) (after context unloaded|while context is inactive)/.test(errorMessage);
  return Services.console.getMessageArray().flatMap((entry) =>
    entry instanceof Ci.nsIScriptError && isOurs(entry) && !isGone(entry) ? [entry.sourceName + ':' + entry.lineNumber + ' ' + entry.errorMessage] : []);`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
}
