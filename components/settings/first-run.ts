import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';

/** The setup steps. */
export const firstSteps = ['key', 'task', 'site'] as const;
export type FirstStep = (typeof firstSteps)[number];

const firstRunKind: RecordKind<FirstStep[] | undefined> = {
  prefix: 'firstRun',
  version: 1,
  schema: s.optional(s.array(s.oneOf(firstSteps))),
};

/**
 * The steps that were completed or skipped. They don't come back, even if their result is removed. `undefined` until
 * they are shown for the first time.
 */
export const createFirstRunStore = (area: StorageArea): ItemStore<FirstStep[] | undefined> =>
  createItemStore(area, firstRunKind, undefined);

export const stepsLeft = (over: readonly FirstStep[], isTaken: Record<FirstStep, boolean>): FirstStep[] =>
  firstSteps.filter((step) => !over.includes(step) && !isTaken[step]);

/** Adds the steps completed by now; returns the same list if there are none. */
export function noteTaken(over: FirstStep[], isTaken: Record<FirstStep, boolean>): FirstStep[] {
  const news = firstSteps.filter((step) => isTaken[step] && !over.includes(step));
  return news.length > 0 ? [...over, ...news] : over;
}

interface Installation {
  store: ItemStore<FirstStep[] | undefined>;
  /** From the browser's `onInstalled` event and `management.getSelf`. */
  reason: string;
  installType: string;
  /** Whether the person has yet to answer the consent screen, which the popup shows first. */
  isConsentPending: () => Promise<boolean>;
  openPopup: () => Promise<unknown>;
}

/**
 * Opens the popup once after an install. An administrator's install does not open it, because the user did not ask for
 * it, and neither does a repeated one: an unpacked extension reports an install at every start. An update opens the
 * popup only for an existing user who must consent again, because their tasks are suspended until then.
 */
export async function welcome(installation: Installation): Promise<void> {
  const { store, reason, installType, isConsentPending, openPopup } = installation;
  const isUsed = (await store.get()) !== undefined;
  if (reason === 'update' && isUsed && (await isConsentPending())) await openPopup();
  if (reason !== 'install' || installType === 'admin' || isUsed) return;
  await store.set([]);
  await openPopup();
}
