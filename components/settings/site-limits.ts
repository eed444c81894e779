import { patternOf } from '../sites/site-pattern';
import type { SiteLimits } from '../sites/site-scripts';
import { mayBeSite, type Policy } from './policy';
import { DEFAULT_API_ADDRESS, type Settings } from './settings';

/** Access to the API address is only for requests: its pages are never a site. */
export const isApiPage = (address: string, { apiAddress }: Pick<Settings, 'apiAddress'>): boolean =>
  [DEFAULT_API_ADDRESS, apiAddress].some((api) => new URL(api).origin === new URL(address).origin);

interface Options {
  settings: () => Promise<Settings>;
  policy: () => Promise<Policy>;
  /** Match patterns granted by the manifest. */
  manifestOrigins: readonly string[];
  /** See `PORTS_IN_PATTERNS`. */
  portsInPatterns: boolean;
}

/** Which origins may be sites, independent of permissions. */
export function createSiteLimits({ settings, policy, manifestOrigins, portsInPatterns }: Options) {
  const patternsOf = (addresses: readonly string[]) =>
    addresses.flatMap((address) => patternOf(address, portsInPatterns) ?? []);
  return {
    /** `origin` is, for example, `https://crm.example`. */
    async allows(origin: string): Promise<boolean> {
      const [limits, inForce] = await Promise.all([policy(), settings()]);
      return !isApiPage(origin, inForce) && mayBeSite(limits, origin);
    },
    async patterns(): Promise<SiteLimits> {
      const [{ allowedSites }, { apiAddress }] = await Promise.all([policy(), settings()]);
      return {
        notSites: [...manifestOrigins, ...patternsOf([apiAddress])],
        ...(allowedSites ? { onlySites: patternsOf(allowedSites) } : {}),
      };
    },
  };
}
