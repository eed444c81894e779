import type { Contact } from '../../contacts/contact';
import { knownAs } from '../../contacts/known-as';
import { foldText, searchWords } from '../../contacts/search-text';
import { groupTasks, taskGroups } from '../../tasks/group-tasks';
import type { Task } from '../../tasks/task';

export interface FoundPerson {
  personnelId: string;
  name: string;
  company: string;
  phone: string | undefined;
  state: Contact['phone']['kind'] | 'doNotCall';
}

interface Searchable<T> {
  text: string;
  value: T;
}
export interface SearchIndex {
  people: Searchable<FoundPerson>[];
  tasks: Searchable<Task>[];
}

/**
 * Text is folded once, so that a keystroke only compares. Contacts with a number come first; tasks keep the order of
 * the list.
 */
export function createSearchIndex(
  contacts: Iterable<Contact>,
  tasks: Iterable<Task>,
  nameOfTask: (task: Task) => string,
): SearchIndex {
  const groups = groupTasks(tasks);
  return {
    people: [...contacts]
      .flatMap((contact) => {
        const value = describe(contact);
        return value ? [{ value, text: textOf(contact, value) }] : [];
      })
      .sort((one, other) => rank(one.value) - rank(other.value) || one.value.name.localeCompare(other.value.name)),
    tasks: taskGroups
      .flatMap((group) => groups[group])
      .map((task) => ({ value: task, text: foldText(`${nameOfTask(task)} ${task.id}`) })),
  };
}

function describe(contact: Contact): FoundPerson | undefined {
  const { personnelId, profile, phone, doNotCall = false } = contact;
  const name = knownAs(contact);
  if (!name) return undefined;
  return {
    personnelId,
    name,
    company: (profile?.fullName && profile.companyName) || '',
    // A number that must not be shown is left out here, so that nothing can copy it.
    phone: phone.kind === 'unlocked' && !doNotCall ? phone.number.trim() : undefined,
    state: doNotCall ? 'doNotCall' : phone.kind,
  };
}

const textOf = ({ personnelId, profile }: Contact, { name, company, phone }: FoundPerson): string =>
  foldText([name, company, profile?.title, profile?.email, phone?.replace(/\D/g, ''), personnelId].join(' '));

const rank = ({ phone }: FoundPerson): number => (phone === undefined ? 1 : 0);

/** Returns up to `most` contacts and tasks that contain all words. `total` counts all matches. */
export function find(index: SearchIndex, search: string, most: number) {
  const words = searchWords(search);
  const matches = <T>(all: readonly Searchable<T>[]) => {
    const found = all.filter(({ text }) => words.every((word) => text.includes(word)));
    return { shown: found.slice(0, most).map(({ value }) => value), total: found.length };
  };
  return { people: matches(index.people), tasks: matches(index.tasks) };
}
