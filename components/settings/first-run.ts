import * as z from 'zod/mini';
import { createItemStore, type ItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';

/** From nothing to numbers in a CRM: a key, a task, a site. */
export const firstSteps = ['key', 'task', 'site'] as const;
export type FirstStep = (typeof firstSteps)[number];

const firstRunKind: RecordKind<FirstStep[]> = {
  prefix: 'firstRun',
  version: 1,
  schema: z.array(z.enum(firstSteps)),
};

/** The steps that were taken or skipped: they do not come back when what they led to is gone again. */
export const createFirstRunStore = (area: StorageArea): ItemStore<FirstStep[]> =>
  createItemStore<FirstStep[]>(area, firstRunKind, []);

export const stepsLeft = (over: readonly FirstStep[], isTaken: Record<FirstStep, boolean>): FirstStep[] =>
  firstSteps.filter((step) => !over.includes(step) && !isTaken[step]);

/** With what was taken by now; the same list when that is nothing new. */
export function noteTaken(over: FirstStep[], isTaken: Record<FirstStep, boolean>): FirstStep[] {
  const news = firstSteps.filter((step) => isTaken[step] && !over.includes(step));
  return news.length > 0 ? [...over, ...news] : over;
}

/**
 * Whether the popup opens by itself, in a tab: once, after the installation by a person. Whom an administrator installs
 * it for has not asked for it, and updates are none of anybody's business. Arguments as browsers give them.
 */
export const opensByItself = (installedFor: string, installType: string): boolean =>
  installedFor === 'install' && installType !== 'admin';
