import { createItemStore, type ItemStore } from '../../storage/item-store';
import type { RecordKind, StorageArea } from '../../storage/record-store';
import * as s from '../../storage/schema';
import { type Decision, decisionSchema } from '../decisions/decision';
import { decodeEntries, encodeEntries, type FingerprintTable } from './fingerprint-table';

/** The complete contact index. */
interface WholeIndex {
  table: FingerprintTable;
  decisions: readonly Decision[];
  /** Encoded as pages receive them. */
  fingerprints: string;
}

/** The stored index, for the next worker. */
export interface IndexSnapshot {
  get(): Promise<Omit<WholeIndex, 'fingerprints'> | undefined>;
  getFingerprints(): Promise<string | undefined>;
  set(index: WholeIndex): Promise<void>;
  remove(): Promise<void>;
}

const indexSchema = s.object({
  /** One per line. The browser takes twenty times as long to load an array of 40,000 strings. */
  owners: s.string(),
  entries: s.string(),
  decisions: s.array(decisionSchema),
});
const indexKind: RecordKind<s.Infer<typeof indexSchema> | undefined> = {
  prefix: 'contactIndex',
  version: 1,
  schema: s.optional(indexSchema),
};
const fingerprintsKind: RecordKind<string | undefined> = {
  prefix: 'fingerprints',
  version: 1,
  schema: s.optional(s.string()),
};

/** `sessionArea` is in memory and ends with the browser, so the snapshot can't be older than the stores on disk. */
export function createIndexSnapshot(sessionArea: StorageArea): IndexSnapshot {
  const whole = createItemStore(sessionArea, indexKind, undefined);
  const fingerprints: ItemStore<string | undefined> = createItemStore(sessionArea, fingerprintsKind, undefined);
  return {
    async get() {
      const kept = await whole.get();
      if (!kept) return undefined;
      const { owners, entries, decisions } = kept;
      return { table: { owners: owners.split('\n'), entries: decodeEntries(entries) }, decisions };
    },
    getFingerprints: fingerprints.get,
    async set(index) {
      const { table, decisions } = index;
      await whole.set({ owners: table.owners.join('\n'), entries: encodeEntries(table), decisions: [...decisions] });
      await fingerprints.set(index.fingerprints);
    },
    remove: async () => void (await Promise.all([whole.remove(), fingerprints.remove()])),
  };
}
