import type { Contact, Profile } from '../../contacts/contact';
import { type FailureReason, reasonOf } from '../../contacts/failure-reason';
import { standIn } from '../../contacts/known-as';
import { safeHttpsUrl } from '../../contacts/safe-link';
import { foldText } from '../../contacts/search-text';
import type { Translate } from '../../language/translate';
import { outcomeOf } from '../../tasks/item-outcome';
import { endedAt, hasEnded, type Item, type Task } from '../../tasks/task';

const personStatuses = ['unlocked', 'open', 'failed'] as const;

/** One person, as shown in the table and the exports. */
export interface PersonRow {
  personnelId: string;
  /** Empty if none is known. */
  name: string;
  company: string;
  title: string;
  email: string | undefined;
  linkedinUrl: string | undefined;
  status: (typeof personStatuses)[number];
  /** Why there is no number yet, or none at all: a key under `results.because`. */
  because: FailureReason | 'pending' | 'processing' | 'stopped' | undefined;
  errorCode: string | undefined;
  /** As the API returned it. Absent for do-not-call contacts, so that no link, copy or export can contain it. */
  phone: string | undefined;
  /** The task the number came from, and when (milliseconds since 1970), if known. */
  taskId: string | undefined;
  phoneAt: number | undefined;
  doNotCall: boolean;
}

/** The display name; `Contact 789` for someone with neither a name nor a company and title. */
export const nameOf = (row: PersonRow, t: Translate): string => labelOf(row) || t('results.unnamed', [row.personnelId]);

/** The name in files. Company and title stand in for a missing name; empty if these are unknown too. */
export const labelOf = ({ name, company, title }: PersonRow): string => name || standIn(company, title);

const links = new WeakMap<Profile, string | undefined>();

/** Parsed once: for 40,000 people this takes longest, and all rows are rebuilt whenever a name arrives. */
function linkOf(profile: Profile): string | undefined {
  if (!links.has(profile)) links.set(profile, safeHttpsUrl(profile.linkedinUrl));
  return links.get(profile);
}

const searchTexts = new WeakMap<PersonRow, string>();

/** All searchable text, folded. Built on demand: only searches need it, and rows are rebuilt whenever a name arrives. */
export function searchTextOf(row: PersonRow): string {
  const { name, company, title, phone = '', email = '', personnelId } = row;
  const known = searchTexts.get(row);
  const text = known ?? foldText([name, company, title, phone.replace(/\D/g, ''), email, personnelId].join(' '));
  if (known === undefined) searchTexts.set(row, text);
  return text;
}

export const peopleOfTask = (task: Task, contacts: ReadonlyMap<string, Contact>): PersonRow[] =>
  task.items.map((item) => rowOf(item.personnelId, stateOf(item, task), contacts.get(item.personnelId)));

/** Each person once, including people whose tasks were all removed. Of several tasks, the best result counts. */
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

/** The state of one person's phone number. */
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

/** For a contact whose tasks were all removed. */
function stateOfContact({ phone, updatedAt }: Contact): PhoneNow {
  if (phone.kind === 'unlocked') return { status: 'unlocked', phone: phone.number, phoneAt: updatedAt };
  return phone.kind === 'failed'
    ? { status: 'failed', because: reasonOf(phone), errorCode: phone.errorCode }
    : { status: 'open', because: 'stopped' };
}

/** A later task without a number doesn't replace one that was unlocked before; chips do the same. */
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
    linkedinUrl: profile && linkOf(profile),
    status,
    because,
    errorCode,
    phone: callable,
    taskId,
    phoneAt,
    doNotCall,
  };
}
