import type { Contact } from '../../contacts/contact';
import { type FailureReason, reasonOf } from '../../contacts/failure-reason';
import { standIn } from '../../contacts/known-as';
import { safeHttpsUrl } from '../../contacts/safe-link';
import { foldText } from '../../contacts/search-text';
import type { Translate } from '../../language/translate';
import { endedAt, hasEnded, type Item, outcomeOf, type Task } from '../../tasks/task';

const personStatuses = ['unlocked', 'open', 'failed'] as const;

/** One person, as the table and the exports show them. */
export interface PersonRow {
  personnelId: string;
  /** Empty where none is known. */
  name: string;
  company: string;
  title: string;
  email: string | undefined;
  linkedinUrl: string | undefined;
  status: (typeof personStatuses)[number];
  /** Why there is no number, or none yet: a key under `results.because`. */
  because: FailureReason | 'pending' | 'processing' | 'stopped' | undefined;
  errorCode: string | undefined;
  /** As the API gave it. Absent for whom nobody is to call: what is not here can be in no link, copy or export. */
  phone: string | undefined;
  /** The task that the number came from, and when (milliseconds since 1970), as far as they are known. */
  taskId: string | undefined;
  phoneAt: number | undefined;
  doNotCall: boolean;
  /** All that a search looks at, folded. */
  searchText: string;
}

/** For the eye: who is known by neither name nor company and title is `Contact 789`. */
export const nameOf = (row: PersonRow, t: Translate): string => labelOf(row) || t('results.unnamed', [row.personnelId]);

/** For files: who has no name is called by company and title; empty where these are unknown too. */
export const labelOf = ({ name, company, title }: PersonRow): string => name || standIn(company, title);

export const peopleOfTask = (task: Task, contacts: ReadonlyMap<string, Contact>): PersonRow[] =>
  task.items.map((item) => rowOf(item.personnelId, stateOf(item, task), contacts.get(item.personnelId)));

/** Each person once, also those of whom no task is left; where several tasks have someone, the best news counts. */
export function allPeople(tasks: Iterable<Task>, contacts: ReadonlyMap<string, Contact>): PersonRow[] {
  const states = new Map<string, PhoneNow>();
  for (const task of tasks) {
    for (const item of task.items) {
      const [known, news] = [states.get(item.personnelId), stateOf(item, task)];
      if (!known || rank(news) < rank(known)) states.set(item.personnelId, news);
    }
  }
  for (const [id, contact] of contacts) if (!states.has(id)) states.set(id, stateOfContact(contact));
  return [...states].map(([id, state]) => rowOf(id, state, contacts.get(id)));
}

/** How one person's phone is doing. */
interface PhoneNow {
  status: PersonRow['status'];
  because?: PersonRow['because'];
  errorCode?: string | undefined;
  phone?: string | undefined;
  taskId?: string;
  phoneAt?: number | undefined;
}

const rank = ({ status }: PhoneNow): number => personStatuses.indexOf(status);

function stateOf(item: Item, task: Task): PhoneNow {
  const outcome = outcomeOf(item, hasEnded(task));
  switch (outcome.kind) {
    case 'unlocked': {
      const { phone } = outcome;
      return { status: 'unlocked', phone, taskId: task.id, phoneAt: endedAt(task) ?? task.lastCheckedAt };
    }
    case 'failed':
      return { status: 'failed', because: outcome.reason, errorCode: outcome.errorCode };
    case 'open': {
      if (task.state.kind === 'stopped') return { status: 'open', because: 'stopped' };
      return { status: 'open', because: item.status === 'pending' ? 'pending' : 'processing' };
    }
  }
}

/** Of whom no task is left. */
function stateOfContact({ phone, updatedAt }: Contact): PhoneNow {
  if (phone.kind === 'unlocked') return { status: 'unlocked', phone: phone.number, phoneAt: updatedAt };
  return phone.kind === 'failed'
    ? { status: 'failed', because: reasonOf(phone), errorCode: phone.errorCode }
    : { status: 'open', because: 'stopped' };
}

/** A number that was unlocked once is not lost to a later task without one, as on the chips. */
function rowOf(personnelId: string, state: PhoneNow, contact: Contact | undefined): PersonRow {
  const { status, because, errorCode, phone, taskId, phoneAt } =
    contact && state.status !== 'unlocked' && contact.phone.kind === 'unlocked' ? stateOfContact(contact) : state;
  const { profile, doNotCall = false } = contact ?? {};
  const [name, company, title] = [profile?.fullName ?? '', profile?.companyName ?? '', profile?.title ?? ''];
  const callable = doNotCall ? undefined : phone?.trim();
  return {
    personnelId,
    name,
    company,
    title,
    email: profile?.email,
    linkedinUrl: safeHttpsUrl(profile?.linkedinUrl),
    status,
    because,
    errorCode,
    phone: callable,
    taskId,
    phoneAt,
    doNotCall,
    searchText: foldText([name, company, title, callable?.replace(/\D/g, ''), profile?.email, personnelId].join(' ')),
  };
}
