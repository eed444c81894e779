import type { RecordStore } from '../../storage/record-store';
import { createSerialQueue } from '../../storage/serial-queue';
import type { Decision } from './decision';
import { decisionId } from './decision-store';

/** The only writer of what the user decided. */
export interface DecisionBook {
  /** Replaces what was said of the same record and person; a record is one person at most, the last one said. */
  say(decision: Omit<Decision, 'decidedAt'>): Promise<void>;
  /** `id` as `decisionId` makes it. */
  revoke(id: string): Promise<void>;
  /** Forgets all that was said of these people. */
  removeOf(personnelIds: readonly string[]): Promise<void>;
}

export function createDecisionBook(decisions: RecordStore<Decision>, now: () => number): DecisionBook {
  const inTurn = createSerialQueue();

  async function idsOf(isMeant: (decision: Decision) => boolean): Promise<string[]> {
    return [...(await decisions.all())].flatMap(([id, decision]) => (isMeant(decision) ? [id] : []));
  }

  return {
    say: (decision) =>
      inTurn(async () => {
        if (decision.kind === 'is') {
          const earlier = await idsOf(({ kind, record }) => kind === 'is' && record === decision.record);
          await decisions.remove(earlier.filter((id) => id !== decisionId(decision)));
        }
        await decisions.put(decisionId(decision), { ...decision, decidedAt: now() });
      }),
    revoke: (id) => inTurn(() => decisions.remove([id])),
    removeOf: (personnelIds) =>
      inTurn(async () => decisions.remove(await idsOf(({ personnelId }) => personnelIds.includes(personnelId)))),
  };
}
