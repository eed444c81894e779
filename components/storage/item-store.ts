import { createRecordStore, type RecordKind, type StorageArea } from './record-store';

/** A single stored value; `fallback` until something is stored. */
export interface ItemStore<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
  watch(listener: (value: T) => void, signal: AbortSignal): void;
}

/** Stores the item under the key `kind.prefix`. */
export function createItemStore<T>(area: StorageArea, kind: RecordKind<T>, fallback: T): ItemStore<T> {
  const records = createRecordStore(area, kind);
  return {
    get: async () => (await records.get('')) ?? fallback,
    set: (value) => records.put('', value),
    remove: () => records.remove(['']),
    watch(listener, signal) {
      records.watch((changed) => {
        if (changed.has('')) listener(changed.get('') ?? fallback);
      }, signal);
    },
  };
}
