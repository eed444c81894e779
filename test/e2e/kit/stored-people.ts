import type { Contact } from '../../../components/contacts/contact';
import type { Item, Task } from '../../../components/tasks/task';

const FIRST = [
  'Jane',
  'Jürgen',
  'Aiko',
  'Olivia',
  'Zoé',
  'Mateus',
  'Ingrid',
  'Chidi',
  'Priya',
  'Łukasz',
  'Ana',
  'Noor',
];
const LAST = [
  'Doe',
  'Weiß',
  'Tanaka',
  'Brown',
  'Lefèvre',
  'Ferreira',
  'Dahl',
  'Okafor',
  'Raman',
  'Nowak',
  'Roe',
  'Haddad',
];
const COMPANY = ['Acme Robotics', 'Nordlicht Optik GmbH', 'Hoshi K.K.', 'Pallas & Finch Ltd', 'Atelier Céruse S.A.'];
const TITLE = ['VP Marketing', 'Head of Events', 'Purchasing Manager', 'Chief Revenue Officer', 'Product Lead'];
const CODE = ['PHONE_NOT_FOUND', 'NO_CONSENT_ON_RECORD', 'PROVIDER_TIMEOUT', 'INSUFFICIENT_CREDITS', 'E17'];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
/** Invented, or reserved for fiction, from several countries. */
const phoneOf = (at: number): string =>
  pick(
    [
      `+1202555${String(100 + (at % 100)).padStart(4, '0')}`,
      `+1310555${String(100 + (at % 100)).padStart(4, '0')}`,
      `+4420794600${String(at % 100).padStart(2, '0')}`,
      `+4930231250${String(at % 100).padStart(2, '0')}`,
      `+3319900${String(at % 10_000).padStart(4, '0')}`,
    ],
    at,
  );

const wrap = (data: unknown) => ({ version: 1, data });

interface Wishes {
  taskId?: string;
  task?: Partial<Task>;
  statusOf?: (at: number) => Item['status'];
  contactOf?: (at: number) => Partial<Contact>;
}

/** The stored records of a task with this many people, with personnel IDs from 1000. Every fifth has no number. */
export function storedPeople(count: number, wishes: Wishes = {}): Record<string, unknown> {
  const { taskId = '500', task = {}, statusOf = (at) => (at % 5 === 4 ? 'failed' : 'unlocked'), contactOf } = wishes;
  const now = Date.now();
  const places = Array.from({ length: count }, (_, at) => at);
  const items = places.map((at): Item => {
    const [personnelId, status] = [String(1000 + at), statusOf(at)];
    if (status === 'unlocked') return { personnelId, status, phone: phoneOf(at) };
    return status === 'failed'
      ? { personnelId, status, errorCode: pick(CODE, Math.floor(at / 5)) }
      : { personnelId, status };
  });
  const contacts = items.map(({ personnelId, status, phone, errorCode }, at): [string, unknown] => {
    const fullName = `${pick(FIRST, at)} ${pick(LAST, Math.floor(at / FIRST.length) + at)}`;
    const contact: Contact = {
      personnelId,
      phone:
        status === 'unlocked'
          ? { kind: 'unlocked', number: phone ?? '' }
          : status === 'failed'
            ? { kind: 'failed', ...(errorCode ? { errorCode } : {}) }
            : { kind: 'open' },
      profile: {
        fullName,
        companyName: pick(COMPANY, at),
        title: pick(TITLE, at * 3),
        linkedinUrl: `https://www.linkedin.com/in/person-${personnelId}`,
      },
      profileAskedAt: now,
      updatedAt: now,
      ...contactOf?.(at),
    };
    return [`contact:${personnelId}`, wrap(contact)];
  });
  const whole: Task = {
    id: taskId,
    trackedAt: now - 300_000,
    state: { kind: 'done', outcome: 'completed', endedAt: now },
    items,
    failedAttempts: 0,
    lastCheckedAt: now,
    announcedAt: now,
    seenAt: now,
    ...task,
  };
  return { [`task:${taskId}`]: wrap(whole), ...Object.fromEntries(contacts) };
}
