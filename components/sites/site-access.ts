import { patternOf } from './site-pattern';

interface PermissionEvent {
  addListener(listener: () => void): void;
  removeListener(listener: () => void): void;
}

/** The parts of `browser` that this needs. */
export interface SiteAccessBrowser {
  permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    request(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
    getAll(): Promise<{ origins?: string[] | undefined }>;
    onAdded: PermissionEvent;
    onRemoved: PermissionEvent;
  };
}

export interface SiteAccess {
  /** Whether the overlay may run on the origin of this address. */
  has(address: string): Promise<boolean>;
  /**
   * Asks the user for these match patterns and the origins of these addresses, and for nothing else. Call it in the
   * handler of a click, before anything is awaited: browsers refuse to ask without one, which counts as the user's no.
   */
  request(...sites: string[]): Promise<boolean>;
  /** Takes back some of `list()`, or the origin of an address. Whether the browser did: what it gives itself it keeps. */
  remove(...sites: string[]): Promise<boolean>;
  /**
   * Match patterns that the user allowed, such as `https://crm.example/*`; not those of the manifest, and not those of
   * the addresses that are no sites.
   */
  list(...noSites: string[]): Promise<string[]>;
  /** Calls `listener` whenever a permission came or went, here or in the browser's own settings. */
  watch(listener: () => void, signal: AbortSignal): void;
}

export function createSiteAccess(
  { permissions }: SiteAccessBrowser,
  options: { portsInPatterns: boolean; manifestOrigins: readonly string[] },
): SiteAccess {
  const originsOf = (address: string): string[] => {
    const pattern = address.endsWith('/*') ? address : patternOf(address, options.portsInPatterns);
    return pattern === undefined ? [] : [pattern];
  };
  return {
    has: async (address) => {
      const origins = originsOf(address);
      return origins.length > 0 && (await permissions.contains({ origins }));
    },
    async request(...sites) {
      const origins = sites.flatMap(originsOf);
      return origins.length > 0 && (await permissions.request({ origins }).catch(() => false));
    },
    remove: (...sites) => permissions.remove({ origins: sites.flatMap(originsOf) }).catch(() => false),
    async list(...noSites) {
      const others = [...options.manifestOrigins, ...noSites.flatMap(originsOf)];
      return ((await permissions.getAll()).origins ?? []).filter((origin) => !others.includes(origin)).sort();
    },
    watch(listener, signal) {
      const events = [permissions.onAdded, permissions.onRemoved];
      // Listeners get what came or went; this one looks for itself.
      const onChanged = () => listener();
      for (const event of events) event.addListener(onChanged);
      signal.addEventListener('abort', () => {
        for (const event of events) event.removeListener(onChanged);
      });
    },
  };
}
