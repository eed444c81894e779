import type { StorageChanges } from '../storage/record-store';
import type { Policy } from './parse-policy';
import type { Settings } from './settings';

export type { Policy };

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

export function createPolicySource(area: ManagedArea): PolicySource {
  return {
    async read() {
      // Firefox rejects if no policy is installed.
      const managed = await area.get(null).catch(() => ({}));
      // Loaded on demand, because most users have no policy.
      return Object.keys(managed).length === 0 ? {} : (await import('./parse-policy')).parsePolicy(managed);
    },
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
