import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import { findFirefox } from '../browser-path.mjs';
import { connectMarionette, type Marionette } from './marionette';
import { startProxy } from './proxy';

const buildFolder = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
const EXTENSION_ID = 'phones-for-lensmor@extensions.example';
const EXTENSION_UUID = '3f1c9a52-7d0e-4b6f-9c3a-5e8d2b7a1c40';
/** How Marionette writes a reference to an element. */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

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
  /** Starts the extension anew, as an update does. */
  reload(): Promise<void>;
  uninstall(): Promise<void>;
  close(): Promise<void>;
}

export interface Tab {
  /** Runs a function's body in the page, with what the page's own scripts may do; `await` works. */
  evaluate<Result>(body: string, ...args: readonly unknown[]): Promise<Result>;
  /** The chips of the page that can be seen, in document order, with what closed roots hide from the page. */
  chips(): Promise<Chip[]>;
  /** A real click on what the selector finds. */
  click(selector: string): Promise<void>;
  clickAt(place: { x: number; y: number }): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Brings this tab to the front, as a person does to see it. */
  focus(): Promise<void>;
}

interface Chip {
  /** What it draws: a number, or why there is none. */
  shown: string;
  /** The text that it stands beside. */
  beside: string;
  /** Whether its panel is. */
  isOpen: boolean;
  /** In the middle of what opens the panel, in CSS pixels of the viewport. */
  x: number;
  y: number;
}

/** `route` answers the local HTTPS port that stands for a host. */
export async function startFirefox(route: (host: string) => number): Promise<Firefox> {
  const program = findFirefox();
  if (!program) throw new Error('No Firefox here: run node test/install.mjs firefox');
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
    await marionette.send('WebDriver:SetTimeouts', { implicit: 10_000 });
    await marionette.send('Marionette:SetContext', { value: 'content' });
    const firefox = createFirefox(marionette, async () => {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      marionette.close();
      await stop();
    });
    await firefox.chrome(KEEP_NOTIFICATIONS);
    await marionette.send('Addon:Install', { path: buildFolder, temporary: true });
    return firefox;
  } catch (error) {
    await stop();
    throw error;
  }
}

