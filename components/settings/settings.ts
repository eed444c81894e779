import * as z from 'zod/mini';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import { createTurns } from '../storage/turns';
import { applyPolicy, noPolicy, type PolicySource } from './policy';

export const DEFAULT_API_ADDRESS = 'https://platform.lensmor.com';

export const settingsSchema = z.object({
  /** Origin, and path if a proxy has one, without a slash at the end. */
  apiAddress: z.string(),
  notifications: z.object({
    when: z.enum(['always', 'failures', 'never']),
    /** Whether a notification may name people; never their numbers. */
    withNames: z.boolean(),
  }),
  numberFormat: z.enum(['international', 'national', 'e164']),
  retentionDays: z.int(),
  /** No chips anywhere while true. */
  overlayPaused: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  apiAddress: DEFAULT_API_ADDRESS,
  notifications: { when: 'always', withNames: false },
  numberFormat: 'international',
  retentionDays: 90,
  overlayPaused: false,
};

const settingsKind: RecordKind<Settings> = { prefix: 'settings', version: 1, schema: settingsSchema };

/** Reads what is in force (`applyPolicy`). */
export interface SettingsStore extends Pick<ItemStore<Settings>, 'get' | 'watch'> {
  /** Writes what the user chooses, which may be more than what is in force: policies come and go. */
  choose(change: (chosen: Settings) => Settings): Promise<void>;
}

export function createSettingsStore(area: StorageArea, policy: PolicySource = noPolicy): SettingsStore {
  const chosen = createItemStore(area, settingsKind, defaultSettings);
  const inTurn = createTurns();
  const inForce = async () => {
    // It may take seconds, in which the user goes on choosing.
    const inPolicy = await policy.read();
    return applyPolicy(await chosen.get(), inPolicy);
  };
  return {
    get: inForce,
    choose: (change) => inTurn(async () => chosen.set(change(await chosen.get()))),
    watch(listener, signal) {
      const tell = () => void inForce().then(listener);
      chosen.watch(tell, signal);
      policy.watch(tell, signal);
    },
  };
}
