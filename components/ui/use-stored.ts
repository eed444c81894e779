import { useEffect, useState } from 'preact/hooks';

interface Records<T> {
  all(): Promise<Map<string, T>>;
  watch(listener: (changed: Map<string, T | undefined>) => void, signal: AbortSignal): void;
}
interface Item<T> {
  get(): Promise<T>;
  watch(listener: (value: T) => void, signal: AbortSignal): void;
}

/** All records of a store, live; `undefined` until they were read, unless they are at hand. */
export function useRecords<T>(store: Records<T>, atHand?: ReadonlyMap<string, T>): ReadonlyMap<string, T> | undefined {
  const [records, setRecords] = useState(atHand);
  useEffect(() => {
    const life = new AbortController();
    store.watch((changed) => setRecords((before) => merge(before ?? new Map(), changed)), life.signal);
    void store.all().then((all) => !life.signal.aborted && setRecords(all));
    return () => life.abort();
  }, [store]);
  return records;
}

function merge<T>(before: ReadonlyMap<string, T>, changed: ReadonlyMap<string, T | undefined>): ReadonlyMap<string, T> {
  const after = new Map(before);
  for (const [id, record] of changed) {
    if (record === undefined) after.delete(id);
    else after.set(id, record);
  }
  return after;
}

/** A stored item, live; `undefined` until it was read. */
export function useItem<T>(item: Item<T>, atHand?: T): T | undefined {
  const [value, setValue] = useState(atHand);
  useEffect(() => {
    const life = new AbortController();
    item.watch(setValue, life.signal);
    void item.get().then((now) => !life.signal.aborted && setValue(now));
    return () => life.abort();
  }, [item]);
  return value;
}

/** The time, anew at each full step while the page is looked at; milliseconds since 1970. */
export function useNow(stepMs = 1000): number {
  const read = () => Math.floor(Date.now() / stepMs) * stepMs;
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}
