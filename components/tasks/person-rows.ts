import type { Contact } from '../contacts/contact';
import { safeHttpsUrl } from '../contacts/safe-link';
import { type Item, isDelivered, type Task } from './task';

/** One person of one task, as the table and the exports show them. */
export interface PersonRow {
  personnelId: string;
  name: string;
  company: string;
  title: string;
  email: string | undefined;
  linkedinUrl: string | undefined;
  status: 'unlocked' | 'open' | 'failed';
  errorCode: string | undefined;
  phone: string | undefined;
  doNotCall: boolean;
}

/** The people of these tasks, each once; where several tasks have someone, the one with a number counts. */
export function personRows(tasks: Iterable<Task>, contacts: ReadonlyMap<string, Contact>): PersonRow[] {
  const rows = new Map<string, PersonRow>();
  for (const task of tasks) {
    for (const item of task.items) {
      if (rows.get(item.personnelId)?.status === 'unlocked') continue;
      rows.set(item.personnelId, rowOf(item, task, contacts.get(item.personnelId)));
    }
  }
  return [...rows.values()];
}

function rowOf(item: Item, task: Task, contact: Contact | undefined): PersonRow {
  const { profile } = contact ?? {};
  const isOver = task.state.kind === 'done' || item.status === 'failed';
  return {
    personnelId: item.personnelId,
    name: profile?.fullName ?? item.personnelId,
    company: profile?.companyName ?? '',
    title: profile?.title ?? '',
    email: profile?.email,
    linkedinUrl: safeHttpsUrl(profile?.linkedinUrl),
    status: isDelivered(item) ? 'unlocked' : isOver ? 'failed' : 'open',
    errorCode: item.errorCode,
    phone: isDelivered(item) ? item.phone : undefined,
    doNotCall: contact?.doNotCall ?? false,
  };
}