function createFirefox(marionette: Marionette, close: () => Promise<void>): Firefox {
  const execute = <Result>(body: string, args: readonly unknown[], sandbox: string | null) =>
    marionette.send<Result>('WebDriver:ExecuteScript', {
      script: `return (async (...args) => { ${body} })(...arguments)`,
      args,
      sandbox,
    });

  async function chrome<Result>(body: string, ...args: readonly unknown[]): Promise<Result> {
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await execute<Result>(body, args, 'system');
    } finally {
      await marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }

  async function open(address: string): Promise<Tab> {
    const { handle } = await marionette.sendWhole<{ handle: string }>('WebDriver:NewWindow', {
      type: 'tab',
      focus: true,
    });
    const turnTo = (focus: boolean) => marionette.send('WebDriver:SwitchToWindow', { handle, focus });
    /** Commands go to the tab that was turned to last, whoever did that. */
    const send = async <Result>(command: string, parameters: object): Promise<Result> => {
      await turnTo(false);
      return marionette.send<Result>(command, parameters);
    };
    const evaluate = async <Result>(sandbox: string | null, body: string, args: readonly unknown[]) => {
      await turnTo(false);
      return execute<Result>(body, args, sandbox);
    };
    /** Waits until it is there and, being a control, can be used. */
    const find = async (selector: string) => {
      const strategy = { using: 'css selector', value: `${selector}:not(:disabled)` };
      return (await send<Record<string, string>>('WebDriver:FindElement', strategy))[ELEMENT_KEY];
    };
    await turnTo(true);
    const url = /^\w+:/.test(address) ? address : `moz-extension://${EXTENSION_UUID}/${address}`;
    await marionette.send('WebDriver:Navigate', { url });
    return {
      focus: async () => void (await turnTo(true)),
      evaluate: (body, ...args) => evaluate(null, body, args),
      chips: () => evaluate('system', READ_CHIPS, []),
      click: async (selector) => void (await send('WebDriver:ElementClick', { id: await find(selector) })),
      clickAt: async ({ x, y }) => {
        const actions = [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ];
        await send('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
      },
      type: async (selector, text) =>
        void (await send('WebDriver:ElementSendKeys', { id: await find(selector), text })),
    };
  }

  let quietTab: Promise<Tab> | undefined;
  /** Runs in a page of the extension's own that runs none of its code. */
  async function inQuietPage<Result>(body: string, ...args: readonly unknown[]): Promise<Result> {
    quietTab ??= open('icons/16.png');
    return (await quietTab).evaluate<Result>(`const { browser } = window.wrappedJSObject ?? window; ${body}`, ...args);
  }

  const policy = `const policy = WebExtensionPolicy.getByID(${JSON.stringify(EXTENSION_ID)});`;
  const addon = `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(${JSON.stringify(EXTENSION_ID)});`;
  return {
    open,
    chrome,
    evaluate: inQuietPage,
    allow: async (site) => {
      const options = await open('options.html');
      await options.type('[placeholder="https://crm.example"]', site);
      await options.click('form:has([placeholder="https://crm.example"]) button');
      await vi.waitFor(
        async () => expect(await options.evaluate('return document.body.innerText')).toContain(`https://${site}`),
        { timeout: 20_000, interval: 100 },
      );
    },
    complaints: () => chrome(READ_COMPLAINTS),
    notifications: () => chrome(`return ${BROWSER_WINDOW}.shownAlerts.map(({ listener, ...alert }) => alert);`),
    clickNotification: async (title) =>
      void (await chrome(
        `const alert = ${BROWSER_WINDOW}.shownAlerts.findLast(({ title }) => title === args[0]);
         alert.listener.observe(null, 'alertclickcallback', alert.cookie);`,
        title,
      )),
    stopBackground: async () => void (await chrome(policy + STOP_BACKGROUND)),
    storage: () => inQuietPage('return browser.storage.local.get(null);'),
    store: (items) => inQuietPage('await browser.storage.local.set(args[0]);', items),
    addresses: () =>
      chrome(`return [...${BROWSER_WINDOW}.gBrowser.browsers].map(({ currentURI }) => currentURI.spec);`),
    reload: async () => {
      quietTab = undefined;
      await chrome(`${addon} await addon.reload();`);
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

const READ_COMPLAINTS = `
  const isOurs = ({ sourceName, flags }) => sourceName?.includes('${EXTENSION_UUID}') && !(flags & Ci.nsIScriptError.warningFlag);
  return Services.console.getMessageArray().flatMap((entry) =>
    entry instanceof Ci.nsIScriptError && isOurs(entry) ? [entry.sourceName + ':' + entry.lineNumber + ' ' + entry.errorMessage] : []);`;

/** Marionette's own sandbox may open closed roots. A chip that is not drawn has no box. */
const READ_CHIPS = `
  const hosts = [...document.querySelectorAll('span, div')].filter(({ openOrClosedShadowRoot }) => openOrClosedShadowRoot);
  return hosts.flatMap((host) => {
    const root = host.openOrClosedShadowRoot;
    const { x, y, width, height } = root.querySelector('.more')?.getBoundingClientRect() ?? {};
    if (!width || !height) return [];
    return [{
      shown: root.querySelector('.call').dataset.shown,
      beside: host.closest('tr, li, h1, body').innerText.trim(),
      isOpen: root.querySelector('.panel').getBoundingClientRect().width > 0,
      x: Math.round(x + width / 2),
      y: Math.round(y + height / 2),
    }];
  });`;

const BROWSER_WINDOW = `Services.wm.getMostRecentWindow('navigator:browser')`;

/** Headless Firefox drops notifications; this stand-in for the system's own keeps what was shown. */
const KEEP_NOTIFICATIONS = `
  const shownAlerts = (${BROWSER_WINDOW}.shownAlerts = []);
  const service = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
    showAlert({ name, title, text, cookie }, listener) {
      shownAlerts.push({ name, title, text, cookie, listener });
      listener?.observe(null, 'alertshow', cookie);
    },
    closeAlert() {},
  };
  Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
    Components.ID('{5a1f0f2e-6d0b-4f0a-9a35-0d5be0a4c7d1}'), 'stand-in', '@mozilla.org/alerts-service;1',
    { createInstance: (iid) => service.QueryInterface(iid) },
  );`;

function preferences(marionettePort: number, proxyPort: number): string {
  const values = {
    'marionette.port': marionettePort,
    'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
    // A real click then answers a permission request by itself; nobody is there to press "Allow".
    'extensions.webextOptionalPermissionPrompts': false,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'app.update.enabled': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'services.settings.server': 'data:,',
    'extensions.systemAddon.update.enabled': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

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
