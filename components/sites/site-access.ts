import { patternOf } from './site-pattern';

interface PermissionEvent {
  addListener(listener: () => void): void;
  removeListener(listener: () => void): void;
}

/** The parts of `browser` used here. */
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
   * Asks the user for access to these match patterns and the origins of these addresses, and nothing else. Call this in
   * a click handler before anything is awaited: otherwise the browser rejects the request, which counts as a denial.
   */
  request(...sites: string[]): Promise<boolean>;
  /** Removes access to entries of `list()` or to an address's origin. False if the browser didn't remove it. */
  remove(...sites: string[]): Promise<boolean>;
  /**
   * The match patterns the user allowed, for example `https://crm.example/*`, without those in the manifest and those of
   * the given addresses, which may become known while the browser answers.
   */
  list(...noSites: (string | Promise<string>)[]): Promise<string[]>;
  /** Calls `listener` whenever a permission is added or removed, here or in the browser's own settings. */
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
      const [{ origins = [] }, ...addresses] = await Promise.all([permissions.getAll(), ...noSites]);
      const others = [...options.manifestOrigins, ...addresses.flatMap(originsOf)];
      return origins.filter((origin) => !others.includes(origin)).sort();
    },
    watch(listener, signal) {
      const events = [permissions.onAdded, permissions.onRemoved];
      // Discards the event's argument: listeners read the current permissions themselves.
      const onChanged = () => listener();
      for (const event of events) event.addListener(onChanged);
      signal.addEventListener('abort', () => {
        for (const event of events) event.removeListener(onChanged);
      });
    },
  };
}
