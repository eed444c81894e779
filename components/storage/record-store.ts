import * as z from 'zod/mini';

/** The part of `browser.storage.StorageArea` that stores need; `browser.storage.local` fits. */
export interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Chrome 130 and newer; without it every key is read with its value. */
  getKeys?(): Promise<string[]>;
  onChanged: {
    addListener(listener: (changes: StorageChanges) => void): void;
    removeListener(listener: (changes: StorageChanges) => void): void;
  };
}

export type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/**
 * What is stored under one prefix: one storage key a record, `prefix + id`.
 * A change of shape is a new `version`, one more entry in `migrations`
 * (`migrations[n]` makes version n + 1 of a record of version n), and a saved example that a test reads.
 */
export interface RecordKind<T> {
  prefix: string;
  version: number;
  schema: z.ZodMiniType<T>;
  migrations?: Record<number, (older: unknown) => unknown>;
}

export interface RecordStore<T> {
  get(id: string): Promise<T | undefined>;
  /** Only the IDs that have a readable record, each as it is when the last was read. */
  getMany(ids: readonly string[]): Promise<Map<string, T>>;
  /** The same of every record. */
  all(): Promise<Map<string, T>>;
  /** Rejects when storage refuses (quota); what was stored before is then still there. */
  put(id: string, record: T): Promise<void>;
  /** All or nothing, like the storage write that it is. */
  putMany(records: ReadonlyMap<string, T>): Promise<void>;
  /** Also what was set aside of them because it could not be read. */
  remove(ids: readonly string[]): Promise<void>;
  /** Calls `listener` with every later change; `undefined` stands for a removed record. */
  watch(listener: (changed: Map<string, T | undefined>) => void, signal: AbortSignal): void;
}

/**
 * So many are asked for at once, some 60 kB: what is larger takes Chromium many times as long. Ten thousand people take
 * it 2 s as one answer, and 0.3 s in such parts (`npm run bench -- stores`).
 */
export const KEYS_AT_ONCE = 32;

/** Where records go that cannot be read any more: out of the way, but not lost. */
const DAMAGED_PREFIX = 'damaged:';

const envelope = z.object({ version: z.int(), data: z.unknown() });

/** Reads one stored value as the newest version of its kind; `undefined` when it is damaged. */
export function parseRecord<T>(kind: RecordKind<T>, stored: unknown): T | undefined {
  const parsed = envelope.safeParse(stored);
  if (!parsed.success || parsed.data.version > kind.version) return undefined;
  let { data } = parsed.data;
  for (let version = parsed.data.version; version < kind.version; version++) {
    const migrate = kind.migrations?.[version];
    if (!migrate) return undefined;
    try {
      data = migrate(data);
    } catch {
      return undefined;
    }
  }
  const record = kind.schema.safeParse(data);
  return record.success ? record.data : undefined;
}

export function createRecordStore<T>(area: StorageArea, kind: RecordKind<T>): RecordStore<T> {
  const keyOf = (id: string) => kind.prefix + id;
  const wrap = (data: T) => ({ version: kind.version, data });

  async function read(stored: Record<string, unknown>): Promise<Map<string, T>> {
    const records = new Map<string, T>();
    const damaged: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(stored)) {
      if (!key.startsWith(kind.prefix) || value === undefined) continue;
      const record = parseRecord(kind, value);
      if (record === undefined) damaged[key] = value;
      else records.set(key.slice(kind.prefix.length), record);
    }
    await setAside(area, damaged);
    return records;
  }

  /** One part after the other: all parts at once take as long as all in one. */
  async function readParts(ids: readonly string[], isWanted: (id: string) => boolean): Promise<Map<string, T>> {
    const records = new Map<string, T>();
    const meanwhile = new Map<string, T | undefined>();
    const reading = new AbortController();
    watch((changed) => {
      for (const [id, record] of changed) if (isWanted(id)) meanwhile.set(id, record);
    }, reading.signal);
    try {
      for (let from = 0; from < ids.length; from += KEYS_AT_ONCE) {
        const part = await read(await area.get(ids.slice(from, from + KEYS_AT_ONCE).map(keyOf)));
        for (const [id, record] of part) records.set(id, record);
      }
    } finally {
      reading.abort();
    }
    for (const [id, record] of meanwhile) {
      if (record === undefined) records.delete(id);
      else records.set(id, record);
    }
    return records;
  }

  async function ids(): Promise<string[] | undefined> {
    const keys = await area.getKeys?.();
    return keys?.filter((key) => key.startsWith(kind.prefix)).map((key) => key.slice(kind.prefix.length));
  }

  function watch(listener: (changed: Map<string, T | undefined>) => void, signal: AbortSignal): void {
    const onChanged = (changes: StorageChanges) => {
      const changed = new Map<string, T | undefined>();
      for (const [key, { newValue }] of Object.entries(changes)) {
        if (key.startsWith(kind.prefix)) changed.set(key.slice(kind.prefix.length), parseRecord(kind, newValue));
      }
      if (changed.size > 0) listener(changed);
    };
    area.onChanged.addListener(onChanged);
    signal.addEventListener('abort', () => area.onChanged.removeListener(onChanged));
  }

  return {
    async get(id) {
      return (await read(await area.get(keyOf(id)))).get(id);
    },
    getMany: (some) => {
      const wanted = new Set(some);
      return readParts(some, (id) => wanted.has(id));
    },
    async all() {
      const all = await ids();
      return all ? readParts(all, () => true) : read(await area.get(null));
    },
    async put(id, record) {
      await area.set({ [keyOf(id)]: wrap(record) });
    },
    async putMany(records) {
      if (records.size === 0) return;
      await area.set(Object.fromEntries([...records].map(([id, record]) => [keyOf(id), wrap(record)])));
    },
    async remove(ids) {
      if (ids.length > 0) await area.remove(ids.flatMap((id) => [keyOf(id), DAMAGED_PREFIX + keyOf(id)]));
    },
    watch,
  };
}

async function setAside(area: StorageArea, damaged: Record<string, unknown>): Promise<void> {
  const keys = Object.keys(damaged);
  if (keys.length === 0) return;
  try {
    await area.set(Object.fromEntries(keys.map((key) => [DAMAGED_PREFIX + key, damaged[key]])));
    await area.remove(keys);
  } catch {
    // A full storage: they stay where they are, unread, and keep nobody from the others.
  }
}

/** Removes what was set aside of these records; `keys` as `damagedRecords` gives them. */
export async function removeDamaged(area: StorageArea, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await area.remove(keys.map((key) => DAMAGED_PREFIX + key));
}

/** Removes what was set aside and names `id` anywhere: nobody can say what else it holds. */
export async function forgetDamaged(area: StorageArea, id: string): Promise<void> {
  const keys = (await damagedRecords(area)).map((key) => DAMAGED_PREFIX + key);
  const named = Object.entries(await area.get(keys)).filter(([key, value]) =>
    `${key}${JSON.stringify(value)}`.includes(id),
  );
  if (named.length > 0) await area.remove(named.map(([key]) => key));
}

/** The keys of the records that were set aside, such as `task:321`. */
export async function damagedRecords(area: StorageArea): Promise<string[]> {
  const keys = area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));
  return keys.filter((key) => key.startsWith(DAMAGED_PREFIX)).map((key) => key.slice(DAMAGED_PREFIX.length));
}
