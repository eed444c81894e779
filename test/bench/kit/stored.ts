import type { Contact } from '../../../components/contacts/contact';
import type { Task } from '../../../components/tasks/task';
import type { Extension } from '../../e2e/kit/extension';

/** The whole storage, by key. */
export type Stored = Record<string, { version: number; data: unknown }>;

/** Yesterday: records past their retention would be removed during the measurement. */
const AT = Date.now() - 86_400_000;

export const emailOf = (at: number): string => `person${at}@company${at % 700}.example`;
const nameOf = (at: number): string => `Given${at} Family${at}`;

/** Contacts with complete profiles; each has five keys. */
export function contacts(count: number): Stored {
  const entries = Array.from({ length: count }, (_, at): [string, { version: 1; data: Contact }] => {
    const personnelId = String(7_000_000 + at);
    const data: Contact = {
      personnelId,
      phone: { kind: 'unlocked', number: `+1202555${String(100 + (at % 100)).padStart(4, '0')}` },
      profile: {
        fullName: nameOf(at),
        title: 'Head of Sales',
        companyName: `Company ${at % 700} GmbH`,
        linkedinUrl: `https://www.linkedin.com/in/somebody-${at}`,
        email: emailOf(at),
      },
      profileAskedAt: AT,
      updatedAt: AT,
    };
    return [`contact:${personnelId}`, { version: 1, data }];
  });
  return Object.fromEntries(entries);
}

/** Finished tasks, each with this many of the contacts above. */
export function endedTasks(count: number, people: number): Stored {
  const entries = Array.from({ length: count }, (_, at): [string, { version: 1; data: Task }] => {
    const data: Task = {
      id: String(1000 + at),
      label: `Fair ${at}`,
      trackedAt: AT + at * 60_000,
      state: { kind: 'done', outcome: 'completed', endedAt: AT + at * 60_000 + 1000 },
      items: Array.from({ length: people }, (_, place) => ({
        personnelId: String(7_000_000 + at * people + place),
        status: 'unlocked',
        phone: `+1202555${String(100 + (place % 100)).padStart(4, '0')}`,
      })),
      failedAttempts: 0,
      announcedAt: AT + at * 60_000 + 2000,
      seenAt: AT + at * 60_000 + 3000,
    };
    return [`task:${data.id}`, { version: 1, data }];
  });
  return Object.fromEntries(entries);
}

/** In hundreds: ten thousand records at once keep the browser's protocol busy for minutes. */
export async function store(extension: Extension, items: Stored): Promise<void> {
  const entries = Object.entries(items);
  for (let from = 0; from < entries.length; from += 500)
    await extension.store(Object.fromEntries(entries.slice(from, from + 500)));
}
