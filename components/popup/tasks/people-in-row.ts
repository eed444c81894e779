import type { Contact } from '../../contacts/contact';
import { knownAs } from '../../contacts/known-as';
import { hasEnded, type Item, isDelivered, outcomeOf, type Task } from '../../tasks/task';
import { byOutcome, type TaskSummary } from '../../tasks/task-summary';

/** So many names stand in a row … */
const MOST_NAMES = 3;
/** … and so many people below it once it is open; the results page has them all. */
const MOST_PEOPLE = 6;

/** The personnel IDs of everybody whom the rows of these tasks may name: only their contacts need reading. */
export const peopleToName = (tasks: readonly TaskSummary[]): string[] => [
  ...new Set(tasks.flatMap(({ candidates }) => candidates)),
];

/** The personnel IDs of everybody whom an open row may show, some more than fit: not everybody can be shown. */
export const peopleToShow = ({ items }: Pick<Task, 'items'>): string[] =>
  byOutcome(items)
    .slice(0, 2 * MOST_PEOPLE)
    .map(({ personnelId }) => personnelId);

/** Names for a row, and how many more people there are. Nobody who must not be called is named. */
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
  /** Absent while there is none. */
  phone: string | undefined;
  hasFailed: boolean;
}

/** A number that was unlocked earlier counts, whatever became of this task's item. */
function numberOf(item: Item, { phone }: Contact): string | undefined {
  if (isDelivered(item)) return item.phone?.trim();
  return phone.kind === 'unlocked' ? phone.number.trim() : undefined;
}

/** People who are known by a name, or by company and title, those with a number first; nobody who must not be called. */
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
        hasFailed: outcomeOf(item, hasEnded(task)).kind === 'failed',
      },
    ];
  });
  return people.slice(0, MOST_PEOPLE);
}
