import { parseApiAddress } from '../lensmor/api-address';
import type { StorageChanges } from '../storage/record-store';
import { parseApiKey } from './key/parse-api-key';
import { MOST_RETENTION_DAYS, notifyWhen, type Settings } from './settings';

/** What an organisation can set; see `docs/for-administrators.md`. The same fields as in `public/managed-schema.json`. */
const policyFields = {
  apiKey: (value: unknown) => (typeof value === 'string' ? parseApiKey(value) : undefined),
  apiAddress(value: unknown) {
    const address = typeof value === 'string' ? parseApiAddress(value) : undefined;
    return address?.startsWith('https:') ? address : undefined;
  },
  /**
   * Origins, for example `https://crm.example`; no other site can be allowed. Invalid entries are ignored and the rest
   * remains a limit, so that a typo doesn't allow every site.
   */
  allowedSites: (value: unknown) =>
    value === undefined || value === null ? undefined : [value].flat().flatMap((address) => originOf(address) ?? []),
  retentionDays: (value: unknown) => wholeNumber(value, MOST_RETENTION_DAYS),
  notifications: (value: unknown) => notifyWhen.find((word) => word === value),
  /** The `CONSENT_VERSION` that the organisation agrees to for everybody it manages. */
  consent: (value: unknown) => wholeNumber(value, Number.MAX_SAFE_INTEGER),
};

const wholeNumber = (value: unknown, most: number): number | undefined =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= most ? Number(value) : undefined;

function originOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address.trim())) return undefined;
  const { protocol, origin } = new URL(address.trim());
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

type PolicyField = keyof typeof policyFields;
export type Policy = { [Field in PolicyField]?: NonNullable<ReturnType<(typeof policyFields)[Field]>> };

export interface PolicySource {
  read(): Promise<Policy>;
  watch(listener: () => void, signal: AbortSignal): void;
}

/** The part of `browser.storage.managed` used here. */
export interface ManagedArea {
  get(keys: null): Promise<Record<string, unknown>>;
  onChanged?: {
    addListener(listener: (changes: StorageChanges) => void): void;
    removeListener(listener: (changes: StorageChanges) => void): void;
  };
}

/** Fields are independent: an invalid one is left to the user and doesn't affect the others. */
export function parsePolicy(managed: Record<string, unknown>): Policy {
  const fields = Object.entries(policyFields).map(([field, parse]) => [field, parse(managed[field])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Policy;
}

export function createPolicySource(area: ManagedArea): PolicySource {
  return {
    // Firefox rejects if no policy is installed.
    read: () => area.get(null).then(parsePolicy, () => ({})),
    watch(listener, signal) {
      const onChanged = () => listener();
      area.onChanged?.addListener(onChanged);
      signal.addEventListener('abort', () => area.onChanged?.removeListener(onChanged));
    },
  };
}

/** Calls `listener` with the current policy and after every change, as long as the page is open. */
export function followPolicy(source: PolicySource, listener: (policy: Policy) => void): void {
  const notify = () => void source.read().then(listener);
  source.watch(notify, new AbortController().signal);
  notify();
}

/**
 * Limits the wait: a policy that isn't read within `limitMs` counts as none, and watchers are called when it
 * arrives. Reading one takes seconds just after the browser starts.
 */
export function withTimeLimit(source: PolicySource, limitMs: number): PolicySource {
  const watchers = new Set<() => void>();
  return {
    async read() {
      let isLate = false;
      const reading = source.read();
      const limit = new Promise<Policy>((resolve) => {
        setTimeout(() => {
          isLate = true;
          resolve({});
        }, limitMs);
      });
      void reading.then(() => {
        if (isLate) for (const notify of watchers) notify();
      });
      return Promise.race([reading, limit]);
    },
    watch(listener, signal) {
      source.watch(listener, signal);
      watchers.add(listener);
      signal.addEventListener('abort', () => watchers.delete(listener));
    },
  };
}

/** For contexts without a policy: the terminal and tests. */
export const noPolicy: PolicySource = { read: async () => ({}), watch: () => {} };

/** Whether the organisation allows this site. */
export const mayBeSite = ({ allowedSites }: Policy, address: string): boolean =>
  allowedSites === undefined || allowedSites.includes(new URL(address).origin);

/** The effective settings: the organisation's values override the user's. */
export function applyPolicy(settings: Settings, policy: Policy): Settings {
  return {
    ...settings,
    apiAddress: policy.apiAddress ?? settings.apiAddress,
    retentionDays: policy.retentionDays ?? settings.retentionDays,
    notifications: { ...settings.notifications, when: policy.notifications ?? settings.notifications.when },
  };
}
