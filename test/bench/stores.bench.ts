import type { Browser } from 'wxt/browser';
import { KEYS_AT_ONCE, READS_AT_ONCE } from '../../components/storage/record-store';
import type { Extension } from '../e2e/kit/extension';
import { onAllowedSites } from './kit/allowed-sites';
import { type Figure, type Findings, percentile } from './kit/findings';
import { contacts, endedTasks, type Stored, store } from './kit/stored';

/** The `chrome` API of extension pages; used only inside functions that run in one. */
declare const chrome: typeof Browser;

const RUNS = 10;
const SMALL = { contacts: 100, tasks: 10 };
const LARGE = { contacts: 40_000, tasks: 1000 };

/** What grows with the amount stored, and what must not: medians in milliseconds, measured from an extension page. */
export async function run(): Promise<Findings> {
  const small = await measure(SMALL);
  const large = await measure(LARGE);
  const beside = `${SMALL.contacts} contacts, ${SMALL.tasks} tasks`;
  const growth = LARGE.contacts / SMALL.contacts;
  const figure = (what: keyof typeof small, most: number): Figure => ({
    what: `${what}, 40,000 contacts and 1,000 tasks`,
    value: large[what],
    unit: 'ms',
    against: { what: beside, value: small[what] },
    limit: { of: 'ratio', most },
  });
  return {
    figures: [
      figure('worker started and ready', growth),
      figure('first write of a started worker', growth),
      figure('all contacts read', growth),
      figure("one poll's write", 1.5),
    ],
  };
}

async function measure(size: typeof SMALL) {
  const tasks = endedTasks(size.tasks, 20);
  return onAllowedSites([], async (extension) => {
    await store(extension, { ...contacts(size.contacts), ...tasks });
    const medianOf = async (work: () => Promise<number>) => {
      const times: number[] = [];
      for (let at = 0; at < RUNS; at++) times.push(await work());
      return percentile(times, 0.5);
    };
    const cold = (message: unknown) => async () => {
      await extension.killWorker();
      return timeMessage(extension, message);
    };
    return {
      // The worker rejects an unknown message as soon as it can.
      'worker started and ready': await medianOf(cold({})),
      'first write of a started worker': await medianOf(
        cold({ name: 'tasks.label', payload: { id: '1001', label: 'A' } }),
      ),
      'all contacts read': await medianOf(() => timeReading(extension)),
      "one poll's write": await medianOf(() => timeWrite(extension, tasks)),
    };
  });
}

const timeMessage = (extension: Extension, message: unknown): Promise<number> =>
  extension.evaluate(async (sent) => {
    const fromMs = performance.now();
    await chrome.runtime.sendMessage(sent).catch(() => {});
    return performance.now() - fromMs;
  }, message);

/** Reads like a record store. */
const timeReading = (extension: Extension): Promise<number> =>
  extension.evaluate(
    async ([keysAtOnce, readsAtOnce]) => {
      const fromMs = performance.now();
      const keys = (await chrome.storage.local.getKeys()).filter((key) => key.startsWith('contact:'));
      const readOn = async () => {
        while (keys.length > 0) await chrome.storage.local.get(keys.splice(0, keysAtOnce));
      };
      await Promise.all(Array.from({ length: readsAtOnce }, readOn));
      return performance.now() - fromMs;
    },
    [KEYS_AT_ONCE, READS_AT_ONCE] as const,
  );

/** The write after one API answer: one task and one of its people. */
const timeWrite = (extension: Extension, tasks: Stored): Promise<number> =>
  extension.evaluate(
    async ([task, contact]) => {
      const stamp = (record: unknown) => ({ ...(record as { data: object }), version: 1, at: Math.random() });
      const fromMs = performance.now();
      await chrome.storage.local.set({ 'contact:7000001': stamp(contact) });
      await chrome.storage.local.set({ 'task:1001': stamp(task) });
      return performance.now() - fromMs;
    },
    [tasks['task:1001'], contacts(2)['contact:7000001']] as const,
  );
