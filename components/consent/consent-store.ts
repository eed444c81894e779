import { noPolicy, type PolicySource } from '../settings/policy';
import { createItemStore } from '../storage/item-store';
import type { RecordKind, StorageArea } from '../storage/record-store';
import * as s from '../storage/schema';
import {
  agrees,
  CONSENT_VERSION,
  type Consent,
  type ConsentAnswer,
  consentAnswerSchema,
  consentOf,
  isGiven,
} from './consent';

/** The only record kept about a user who declines. */
const consentKind: RecordKind<ConsentAnswer | undefined> = {
  prefix: 'consent',
  version: 1,
  schema: s.optional(consentAnswerSchema),
};

export interface ConsentStore {
  get(): Promise<Consent>;
  isGiven(): Promise<boolean>;
  answer(answer: ConsentAnswer['answer'], now: number): Promise<void>;
  /** Calls `listener` with the state whenever it may have changed. */
  watch(listener: (consent: Consent) => void, signal: AbortSignal): void;
}

export function createConsentStore(area: StorageArea, policy: PolicySource = noPolicy): ConsentStore {
  const item = createItemStore(area, consentKind, undefined);

  async function get(): Promise<Consent> {
    const answer = await item.get();
    // Reading a policy takes seconds just after the browser starts. A user who has agreed must not wait for it.
    return consentOf(answer, agrees(answer) ? undefined : (await policy.read()).consent);
  }

  return {
    get,
    isGiven: async () => isGiven(await get()),
    async answer(answer, now) {
      await item.set({ answer, version: CONSENT_VERSION, answeredAt: now });
      // The completed setup steps aren't needed for a refusal.
      if (answer === 'declined') await area.remove('firstRun');
    },
    watch(listener, signal) {
      const notify = () => void get().then(listener);
      item.watch(notify, signal);
      policy.watch(notify, signal);
    },
  };
}
