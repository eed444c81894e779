import * as z from 'zod/mini';
import { noPolicy, type PolicySource } from '../settings/policy';
import { createItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import {
  agrees,
  CONSENT_VERSION,
  type Consent,
  type ConsentAnswer,
  consentAnswerSchema,
  consentOf,
  isGiven,
} from './consent';

/** All that is kept of somebody who declines. */
const consentKind: RecordKind<ConsentAnswer | undefined> = {
  prefix: 'consent',
  version: 1,
  schema: z.optional(consentAnswerSchema),
};

export interface ConsentStore {
  get(): Promise<Consent>;
  isGiven(): Promise<boolean>;
  answer(answer: ConsentAnswer['answer'], now: number): Promise<void>;
  /** Calls `listener` with every later state, which may be the one before. */
  watch(listener: (consent: Consent) => void, signal: AbortSignal): void;
}

export function createConsentStore(area: StorageArea, policy: PolicySource = noPolicy): ConsentStore {
  const item = createItemStore(area, consentKind, undefined);

  async function get(): Promise<Consent> {
    const answer = await item.get();
    // Just after the browser's start a policy takes seconds to read, and nobody who has agreed should wait for it.
    return consentOf(answer, agrees(answer) ? undefined : (await policy.read()).consent);
  }

  return {
    get,
    isGiven: async () => isGiven(await get()),
    async answer(answer, now) {
      await item.set({ answer, version: CONSENT_VERSION, answeredAt: now });
      // What the first steps remember is no part of a refusal.
      if (answer === 'declined') await area.remove('firstRun');
    },
    watch(listener, signal) {
      const tell = () => void get().then(listener);
      item.watch(tell, signal);
      policy.watch(tell, signal);
    },
  };
}
