import type { Contact } from '../../contacts/contact';
import { type Item, isDelivered, type Task } from '../../tasks/task';

/** So many people are named on a card; the results page has them all. */
const MOST_PEOPLE = 3;
/** Some of these may have no name yet, or are not to be called. */
const MOST_CANDIDATES = 2 * MOST_PEOPLE;

const rank = (item: Item): number => (isDelivered(item) ? 0 : item.status === 'failed' ? 2 : 1);

/** Who may be named on a task's card, those with a number first: only their contacts need reading. */
const candidatesFor = ({ items }: Pick<Task, 'items'>): Item[] =>
  [...items].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_CANDIDATES);

/** The personnel IDs of all whom the cards of these tasks may name. */
export const peopleToName = (tasks: readonly Task[]): string[] => [
  ...new Set(tasks.flatMap(candidatesFor).map(({ personnelId }) => personnelId)),
];

export interface PersonOnCard {
  personnelId: string;
  name: string;
  company: string;
  /** Absent while there is none. */
  phone: string | undefined;
  hasFailed: boolean;
}

/** Those of the candidates whose name is known; nobody who is not to be called. */
export function peopleOnCard(task: Pick<Task, 'items'>, contacts: ReadonlyMap<string, Contact>): PersonOnCard[] {
  const people = candidatesFor(task).flatMap((item): PersonOnCard[] => {
    const contact = contacts.get(item.personnelId);
    if (!contact?.profile?.fullName || contact.doNotCall) return [];
    const { fullName, companyName } = contact.profile;
    return [
      {
        personnelId: item.personnelId,
        name: fullName,
        company: companyName ?? '',
        phone: isDelivered(item) ? item.phone?.trim() : undefined,
        hasFailed: item.status === 'failed',
      },
    ];
  });
  return people.slice(0, MOST_PEOPLE);
}
