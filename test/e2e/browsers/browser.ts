import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, expect } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { givenConsent } from '../../consent/given-consent';
import { findChromium } from '../../tools/browser-path.mjs';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

/** The production build, made by `npm run test:chromium`, never by a test. */
export const buildFolder = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

export interface RunningBrowser {
  context: BrowserContext;
  extensionId: string;
}

/** What to load, and where requests go. */
export interface Setting {
  /**
   * An unpacked extension instead of the production build. Its ID is derived from the folder, or from the manifest's
   * `key`.
   */
  extensionFolder?: string | undefined;
  simulatorHttpsPort: number;
  site: { port: number; httpsPort: number };
}

/**
 * Starts Chromium with this profile folder and the extension. No request leaves the machine: those to
 * `platform.lensmor.com` reach the simulator's HTTPS port, all others the site's two ports.
 */
export async function launchBrowser(
  options: Setting & {
    profile: string;
    headless?: boolean;
    /** The display for a window, if it isn't this process's. */
    display?: string | undefined;
    /** Whether to enable the back-forward cache, which Playwright disables. */
    keepsLeftPages?: boolean;
    /** Whether the user of a new profile has agreed on the consent screen, which most tests need. */
    hasConsent?: boolean;
  },
): Promise<RunningBrowser> {
  const { profile, headless = true, display, keepsLeftPages = false, hasConsent = true } = options;
  const isNew = !existsSync(`${profile}/Default`);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await requireChromium(),
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    chromiumSandbox: false,
    ...(keepsLeftPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    args: [...chromiumArguments(options), '--window-position=0,0', '--window-size=1280,800'],
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display } }),
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  if (isNew) {
    // The popup opens by itself, at the toolbar if a window is already there. Closed before the user has answered the
    // consent screen, it comes back in a tab. Tests start after that.
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    const hasOpened = async () => {
      if (context.pages().some((opened) => opened.url().endsWith('/popup.html'))) return true;
      return page.evaluate(async () => {
        const popups = chrome.extension.getViews({ type: 'popup' }) as unknown as Window[];
        for (const popup of popups) popup.close();
        // With an organisation's consent, it doesn't come back, and may have closed before this could see it.
        if (!('consent' in (await chrome.storage.managed.get('consent')))) return false;
        return popups.length > 0 || 'firstRun' in (await chrome.storage.local.get('firstRun'));
      });
    };
    await expect.poll(hasOpened, { timeout: 30_000 }).toBe(true);
    if (hasConsent) await page.evaluate((stored) => chrome.storage.local.set(stored), givenConsent);
    await page.close();
  }
  return { context, extensionId };
}

export async function requireChromium(): Promise<string> {
  const path = await findChromium();
  if (!path) throw new Error('Chromium not found: run node test/tools/install.mjs');
  return path;
}

/** Loads the extension and routes every request to this machine. */
export function chromiumArguments({ extensionFolder = buildFolder, simulatorHttpsPort, site }: Setting): string[] {
  const hosts = [
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
    `MAP platform.lensmor.com 127.0.0.1:${simulatorHttpsPort}`,
    `MAP *:443 127.0.0.1:${site.httpsPort}`,
    `MAP *:80 127.0.0.1:${site.port}`,
  ];
  return [
    `--disable-extensions-except=${extensionFolder}`,
    `--load-extension=${extensionFolder}`,
    `--host-resolver-rules=${hosts.join(', ')}`,
    '--ignore-certificate-errors',
  ];
}
