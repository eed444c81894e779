import { createSerialQueue } from '../storage/serial-queue';

/** The one script that sites get, and the name it is registered under. */
const SCRIPT_FILE = '/overlay.js';
const SCRIPT_ID = 'overlay';

/** The parts of `browser` that registering needs. */
export interface SiteScriptsBrowser {
  permissions: { getAll(): Promise<{ origins?: string[] | undefined }> };
  scripting: {
    getRegisteredContentScripts(): Promise<RegisteredNow[]>;
    registerContentScripts(scripts: RegisteredScript[]): Promise<void>;
    updateContentScripts(scripts: RegisteredScript[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    executeScript(injection: {
      target: { tabId: number; allFrames: boolean };
      files: '/overlay.js'[];
    }): Promise<unknown>;
  };
  tabs: { query(filter: { url: string[] }): Promise<{ id?: number | undefined }[]> };
}

interface RegisteredNow {
  id: string;
  matches?: string[] | undefined;
  excludeMatches?: string[] | undefined;
}

export interface RegisteredScript {
  id: string;
  js: string[];
  matches: string[];
  excludeMatches: string[];
  allFrames: boolean;
  matchOriginAsFallback: boolean;
  runAt: 'document_idle';
  persistAcrossSessions: boolean;
}

export interface SiteScripts {
  /** Makes what is registered agree with the permissions that are granted now. Answers the sites' match patterns. */
  sync(): Promise<string[]>;
  /** Starts the script in tabs that are open already, so that nobody has to reload. */
  runInOpenTabs(patterns: readonly string[]): Promise<void>;
}

export interface SiteLimits {
  /** Match patterns that are granted for another reason: the API's address. */
  notSites: string[];
  /** The only match patterns that an organisation lets be sites; absent: any. */
  onlySites?: string[];
}

/**
 * Permissions are the only list of sites: what is granted gets the script, also when it was granted or taken away
 * in the browser's own settings.
 */
export function createSiteScripts(browser: SiteScriptsBrowser, limits: () => Promise<SiteLimits>): SiteScripts {
  const { scripting, permissions, tabs } = browser;
  const inTurn = createSerialQueue();

  return {
    sync: () =>
      inTurn(async () => {
        const { notSites: excludeMatches, onlySites } = await limits();
        const granted = (await permissions.getAll()).origins ?? [];
        const matches = granted
          .filter((pattern) => !excludeMatches.includes(pattern) && (onlySites?.includes(pattern) ?? true))
          .sort();
        const registered = (await scripting.getRegisteredContentScripts()).find(({ id }) => id === SCRIPT_ID);
        const script: RegisteredScript = {
          id: SCRIPT_ID,
          js: [SCRIPT_FILE.slice(1)],
          matches,
          excludeMatches,
          allFrames: true,
          matchOriginAsFallback: true,
          runAt: 'document_idle',
          persistAcrossSessions: true,
        };
        if (matches.length === 0) {
          if (registered) await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
        } else if (!registered) {
          await scripting.registerContentScripts([script]);
        } else if (
          !sameStrings(registered.matches, matches) ||
          !sameStrings(registered.excludeMatches, excludeMatches)
        ) {
          await scripting.updateContentScripts([script]);
        }
        return matches;
      }),
    async runInOpenTabs(patterns) {
      if (patterns.length === 0) return;
      const open = await tabs.query({ url: [...patterns] });
      const runs = open.flatMap(({ id }) =>
        id === undefined
          ? []
          : [scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [SCRIPT_FILE] })],
      );
      // A tab that is closing or shows an error page refuses, and must not keep the script from the others.
      await Promise.allSettled(runs);
    },
  };
}

const sameStrings = (some: readonly string[] = [], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();
