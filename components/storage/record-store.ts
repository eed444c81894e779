import * as s from './schema';

/** The part of `browser.storage.StorageArea` that stores use. */
export interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Chrome 130 and newer. Without it, finding the keys means reading all values. */
  getKeys?(): Promise<string[]>;
  onChanged: {
    addListener(listener: (changes: StorageChanges) => void): void;
    removeListener(listener: (changes: StorageChanges) => void): void;
  };
}

export type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/**
 * All records under one prefix, each with its own storage key: `prefix + id`.
 * To change the shape, increase `version`, add an entry to `migrations` (`migrations[n]` turns version n into
 * version n + 1), and save an example of the old shape for the test in `test/upgrade/`.
 */
export interface RecordKind<T> {
  prefix: string;
  version: number;
  schema: s.Schema<T>;
  migrations?: Record<number, (older: unknown) => unknown>;
  /** Whether most of many IDs that are read have no record. Then the keys are listed first. */
  isSparse?: boolean;
}

export interface RecordStore<T> {
  get(id: string): Promise<T | undefined>;
  /** Only IDs with a readable record. Changes made during the read are included. */
  getMany(ids: readonly string[]): Promise<Map<string, T>>;
  /** The same for all records. */
  all(): Promise<Map<string, T>>;
  /** Rejects if the browser rejects the write, for example over quota. The previous value is then unchanged. */
  put(id: string, record: T): Promise<void>;
  /** All or nothing. */
  putMany(records: ReadonlyMap<string, T>): Promise<void>;
  /** Also removes damaged copies of these records that were set aside. */
  remove(ids: readonly string[]): Promise<void>;
  /** Calls `listener` with every later change; `undefined` means removed. */
  watch(listener: (changed: Map<string, T | undefined>) => void, signal: AbortSignal): void;
}

/**
 * Keys per read, about 60 kB. Chromium's time grows faster than the size of the answer: 10,000 contacts take 2 s in one
 * read and 0.3 s in parts (`docs/decisions/storage/0007-read-storage-in-small-parts.md`).
 */
export const KEYS_AT_ONCE = 32;
/** Listing all keys takes as long as ten to thirty reads. */
const MANY_IDS = 30 * KEYS_AT_ONCE;
/** While the browser prepares one answer, the other is parsed. A third makes it slower again. */
export const READS_AT_ONCE = 2;

/** Records that can't be read are moved here, so that they are out of the way but not lost. */
const DAMAGED_PREFIX = 'damaged:';

const envelope = s.object({ version: s.int(), data: s.unknown() });

/** Parses a stored value and migrates it to the current version; `undefined` if it is damaged. */
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

  /** Reads part by part, two at a time: requesting all parts at once takes as long as a single large read. */
  async function readParts(
    asked: readonly string[],
    isWanted: (id: string) => boolean,
    maySkip = false,
  ): Promise<Map<string, T>> {
    const records = new Map<string, T>();
    const meanwhile = new Map<string, T | undefined>();
    const reading = new AbortController();
    watch((changed) => {
      for (const [id, record] of changed) if (isWanted(id)) meanwhile.set(id, record);
    }, reading.signal);
    try {
      const ids = maySkip && asked.length > MANY_IDS ? await present(asked) : asked;
      const parts: Map<string, T>[] = [];
      let from = 0;
      const readOn = async () => {
        while (from < ids.length) {
          const part = ids.slice(from, from + KEYS_AT_ONCE);
          const place = from / KEYS_AT_ONCE;
          from += KEYS_AT_ONCE;
          parts[place] = await read(await area.get(part.map(keyOf)));
        }
      };
      await Promise.all(Array.from({ length: READS_AT_ONCE }, readOn));
      for (const part of parts) for (const [id, record] of part) records.set(id, record);
    } finally {
      reading.abort();
    }
    for (const [id, record] of meanwhile) {
      if (record === undefined) records.delete(id);
      else records.set(id, record);
    }
    return records;
  }

  async function present(some: readonly string[]): Promise<readonly string[]> {
    const all = await ids();
    if (!all) return some;
    const known = new Set(all);
    return some.filter((id) => known.has(id));
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
      return readParts(some, (id) => wanted.has(id), kind.isSparse);
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
    // Storage is full. They stay where they are; the other records are not affected.
  }
}

/** Records which keys the browser can't read, with no value left to set aside, and removes them. */
export async function noteLost(area: StorageArea, keys: readonly string[]): Promise<void> {
  await setAside(area, Object.fromEntries(keys.map((key) => [key, 'unreadable'])));
}

/** Removes what was set aside of these records; `keys` as `damagedRecords` gives them. */
export async function removeDamaged(area: StorageArea, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await area.remove(keys.map((key) => DAMAGED_PREFIX + key));
}

/** Removes every damaged record that contains `id`: what else it contains can't be known. */
export async function forgetDamaged(area: StorageArea, id: string): Promise<void> {
  const keys = (await damagedRecords(area)).map((key) => DAMAGED_PREFIX + key);
  const named = Object.entries(await area.get(keys)).filter(([key, value]) =>
    `${key}${JSON.stringify(value)}`.includes(id),
  );
  if (named.length > 0) await area.remove(named.map(([key]) => key));
}

/** The keys of the records that were set aside, for example `task:321`. */
export async function damagedRecords(area: StorageArea): Promise<string[]> {
  const keys = area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));
  return keys.filter((key) => key.startsWith(DAMAGED_PREFIX)).map((key) => key.slice(DAMAGED_PREFIX.length));
}

/** Calls `listener` whenever a record is set aside or one that was is removed. */
export function watchDamaged(area: StorageArea, listener: () => void): void {
  area.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => key.startsWith(DAMAGED_PREFIX))) listener();
  });
}
