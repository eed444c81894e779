import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import { createSerialQueue } from '../storage/serial-queue';
import { applyPolicy, noPolicy, type PolicySource } from './policy';
import { defaultSettings, type Settings, settingsSchema } from './settings';

const settingsKind: RecordKind<Settings> = { prefix: 'settings', version: 1, schema: settingsSchema };

/** Reads what is in force (`applyPolicy`). */
export interface SettingsStore extends Pick<ItemStore<Settings>, 'get' | 'watch'> {
  /** Writes what the user chooses, which may be more than what is in force: policies come and go. */
  choose(change: (chosen: Settings) => Settings): Promise<void>;
}

export function createSettingsStore(area: StorageArea, policy: PolicySource = noPolicy): SettingsStore {
  const chosen = createItemStore(area, settingsKind, defaultSettings);
  const inTurn = createSerialQueue();
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
