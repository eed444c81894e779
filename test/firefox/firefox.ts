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

/** The shipped Firefox build in a real headless Firefox with its own profile. */
export interface Firefox {
  /** Opens a URL in a new tab and switches to it. A path such as `popup.html` is one of the extension's pages. */
  open(address: string): Promise<Tab>;
  /** Runs in the browser's own context, with access to `Services` and all internals. */
  chrome<Result>(script: string, ...args: readonly unknown[]): Promise<Result>;
  /** The notifications that were shown, in order. */
  notifications(): Promise<{ name: string; title: string; text: string }[]>;
  /** Simulates a user's click on a notification. */
  clickNotification(name: string): Promise<void>;
  /**
   * Stops the event page like an idle timeout, whatever it is doing; resolves when it has stopped. An event may have
   * started it again by then.
   */
  stopBackground(): Promise<void>;
  /** Everything in `storage.local`. */
  storage(): Promise<Record<string, unknown>>;
  /** Writes directly to `storage.local`, as left by an earlier session. */
  store(items: Record<string, unknown>): Promise<void>;
  /** Allows a site on the settings page like a user. */
  allow(site: string): Promise<void>;
  /** Runs a function body with the extension's `browser`, in an extension page that runs none of its code. */
  evaluate<Result>(body: string, ...args: readonly unknown[]): Promise<Result>;
  /** The extension's console errors: exceptions, blocked scripts and styles. */
  consoleErrors(): Promise<string[]>;
  /** The URLs of all open tabs. */
  addresses(): Promise<string[]>;
  /** Restarts the extension. */
  reload(): Promise<void>;
  /** Replaces the extension with the build in this folder, like an update. */
  update(folder: string): Promise<void>;
  uninstall(): Promise<void>;
  close(): Promise<void>;
}

const install = (marionette: Marionette, folder: string) =>
  marionette.send('Addon:Install', { path: folder, temporary: true });

/**
 * `route` returns the local HTTPS port for a host; `folder` contains the build. Unless `hasConsent` is false, the user
 * has agreed on the consent screen.
 */
export async function startFirefox(
  route: (host: string) => number,
  folder = buildFolder,
  hasConsent = true,
): Promise<Firefox> {
  const program = findFirefox();
  if (!program) throw new Error('Firefox not found: run node test/tools/install.mjs firefox');
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const extensionId = readExtensionId(folder);
  const proxy = await startProxy(route);
  const port = await freePort();
  writeFileSync(join(profile, 'user.js'), preferences(extensionId, port, proxy.port));
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
    const firefox = createFirefox(marionette, extensionId, async () => {
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

function createFirefox(marionette: Marionette, extensionId: string, close: () => Promise<void>): Firefox {
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
  /** Runs in an extension page that runs none of the extension's code. */
  async function inQuietPage<Result>(body: string, ...args: readonly unknown[]): Promise<Result> {
    quietTab ??= openTab(marionette, 'icons/16.png');
    return (await quietTab).evaluate<Result>(`const { browser } = window.wrappedJSObject ?? window; ${body}`, ...args);
  }

  /** The extension's tabs close with it, so later commands go to one of the remaining tabs. */
  async function leaveClosedTab(): Promise<void> {
    quietTab = undefined;
    const [handle] = await marionette.sendWhole<string[]>('WebDriver:GetWindowHandles');
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
  }

  const policy = `const policy = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});`;
  const addon = `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(${JSON.stringify(extensionId)});`;
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
    consoleErrors: () => chrome(READ_CONSOLE_ERRORS),
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
 * Repeats until an attempt succeeds: Firefox spares an event page once while a message is unanswered, and cancels a
 * stop if an event arrives during it.
 */
const STOP_BACKGROUND = `
  const { extension } = policy;
  let hasStopped = false;
  extension.once('shutdown-background-script', () => { hasStopped = true; });
  while (!hasStopped && extension.backgroundState !== 'stopped')
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`;

/** Ignores promises that settle after their page or worker has ended: an update may end both at any moment. */
const READ_CONSOLE_ERRORS = `
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
