import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disposable, expect } from '@playwright/test';
import type { Browser } from 'wxt/browser';
import { crmPages } from '../../crm-pages/crm-pages';
import { createBridge, type Extension } from '../kit/extension';
import { startForwarder } from '../kit/forwarder';
import { launchBrowser } from './browser';
import { setSiteAccess } from './preferences';
import type { UsedProfile } from './used-profile';

declare const chrome: typeof Browser;

interface Network {
  simulatorHttpsPort: number;
  site: { port: number; httpsPort: number };
}

/** One browser for many tests, reset between them to its initial state. */
export interface SharedBrowser {
  /**
   * Resets the browser and hands it to a test, with these origins allowed. Rejects if anything of another test is left.
   */
  lend(network: Network, allowedOrigins: readonly string[]): Promise<Extension>;
  /** Takes the browser back. If it was restarted or its test failed, its state is unknown and it is closed. */
  takeBack(hasFailed: boolean): Promise<void>;
  close(): Promise<void>;
}

/** The exact state after a reset. */
export interface BrowserState {
  local: string[];
  alarms: string[];
  notifications: string[];
  badge: string;
  origins: string[];
  scripted: string[];
  cookies: number;
  pages: string[];
}

/** Lists the differences from the initial state. */
export const leaksIn = (state: BrowserState, clean: BrowserState): string[] =>
  (Object.keys(clean) as (keyof BrowserState)[]).flatMap((part) => {
    const [found, wanted] = [state[part], clean[part]];
    if (part === 'local') return state.local.filter((key) => !clean.local.includes(key)).map((key) => `local: ${key}`);
    return JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${part}: ${JSON.stringify(found)}`];
  });

export function createSharedBrowser(usedProfile: UsedProfile): SharedBrowser {
  let running: Promise<Running> | undefined;
  /** Can be allowed without a dialog, because the profile had them when the browser started. */
  const origins = new Set(['https://crm.example', ...crmPages.flatMap(({ pages }) => pages.map(originOf))]);

  async function close(): Promise<void> {
    const closing = running;
    running = undefined;
    await (await closing)?.close();
  }

  return {
    async lend({ simulatorHttpsPort, site }, allowedOrigins) {
      if (allowedOrigins.some((origin) => !origins.has(origin))) await close();
      for (const origin of allowedOrigins) origins.add(origin);
      running ??= start(usedProfile, [...origins]);
      const { api, http, https, extension, reset } = await running;
      // Late requests of the previous test's worker must not reach this test's simulator.
      for (const forwarder of [api, http, https]) forwarder.leadTo(undefined);
      await reset(allowedOrigins);
      api.leadTo(simulatorHttpsPort);
      http.leadTo(site.port);
      https.leadTo(site.httpsPort);
      return extension;
    },
    async takeBack(hasFailed) {
      if (hasFailed || (await running)?.isWorn()) await close();
    },
    close,
  };
}

type Running = Awaited<ReturnType<typeof start>>;

async function start(usedProfile: UsedProfile, origins: readonly string[]) {
  const [api, http, https] = await Promise.all([startForwarder(), startForwarder(), startForwarder()]);
  const profile = mkdtempSync(join(tmpdir(), 'shared-'));
  cpSync(usedProfile.folder, profile, { recursive: true });
  for (const origin of origins) setSiteAccess(profile, usedProfile.extensionId, origin, true);
  const site = { port: http.port, httpsPort: https.port };
  const extension = await createBridge(profile, () => launchBrowser({ profile, simulatorHttpsPort: api.port, site }));
  await expect.poll(extension.hasStarted, { timeout: 30_000 }).toBe(true);
  const { context } = extension;
  const atFirst = await extension.storage();
  const initScripts: Disposable[] = [];
  const addInitScript = context.addInitScript.bind(context) as unknown as (...script: unknown[]) => Promise<Disposable>;
  Object.assign(context, {
    async addInitScript(...script: unknown[]) {
      const added = await addInitScript(...script);
      initScripts.push(added);
      return added;
    },
  });
  let isReloaded = false;
  const { reload } = extension;
  extension.reload = () => {
    isReloaded = true;
    return reload();
  };

  const isQuietPage = (url: string) => url === extension.address('manifest.json');

  async function clear(): Promise<void> {
    await extension.evaluate(async (first) => {
      await Promise.all([
        chrome.storage.local.clear(),
        chrome.storage.session.clear(),
        chrome.alarms.clearAll(),
        chrome.scripting.unregisterContentScripts(),
        chrome.action.setBadgeText({ text: '' }),
        ...Object.keys(await chrome.notifications.getAll()).map((id) => chrome.notifications.clear(id)),
      ]);
      await chrome.storage.local.set(first);
    }, atFirst);
  }

  /** Whether there is nothing for a worker to act on. */
  const isCleared = (): Promise<boolean> =>
    extension.evaluate(
      async (first) =>
        (await chrome.alarms.getAll()).length === 0 &&
        (await chrome.storage.local.getKeys()).every((key) => first.includes(key)),
      Object.keys(atFirst),
    );

  async function setOrigins(allowed: readonly string[]): Promise<void> {
    await extension.evaluate(async (wanted) => {
      const own = chrome.runtime.getManifest().host_permissions ?? [];
      const { origins = [] } = await chrome.permissions.getAll();
      const others = origins.filter((origin) => !own.includes(origin));
      if (others.length > 0) await chrome.permissions.remove({ origins: others });
      // Granted without a dialog, because the profile once had them.
      if (wanted.length > 0) await chrome.permissions.request({ origins: wanted });
    }, patternsOf(allowed));
  }

  async function state(): Promise<BrowserState> {
    const found = await extension.evaluate(async () => ({
      local: await chrome.storage.local.getKeys(),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
      notifications: Object.keys(await chrome.notifications.getAll()),
      badge: await chrome.action.getBadgeText({}),
      origins: (await chrome.permissions.getAll()).origins ?? [],
    }));
    const scripted = (await extension.scriptedOrigins()).sort();
    const cookies = (await context.cookies()).length;
    const pages = context.pages().flatMap((page) => (isQuietPage(page.url()) ? [] : [page.url()]));
    return { ...found, origins: found.origins.sort(), scripted, cookies, pages };
  }

  async function reset(allowedOrigins: readonly string[]): Promise<void> {
    for (const page of context.pages()) if (!isQuietPage(page.url())) await page.close();
    await Promise.all([context.clearCookies(), context.clearPermissions(), context.unrouteAll()]);
    for (const script of initScripts.splice(0)) await script.dispose();
    await extension.evaluate(() => navigator.clipboard.writeText('nothing'));
    await clear();
    await setOrigins(allowedOrigins);
    await extension.killWorker();
    // A dying worker may still write, and one that clearing wakes may act on that. It must be gone as well, because it
    // would not report its start a second time.
    for (let times = 0; times < 5; times++) {
      await clear();
      await extension.killWorker();
      if (await isCleared()) break;
    }
    // A message the worker accepts: a rejected one would be counted.
    await extension.evaluate(
      () => chrome.runtime.sendMessage({ name: 'tasks.refresh', payload: {} }) as Promise<unknown>,
    );
    await expect.poll(extension.hasStarted).toBe(true);
    const own: string[] = await extension.evaluate(() => chrome.runtime.getManifest().host_permissions ?? []);
    const leaks = leaksIn(await state(), {
      local: Object.keys(atFirst),
      alarms: [],
      notifications: [],
      badge: '',
      origins: own.concat(patternsOf(allowedOrigins)).sort(),
      scripted: [...allowedOrigins].sort(),
      cookies: 0,
      pages: [],
    });
    if (leaks.length > 0) throw new Error(`Left by an earlier test: ${leaks.join('; ')}`);
  }

  return {
    api,
    http,
    https,
    extension,
    reset,
    isWorn: () => isReloaded || extension.context !== context,
    async close() {
      await extension.context.close();
      for (const forwarder of [api, http, https]) forwarder.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const originOf = ({ address }: { address: string }): string => new URL(address).origin;
const patternsOf = (origins: readonly string[]): string[] => origins.map((origin) => `${origin}/*`);
