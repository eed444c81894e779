import type { PhoneUpdate } from '../../contacts/contact-book';
import type { Client } from '../../lensmor/client';
import type { ApiFailure } from '../../lensmor/failure';
import type { Slot } from '../../lensmor/request-budget';
import type { TaskAnswer } from '../../lensmor/schema';
import type { TaskBook } from '../task-book';
import { failurePolicy } from './failure-policy';
import type { JobSource } from './job-scheduler';
import { phoneUpdates } from './phone-updates';
import { dueAt } from './poll-delays';

interface Options {
  book: TaskBook;
  client: Client;
  /** Which key is in force: `KeyStore.mark`. */
  keyMark: () => Promise<string | undefined>;
  /** Takes what a task says of people's phones. The same again must do no harm. */
  notePhones: (news: readonly PhoneUpdate[]) => Promise<void>;
  now: () => number;
  /** In [0, 1). */
  random: () => number;
}

/** Asks the API about each followed task when it is due, and lets the task advance by what comes back. */
export function createPolls({ book, client, keyMark, notePhones, now, random }: Options): JobSource {
  async function poll(id: string, slot: Slot): Promise<void> {
    const mark = await keyMark();
    const result = await client.getTask(id, slot);
    if (result.ok) await onAnswer(id, result.value);
    else await onFailure(id, result.failure, mark);
  }

  /** Contacts first: a worker that dies before the task is written asks again, and tells them again. */
  async function onAnswer(id: string, answer: TaskAnswer): Promise<void> {
    const task = (await book.live()).get(id);
    // Removed while it was being asked for: nothing of it may come back.
    if (!task) return;
    const hasEnded = answer.taskStatus === 'completed' || answer.taskStatus === 'failed';
    const told = new Set(phoneUpdates(task.items, false).map((news) => JSON.stringify(news)));
    const items = answer.items.filter(({ personnelId }) => !task.forgotten?.includes(personnelId));
    const news = phoneUpdates(items, hasEnded).filter((one) => !told.has(JSON.stringify(one)));
    if (news.length > 0) await notePhones(news);
    await book.change([id], { kind: 'answered', answer, random: random() });
  }

  async function onFailure(id: string, failure: ApiFailure, mark: string | undefined): Promise<void> {
    await book.change([id], { kind: 'failed', failure, keyMark: mark, random: random() });
    const outcome = failurePolicy[failure.kind];
    if (outcome === 'goOn' || outcome.stop !== 'keyRefused') return;
    // What refused one would refuse all; but another key may have come while this one was being refused.
    await book.changeLive(() => true, { kind: 'keyRefused', keyMark: mark });
    const latest = await keyMark();
    if (latest !== undefined) await book.changeLive(() => true, { kind: 'keyFound', keyMark: latest });
  }

  return {
    priority: 'poll',
    mostAtOnce: 6,
    async jobs() {
      return [...(await book.live()).values()].flatMap(({ id, state }) => {
        const due = dueAt(state, now());
        return due === undefined ? [] : [{ key: `task:${id}`, dueAt: due, run: (slot: Slot) => poll(id, slot) }];
      });
    },
  };
}
