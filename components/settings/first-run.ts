import * as z from 'zod/mini';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';

/** From nothing to numbers in a CRM: a key, a task, a site. */
export const firstSteps = ['key', 'task', 'site'] as const;
export type FirstStep = (typeof firstSteps)[number];

const firstRunKind: RecordKind<FirstStep[] | undefined> = {
  prefix: 'firstRun',
  version: 1,
  schema: z.optional(z.array(z.enum(firstSteps))),
};

/**
 * The steps that were taken or skipped: they do not come back when what they led to is gone again. `undefined` until
 * they were shown.
 */
export const createFirstRunStore = (area: StorageArea): ItemStore<FirstStep[] | undefined> =>
  createItemStore(area, firstRunKind, undefined);

export const stepsLeft = (over: readonly FirstStep[], isTaken: Record<FirstStep, boolean>): FirstStep[] =>
  firstSteps.filter((step) => !over.includes(step) && !isTaken[step]);

/** With what was taken by now; the same list when that is nothing new. */
export function noteTaken(over: FirstStep[], isTaken: Record<FirstStep, boolean>): FirstStep[] {
  const news = firstSteps.filter((step) => isTaken[step] && !over.includes(step));
  return news.length > 0 ? [...over, ...news] : over;
}

interface Installation {
  store: ItemStore<FirstStep[] | undefined>;
  /** As browsers give them to `onInstalled`, and by `management.getSelf`. */
  reason: string;
  installType: string;
  openPopup: () => Promise<unknown>;
}

/**
 * Opens the popup by itself, in a tab: once, after the installation by a person. Whom an administrator installs it for
 * has not asked for it, updates are no news, and an unpacked extension counts as installed at each start.
 */
export async function welcome({ store, reason, installType, openPopup }: Installation): Promise<void> {
  if (reason !== 'install' || installType === 'admin' || (await store.get()) !== undefined) return;
  await store.set([]);
  await openPopup();
}
