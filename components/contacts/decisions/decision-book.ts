import type { RecordStore } from '../../storage/record-store';
import { createSerialQueue } from '../../storage/serial-queue';
import type { Decision } from './decision';
import { decisionId } from './decision-store';

/** The only writer of manual matches. */
export interface DecisionBook {
  /** Replaces an earlier decision about the same record and person. A record is at most one person: the last one chosen. */
  decide(decision: Omit<Decision, 'decidedAt'>): Promise<void>;
  /** `id` comes from `decisionId`. */
  revoke(id: string): Promise<void>;
  /** Removes all decisions about these people. */
  removeOf(personnelIds: readonly string[]): Promise<void>;
}

export function createDecisionBook(decisions: RecordStore<Decision>, now: () => number): DecisionBook {
  const enqueue = createSerialQueue();

  async function idsOf(matches: (decision: Decision) => boolean): Promise<string[]> {
    return [...(await decisions.all())].flatMap(([id, decision]) => (matches(decision) ? [id] : []));
  }

  return {
    decide: (decision) =>
      enqueue(async () => {
        if (decision.kind === 'is') {
          const earlier = await idsOf(({ kind, record }) => kind === 'is' && record === decision.record);
          await decisions.remove(earlier.filter((id) => id !== decisionId(decision)));
        }
        await decisions.put(decisionId(decision), { ...decision, decidedAt: now() });
      }),
    revoke: (id) => enqueue(() => decisions.remove([id])),
    removeOf: (personnelIds) =>
      enqueue(async () => decisions.remove(await idsOf(({ personnelId }) => personnelIds.includes(personnelId)))),
  };
}
