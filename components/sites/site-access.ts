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
   * Asks the user for the origin of this address, and for nothing else. Call it in the handler of a click, before
   * anything is awaited: browsers refuse to ask without one.
   */
  request(address: string): Promise<boolean>;
  /** Takes back one of `list()`, or the origin of an address. */
  remove(site: string): Promise<boolean>;
  /** Match patterns that the user allowed, such as `https://crm.example/*`; not those of the manifest. */
  list(): Promise<string[]>;
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
    request: (address) => permissions.request({ origins: originsOf(address) }),
    remove: (site) => permissions.remove({ origins: originsOf(site) }),
    list: async () =>
      ((await permissions.getAll()).origins ?? []).filter((origin) => !options.manifestOrigins.includes(origin)).sort(),
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
