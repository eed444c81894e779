import type { PhoneUpdate } from '../../contacts/contact-book';
import type { Client } from '../../lensmor/client';
import type { ApiFailure } from '../../lensmor/failure';
import type { Slot } from '../../lensmor/request-budget';
import type { TaskAnswer } from '../../lensmor/schema';
import type { TaskBook } from '../task-book';
import { failurePolicy } from './failure-policy';
import type { JobSource } from './job';
import { phoneUpdates } from './phone-updates';
import { dueAt, isUserWaiting } from './poll-delays';

interface Options {
  book: TaskBook;
  client: Client;
  /** `KeyStore.mark` of the current key. */
  keyMark: () => Promise<string | undefined>;
  /** Stores people's phone states. Must be idempotent. */
  notePhones: (updates: readonly PhoneUpdate[]) => Promise<void>;
  now: () => number;
  /** In [0, 1). */
  random: () => number;
}

/** Polls each tracked task when it is due and advances it with the answer. */
export function createPolls({ book, client, keyMark, notePhones, now, random }: Options): JobSource {
  async function poll(id: string, slot: Slot): Promise<void> {
    const mark = await keyMark();
    const result = await client.getTask(id, slot);
    if (result.ok) await onAnswer(id, result.value);
    else await onFailure(id, result.failure, mark);
  }

  /** Stores contacts first: if the worker dies before it stores the task, the next one polls and stores both again. */
  async function onAnswer(id: string, answer: TaskAnswer): Promise<void> {
    const task = (await book.live()).get(id);
    // Removed during the request: nothing of it may be stored again.
    if (!task) return;
    const hasEnded = answer.taskStatus === 'completed' || answer.taskStatus === 'failed';
    const noted = new Set(phoneUpdates(task.items, false).map((update) => JSON.stringify(update)));
    const forgotten = new Set(task.forgotten);
    const items = answer.items.filter(({ personnelId }) => !forgotten.has(personnelId));
    const updates = phoneUpdates(items, hasEnded).filter((update) => !noted.has(JSON.stringify(update)));
    if (updates.length > 0) await notePhones(updates);
    await book.change([id], { kind: 'answered', answer, random: random() });
  }

  async function onFailure(id: string, failure: ApiFailure, mark: string | undefined): Promise<void> {
    await book.change([id], { kind: 'failed', failure, keyMark: mark, random: random() });
    const outcome = failurePolicy[failure.kind];
    if (outcome === 'goOn' || outcome.stop !== 'keyRefused') return;
    // The API would reject this key for every task. The mark spares tasks if a new key was saved during the request.
    await book.changeLive(() => true, { kind: 'keyRefused', keyMark: mark });
    const latest = await keyMark();
    if (latest !== undefined) await book.changeLive(() => true, { kind: 'keyFound', keyMark: latest });
  }

  return {
    priority: 'poll',
    mostAtOnce: 4,
    async jobs() {
      return [...(await book.live()).values()].flatMap(({ id, state }) => {
        const due = dueAt(state, now());
        if (due === undefined) return [];
        return [{ key: `task:${id}`, dueAt: due, isUrgent: isUserWaiting(state), run: (slot: Slot) => poll(id, slot) }];
      });
    },
  };
}
