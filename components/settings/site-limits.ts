import { patternOf } from '../sites/site-pattern';
import type { SiteLimits } from '../sites/site-scripts';
import { mayBeSite, type Policy } from './policy';
import { DEFAULT_API_ADDRESS, type Settings } from './settings';

/** Access to the API, Lensmor's own or a proxy's, is for asking it: its pages are no site. */
export const isApiPage = (address: string, { apiAddress }: Pick<Settings, 'apiAddress'>): boolean =>
  [DEFAULT_API_ADDRESS, apiAddress].some((api) => new URL(api).origin === new URL(address).origin);

interface Options {
  settings: () => Promise<Settings>;
  policy: () => Promise<Policy>;
  /** Match patterns that the manifest itself grants. */
  manifestOrigins: readonly string[];
  /** See `PORTS_IN_PATTERNS`. */
  portsInPatterns: boolean;
}

/** What may be a site, whatever access there is: for one origin, and as match patterns for the browser. */
export function createSiteLimits({ settings, policy, manifestOrigins, portsInPatterns }: Options) {
  const patternsOf = (addresses: readonly string[]) =>
    addresses.flatMap((address) => patternOf(address, portsInPatterns) ?? []);
  return {
    /** `origin` such as `https://crm.example`. */
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
