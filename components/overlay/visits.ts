import * as z from 'zod/mini';
import { createRecordStore, type RecordKind, type RecordStore, type StorageArea } from '../storage/record-store';
import { createTurns } from '../storage/turns';

/** So many people a page load is answered for at once, and so many more each minute that it stays open. */
const MOST_AT_ONCE = 400;
const MORE_A_MINUTE = 30;
/** Page loads that are remembered; the one that was quiet for the longest goes first. */
const MOST_VISITS = 60;

/** What one page load was shown. Time is milliseconds since 1970. */
const visitSchema = z.object({
  shown: z.array(z.string()),
  /** How many more people it may be shown as of `at`. */
  left: z.number(),
  at: z.number(),
});
type Visit = z.infer<typeof visitSchema>;
const visitKind: RecordKind<Visit> = { prefix: 'visit:', version: 1, schema: visitSchema };

/** The page loads on which people were shown: how many, so that nobody harvests, and whom, so that nobody else is acted on. */
export interface Visits {
  /** Answers those of `personnelIds` that this page load may be shown: those who were, and as many more as are left. */
  admit(visit: string, personnelIds: readonly string[]): Promise<ReadonlySet<string>>;
  wasShown(visit: string, personnelId: string): Promise<boolean>;
  /** As if none had been shown this person. How many more each may be shown stays as it is. */
  forget(personnelId: string): Promise<void>;
  forgetAll(): Promise<void>;
}

/** `area` lives as long as the browser's session does: the worker dies many times while one page stays open. */
export const createVisitStore = (area: StorageArea): RecordStore<Visit> => createRecordStore(area, visitKind);

export function createVisits(store: RecordStore<Visit>, now: () => number): Visits {
  const inTurn = createTurns();
  let known: Map<string, Visit> | undefined;

  async function forgetQuietOnes(visits: Map<string, Visit>): Promise<void> {
    if (visits.size <= MOST_VISITS) return;
    const quiet = [...visits].sort(([, some], [, other]) => some.at - other.at).slice(0, visits.size - MOST_VISITS);
    for (const [id] of quiet) visits.delete(id);
    await store.remove(quiet.map(([id]) => id));
  }

  return {
    admit: (id, personnelIds) =>
      inTurn(async () => {
        known ??= await store.all();
        const visit = known.get(id) ?? { shown: [], left: MOST_AT_ONCE, at: now() };
        const shown = new Set(visit.shown);
        const strangers = [...new Set(personnelIds)].filter((personnelId) => !shown.has(personnelId));
        if (strangers.length > 0) {
          const regained = (Math.max(0, now() - visit.at) / 60_000) * MORE_A_MINUTE;
          const left = Math.min(MOST_AT_ONCE, visit.left + regained);
          const admitted = strangers.slice(0, Math.floor(left));
          for (const personnelId of admitted) shown.add(personnelId);
          const next = { shown: [...shown].slice(-5 * MOST_AT_ONCE), left: left - admitted.length, at: now() };
          known.set(id, next);
          await store.put(id, next);
          await forgetQuietOnes(known);
        }
        return new Set(personnelIds.filter((personnelId) => shown.has(personnelId)));
      }),
    wasShown: (id, personnelId) =>
      inTurn(async () => {
        known ??= await store.all();
        return known.get(id)?.shown.includes(personnelId) ?? false;
      }),
    forget: (personnelId) =>
      inTurn(async () => {
        known ??= await store.all();
        const changed = [...known].flatMap(([id, visit]): [string, Visit][] => {
          const shown = visit.shown.filter((other) => other !== personnelId);
          return shown.length < visit.shown.length ? [[id, { ...visit, shown }]] : [];
        });
        for (const [id, visit] of changed) known.set(id, visit);
        // Where nothing more can be stored, the whole record goes: what is left of it in memory counts on.
        await store.putMany(new Map(changed)).catch(() => store.remove(changed.map(([id]) => id)));
      }),
    forgetAll: () =>
      inTurn(async () => {
        await store.remove([...(await store.all()).keys()]);
        known = undefined;
      }),
  };
}
