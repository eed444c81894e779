import { createSerialQueue } from '../storage/serial-queue';

/** The content script for sites, and the ID it is registered under. */
const SCRIPT_FILE = '/overlay.js';
const SCRIPT_ID = 'overlay';

/** The parts of `browser` used here. */
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
  /** Updates the registered script to match the granted permissions. Returns the sites' match patterns. */
  sync(): Promise<string[]>;
  /** Starts the script in tabs that are already open, so that no reload is needed. */
  runInOpenTabs(patterns: readonly string[]): Promise<void>;
}

export interface SiteLimits {
  /** Match patterns that are granted for another reason, such as the API address. */
  notSites: string[];
  /** The only match patterns an organisation allows as sites; absent if any may be. */
  onlySites?: string[];
}

/**
 * Permissions are the only list of sites. Every granted origin gets the script, also if it was granted or revoked in the
 * browser's own settings.
 */
export function createSiteScripts(browser: SiteScriptsBrowser, limits: () => Promise<SiteLimits>): SiteScripts {
  const { scripting, permissions, tabs } = browser;
  const enqueue = createSerialQueue();

  return {
    sync: () =>
      enqueue(async () => {
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
      // Tabs that are closing or show an error page reject the script; the others must still get it.
      await Promise.allSettled(runs);
    },
  };
}

const sameStrings = (some: readonly string[] = [], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();
