import * as z from 'zod/mini';
import type { StorageChanges } from '../storage/record-store';
import { MOST_RETENTION_DAYS, notifyWhen, type Settings } from './settings';

/** What an organisation can set; documented for administrators, and the same as `public/managed-schema.json`. */
const policyFields = {
  apiKey: z.string().check(z.minLength(1)),
  apiAddress: z.string().check(z.regex(/^https:\/\/[^/\s]+(\/\S*)?$/)),
  /**
   * Origins, such as `https://crm.example`; no other site can be allowed then. What is no address is left out, and the
   * rest stays a limit: a slip in one line must not open every site.
   */
  allowedSites: z.pipe(
    z.unknown().check(z.refine((value) => value !== undefined && value !== null)),
    z.transform((addresses: unknown) => [addresses].flat().flatMap((address) => originOf(address) ?? [])),
  ),
  retentionDays: z.int().check(z.minimum(1), z.maximum(MOST_RETENTION_DAYS)),
  notifications: z.enum(notifyWhen),
  /** The `CONSENT_VERSION` that the organisation agrees to for everybody it manages. */
  consent: z.int().check(z.minimum(1)),
};

function originOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address.trim())) return undefined;
  const { protocol, origin } = new URL(address.trim());
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

type PolicyField = keyof typeof policyFields;
export type Policy = { [Field in PolicyField]?: z.infer<(typeof policyFields)[Field]> };

export interface PolicySource {
  read(): Promise<Policy>;
  watch(listener: () => void, signal: AbortSignal): void;
}

/** The part of `browser.storage.managed` that is needed. */
export interface ManagedArea {
  get(keys: null): Promise<Record<string, unknown>>;
  onChanged?: {
    addListener(listener: (changes: StorageChanges) => void): void;
    removeListener(listener: (changes: StorageChanges) => void): void;
  };
}

/** Each field stands alone: one that is wrong is left to the user, and takes no other with it. */
export function parsePolicy(managed: Record<string, unknown>): Policy {
  const fields = Object.entries(policyFields).flatMap(([field, schema]) => {
    const parsed = schema.safeParse(managed[field]);
    return parsed.success ? [[field, parsed.data] as const] : [];
  });
  return Object.fromEntries(fields) as Policy;
}

export function createPolicySource(area: ManagedArea): PolicySource {
  return {
    // Firefox rejects where no policy is installed; that is no policy.
    read: () => area.get(null).then(parsePolicy, () => ({})),
    watch(listener, signal) {
      const onChanged = () => listener();
      area.onChanged?.addListener(onChanged);
      signal.addEventListener('abort', () => area.onChanged?.removeListener(onChanged));
    },
  };
}

/** Tells of the policy as it is now, and whenever it is another, for as long as the page is there. */
export function followPolicy(source: PolicySource, listener: (policy: Policy) => void): void {
  const tell = () => void source.read().then(listener);
  source.watch(tell, new AbortController().signal);
  tell();
}

/** For where there is no organisation: the terminal, and tests. */
export const noPolicy: PolicySource = { read: async () => ({}), watch: () => {} };

/** Whether the organisation lets this be a site. */
export const mayBeSite = ({ allowedSites }: Policy, address: string): boolean =>
  allowedSites === undefined || allowedSites.includes(new URL(address).origin);

/** The settings that are in force: what the organisation set stands above what the user chose. */
export function applyPolicy(settings: Settings, policy: Policy): Settings {
  return {
    ...settings,
    apiAddress: policy.apiAddress?.replace(/\/+$/, '') ?? settings.apiAddress,
    retentionDays: policy.retentionDays ?? settings.retentionDays,
    notifications: { ...settings.notifications, when: policy.notifications ?? settings.notifications.when },
  };
}
