import { siteOf } from '../../sites/site-of';
import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../../storage/record-store';
import * as s from '../../storage/schema';
import { createSerialQueue } from '../../storage/serial-queue';

/** How many people may be disclosed at once, how many more each minute, and how many of them are remembered. */
interface Allowance {
  atOnce: number;
  aMinute: number;
  remembered: number;
}
const forOnePage: Allowance = { atOnce: 400, aMinute: 30, remembered: 2000 };
/** For all pages of a site together: twice what someone needs who works through lists all day. */
const forOneSite: Allowance = { atOnce: 1000, aMinute: 15, remembered: 5000 };
/** How many page loads and sites are remembered. The longest inactive ones are forgotten first. */
const MOST_REMEMBERED = 60;

/** The people disclosed to one page load or site. Times are milliseconds since 1970. */
const shownSchema = s.object({
  shown: s.array(s.string()),
  /** How many more people may be disclosed, as of `at`. */
  left: s.number(),
  at: s.number(),
});
type Shown = s.Infer<typeof shownSchema>;
const visitKind: RecordKind<Shown> = { prefix: 'visit:', version: 1, schema: shownSchema };
const visitedSiteKind: RecordKind<Shown> = { prefix: 'visitedSite:', version: 1, schema: shownSchema };

/** The page that asks. */
interface Visitor {
  /** One page load of one frame. */
  visit: string;
  origin: string;
}

/**
 * Tracks the people disclosed to page loads and sites: their number, to prevent harvesting, and their IDs, so that a
 * page can act on nobody else.
 */
export interface DisclosureQuota {
  /** Returns those of `personnelIds` that may be disclosed to this page load, within the remaining quota. */
  admit(visitor: Visitor, personnelIds: readonly string[]): Promise<ReadonlySet<string>>;
  wasShown(visit: string, personnelId: string): Promise<boolean>;
  /** Forgets all disclosures of this person. The remaining quotas don't change. */
  forget(personnelId: string): Promise<void>;
  forgetAll(): Promise<void>;
}

export interface VisitStores {
  visits: RecordStore<Shown>;
  sites: RecordStore<Shown>;
}

/** `area` must outlive the worker, which dies many times while a page stays open: use the session area. */
export const createVisitStores = (area: StorageArea): VisitStores => ({
  visits: createRecordStore(area, visitKind),
  sites: createRecordStore(area, visitedSiteKind),
});

export function createDisclosureQuota(stores: VisitStores, now: () => number): DisclosureQuota {
  const enqueue = createSerialQueue();
  const pages = createShownBook(stores.visits, forOnePage, now);
  const sites = createShownBook(stores.sites, forOneSite, now);

  return {
    admit: ({ visit, origin }, personnelIds) =>
      enqueue(async () => {
        const [page, site] = [await pages.open(visit), await sites.open(siteOf(origin))];
        const wanted = [...new Set(personnelIds)];
        for (const personnelId of wanted)
          if (page.mayShow(personnelId) && site.show(personnelId)) page.show(personnelId);
        await site.close();
        await page.close();
        return new Set(wanted.filter((personnelId) => page.wasShown(personnelId)));
      }),
    wasShown: (visit, personnelId) => enqueue(async () => (await pages.open(visit)).wasShown(personnelId)),
    forget: (personnelId) =>
      enqueue(async () => {
        await pages.forget(personnelId);
        await sites.forget(personnelId);
      }),
    forgetAll: () =>
      enqueue(async () => {
        await pages.forgetAll();
        await sites.forgetAll();
      }),
  };
}

function createShownBook(store: RecordStore<Shown>, allowance: Allowance, now: () => number) {
  let known: Map<string, Shown> | undefined;

  async function load(): Promise<Map<string, Shown>> {
    known ??= await store.all();
    return known;
  }

  async function forgetQuietOnes(all: Map<string, Shown>): Promise<void> {
    if (all.size <= MOST_REMEMBERED) return;
    const quiet = [...all].sort(([, some], [, other]) => some.at - other.at).slice(0, all.size - MOST_REMEMBERED);
    for (const [id] of quiet) all.delete(id);
    await store.remove(quiet.map(([id]) => id));
  }

  return {
    async open(id: string) {
      const all = await load();
      const { atOnce, aMinute, remembered } = allowance;
      const before = all.get(id) ?? { shown: [], left: atOnce, at: now() };
      const shown = new Set(before.shown);
      const regained = (Math.max(0, now() - before.at) / 60_000) * aMinute;
      const atFirst = Math.min(atOnce, before.left + regained);
      let left = atFirst;
      const mayShow = (personnelId: string) => shown.has(personnelId) || left >= 1;
      return {
        wasShown: (personnelId: string) => shown.has(personnelId),
        mayShow,
        /** Returns whether it is within the quota. */
        show(personnelId: string): boolean {
          if (!mayShow(personnelId)) return false;
          if (!shown.has(personnelId)) left--;
          shown.add(personnelId);
          return true;
        },
        async close(): Promise<void> {
          if (left === atFirst) return;
          const next = { shown: [...shown].slice(-remembered), left, at: now() };
          all.set(id, next);
          // If storage is full, this worker keeps counting in memory.
          await store.put(id, next).catch(() => {});
          await forgetQuietOnes(all);
        },
      };
    },
    async forget(personnelId: string): Promise<void> {
      const all = await load();
      const changed = [...all].flatMap(([id, entry]): [string, Shown][] => {
        const shown = entry.shown.filter((other) => other !== personnelId);
        return shown.length < entry.shown.length ? [[id, { ...entry, shown }]] : [];
      });
      for (const [id, entry] of changed) all.set(id, entry);
      // If storage is full, remove the records; this worker keeps counting in memory.
      await store.putMany(new Map(changed)).catch(() => store.remove(changed.map(([id]) => id)));
    },
    async forgetAll(): Promise<void> {
      await store.remove([...(await store.all()).keys()]);
      known = undefined;
    },
  };
}
