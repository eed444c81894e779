import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import { applyPolicy, noPolicy, type PolicySource } from './policy';
import { defaultSettings, type Settings, settingsSchema } from './settings';

const settingsKind: RecordKind<Settings> = { prefix: 'settings', version: 1, schema: settingsSchema };

/** Reads the effective settings (`applyPolicy`). */
export interface SettingsStore extends Pick<ItemStore<Settings>, 'get' | 'watch'> {
  /** Writes the user's own choices, even those that a policy currently overrides: policies come and go. */
  choose(change: (chosen: Settings) => Settings): Promise<void>;
}

export function createSettingsStore(area: StorageArea, policy: PolicySource = noPolicy): SettingsStore {
  const chosen = createItemStore(area, settingsKind, defaultSettings);
  const enqueue = createSerialQueue();
  const effective = async () => {
    // Read the policy first: it may take seconds, during which the user may change settings.
    const inPolicy = await policy.read();
    return applyPolicy(await chosen.get(), inPolicy);
  };
  return {
    get: effective,
    choose: (change) => enqueue(async () => chosen.set(change(await chosen.get()))),
    watch(listener, signal) {
      const notify = () => void effective().then(listener);
      chosen.watch(notify, signal);
      policy.watch(notify, signal);
    },
  };
}
