import { useEffect, useState } from 'preact/hooks';

interface Watchable<T> {
  watch(listener: (changed: Map<string, T | undefined>) => void, signal: AbortSignal): void;
}
interface Records<T> extends Watchable<T> {
  all(): Promise<Map<string, T>>;
}
interface SomeRecords<T> extends Watchable<T> {
  getMany(ids: readonly string[]): Promise<Map<string, T>>;
}
interface Item<T> {
  get(): Promise<T>;
  watch(listener: (value: T) => void, signal: AbortSignal): void;
}

/** All records of a store, live; `undefined` until they are read, which starts when `isWanted`. */
export function useRecords<T>(store: Records<T>, isWanted = true): ReadonlyMap<string, T> | undefined {
  const [records, setRecords] = useState<ReadonlyMap<string, T>>();
  useEffect(() => {
    if (!isWanted) return;
    const life = new AbortController();
    let meanwhile: ReadonlyMap<string, T | undefined> = new Map();
    store.watch((changed) => {
      meanwhile = new Map([...meanwhile, ...changed]);
      // Ignore changes until then: a few records would look like all of them.
      setRecords((before) => before && merge(before, changed));
    }, life.signal);
    void store.all().then((all) => !life.signal.aborted && setRecords(merge(all, meanwhile)));
    return () => life.abort();
  }, [store, isWanted]);
  return records;
}

interface SomeRead<T> {
  records: ReadonlyMap<string, T>;
  /** Whether `records` belong to the current IDs, not to the previous ones. */
  areRead: boolean;
}

/**
 * The records with these IDs, live; no others are read. `initial`: the records of the first IDs, which are read as soon
 * as they aren't `undefined`.
 */
export function useSomeRecords<T>(
  store: SomeRecords<T>,
  ids: readonly string[] | undefined,
  initial: ReadonlyMap<string, T>,
): SomeRead<T> {
  const list = ids && JSON.stringify(ids);
  const [read, setRead] = useState({ list, records: initial });
  useEffect(() => {
    if (list === undefined) return;
    const life = new AbortController();
    const wanted = JSON.parse(list) as string[];
    const isWanted = new Set(wanted);
    store.watch((changed) => {
      const news = new Map([...changed].filter(([id]) => isWanted.has(id)));
      if (news.size > 0) setRead((before) => ({ ...before, records: merge(before.records, news) }));
    }, life.signal);
    void store.getMany(wanted).then((records) => !life.signal.aborted && setRead({ list, records }));
    return () => life.abort();
  }, [store, list]);
  return { records: read.records, areRead: read.list === list };
}

function merge<T>(before: ReadonlyMap<string, T>, changed: ReadonlyMap<string, T | undefined>): ReadonlyMap<string, T> {
  const after = new Map(before);
  for (const [id, record] of changed) {
    if (record === undefined) after.delete(id);
    else after.set(id, record);
  }
  return after;
}

/** A stored item, live; `initial` or `undefined` until it is read. */
export function useItem<T>(item: Item<T>, initial?: T): T | undefined {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const life = new AbortController();
    item.watch(setValue, life.signal);
    void item.get().then((now) => !life.signal.aborted && setValue(now));
    return () => life.abort();
  }, [item]);
  return value;
}

/** The time, updated at each full step while the page is visible; milliseconds since 1970. */
export function useNow(stepMs = 1000): number {
  const read = () => Math.floor(Date.now() / stepMs) * stepMs;
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}

/** Whether the browser considers itself online. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const life = new AbortController();
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look, { signal: life.signal });
    addEventListener('offline', look, { signal: life.signal });
    return () => life.abort();
  }, []);
  return isOnline;
}
