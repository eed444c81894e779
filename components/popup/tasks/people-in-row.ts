import type { Contact } from '../../contacts/contact';
import { knownAs } from '../../contacts/known-as';
import { MOST_PEOPLE } from '../../tasks/first-view';
import { hasEnded, type Item, isDelivered, kindOfItem, type Task } from '../../tasks/task';
import { byOutcome, type TaskSummary } from '../../tasks/task-summary';

/** Names shown in a closed row. */
const MOST_NAMES = 3;

/** Names for a row, and how many more contacts there are. Do-not-call contacts are never named. */
export function namesInRow(
  { candidates, counts }: TaskSummary,
  contacts: ReadonlyMap<string, Contact>,
): { names: string[]; more: number } {
  const names = candidates
    .flatMap((id) => {
      const contact = contacts.get(id);
      return contact && !contact.doNotCall ? [knownAs(contact)].filter(Boolean) : [];
    })
    .slice(0, MOST_NAMES);
  return { names, more: counts.total - names.length };
}

export interface PersonInRow {
  personnelId: string;
  name: string;
  company: string;
  /** Absent if there is none. */
  phone: string | undefined;
  hasFailed: boolean;
}

/** A number from an earlier unlock counts, even if this task's item failed. */
function numberOf(item: Item, { phone }: Contact): string | undefined {
  if (isDelivered(item)) return item.phone?.trim();
  return phone.kind === 'unlocked' ? phone.number.trim() : undefined;
}

/** Contacts with a name, or with company and title; those with a number first. Do-not-call contacts are left out. */
export function peopleInRow(
  task: Pick<Task, 'items' | 'state'>,
  contacts: ReadonlyMap<string, Contact>,
): PersonInRow[] {
  const people = byOutcome(task.items).flatMap((item): PersonInRow[] => {
    const contact = contacts.get(item.personnelId);
    if (!contact || contact.doNotCall || !knownAs(contact)) return [];
    const { fullName, companyName } = contact.profile ?? {};
    return [
      {
        personnelId: item.personnelId,
        name: knownAs(contact),
        company: (fullName && companyName) || '',
        phone: numberOf(item, contact),
        hasFailed: kindOfItem(item, hasEnded(task)) === 'failed',
      },
    ];
  });
  return people.slice(0, MOST_PEOPLE);
}
