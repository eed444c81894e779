import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  /** Stops the event page, as Firefox does when it is idle. */
  stopBackground(): Promise<void>;
  backgroundState(): Promise<string>;
  /** The addresses of all open tabs. */
  addresses(): Promise<string[]>;
  uninstall(): Promise<void>;
  isInstalled(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Tab {
  /** Runs a function's body in the page; `await` works. */
  evaluate<Result>(body: string, ...args: readonly unknown[]): Promise<Result>;
  /** A real click on what the selector finds. */
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Turns to this tab again. */
  focus(): Promise<void>;
  address(): Promise<string>;
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
  const marionette = await connectMarionette(port);
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('WebDriver:SetTimeouts', { implicit: 10_000 });
  await marionette.send('Marionette:SetContext', { value: 'content' });

  const firefox = createFirefox(marionette, async () => {
    await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    marionette.close();
    await ended(child);
    proxy.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  await firefox.chrome(KEEP_NOTIFICATIONS);
  await marionette.send('Addon:Install', { path: buildFolder, temporary: true });
  return firefox;
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
    const focus = async () => void (await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true }));
    await focus();
    const url = /^\w+:/.test(address) ? address : `moz-extension://${EXTENSION_UUID}/${address}`;
    await marionette.send('WebDriver:Navigate', { url });
    /** Waits until it is there and, being a control, can be used. */
    const find = async (selector: string) => {
      const strategy = { using: 'css selector', value: `${selector}:not(:disabled)` };
      return (await marionette.send<Record<string, string>>('WebDriver:FindElement', strategy))[ELEMENT_KEY];
    };
    return {
      focus,
      evaluate: (body, ...args) => execute(body, args, null),
      click: async (selector) => void (await marionette.send('WebDriver:ElementClick', { id: await find(selector) })),
      type: async (selector, text) =>
        void (await marionette.send('WebDriver:ElementSendKeys', { id: await find(selector), text })),
      screenshot: async () =>
        Buffer.from(await marionette.send<string>('WebDriver:TakeScreenshot', { full: false }), 'base64'),
      address: () => marionette.send('WebDriver:GetCurrentURL'),
    };
  }

  const policy = `const policy = WebExtensionPolicy.getByID(${JSON.stringify(EXTENSION_ID)});`;
  return {
    open,
    chrome,
    notifications: () => chrome(`return ${BROWSER_WINDOW}.shownAlerts.map(({ listener, ...alert }) => alert);`),
    clickNotification: async (title) =>
      void (await chrome(
        `const alert = ${BROWSER_WINDOW}.shownAlerts.findLast(({ title }) => title === args[0]);
         alert.listener.observe(null, 'alertclickcallback', alert.cookie);`,
        title,
      )),
    stopBackground: async () =>
      void (await chrome(`${policy} await policy.extension.terminateBackground({ ignoreDevToolsAttached: true });`)),
    backgroundState: () => chrome(`${policy} return policy.extension.backgroundState;`),
    addresses: () =>
      chrome(`return [...${BROWSER_WINDOW}.gBrowser.browsers].map(({ currentURI }) => currentURI.spec);`),
    isInstalled: () => chrome(`${policy} return Boolean(policy);`),
    uninstall: async () =>
      void (await chrome(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
         await (await AddonManager.getAddonByID(${JSON.stringify(EXTENSION_ID)})).uninstall();`,
      )),
    close,
  };
}

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
