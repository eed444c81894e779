import type { After } from '../../lensmor/exchange';
import type { RecordStore } from '../../storage/record-store';
import { createSerialQueue } from '../../storage/serial-queue';
import type { Contact } from '../contact';
import type { Decision } from '../decisions/decision';
import { decisionId } from '../decisions/decision-store';
import type { Clue, PageClues } from './clues';
import { keysOf } from './contact-keys';
import { encodeFingerprints, fingerprint, fingerprintsOf } from './fingerprint';
import { emptyTable, type FingerprintTable, fingerprintsIn, ownersOf, withOwners } from './fingerprint-table';
import type { IndexSnapshot } from './index-snapshot';
import type { People, Person } from './matching';

/**
 * Finds whom pages may show, and follows the stores while the worker lives. All contacts are read once a browser
 * session; from then on a worker takes what the one before it kept, and reads those people only whom a page shows.
 */
export interface ContactIndex {
  /** Of every key of every contact, and of every record that the user said is somebody; see `fingerprint.ts`. */
  fingerprints(): Promise<string>;
  /** Everyone whom any clue of this page points to. Rejects when storage does, and then may be asked again. */
  knownOn(page: PageClues): Promise<KnownPeople>;
  /** The same store; nothing that was kept before one of its writes outlives it, whenever the worker dies. */
  guard<T>(store: RecordStore<T>): RecordStore<T>;
}

interface KnownPeople extends People {
  decisionsOn(record: string): readonly Decision[];
}

interface Options {
  contacts: Pick<RecordStore<Contact>, 'all' | 'getMany' | 'watch'>;
  decisions: Pick<RecordStore<Decision>, 'all' | 'watch'>;
  kept: IndexSnapshot;
  /** Something that pages may show differently has changed. */
  onChange: () => void;
  after: After;
  signal: AbortSignal;
}

/** People come in one after the other while they are looked up; all of them are kept at once. */
const QUIET_MS = 1000;
/** So many people are remembered whom pages have shown. */
const MOST_SEEN = 2000;

export function createContactIndex({ contacts, decisions, kept, onChange, after, signal }: Options): ContactIndex {
  const enqueue = createSerialQueue();
  const seen = new Map<string, Person>();
  let index: Index | undefined;
  let encoded: string | undefined;
  let mayBeKept = true;
  let writes = 0;
  let callOff = () => {};

  async function takeKept(): Promise<Index | undefined> {
    const found = mayBeKept ? await kept.get() : undefined;
    return found && createIndex(found.table, found.decisions);
  }

  async function readAll(): Promise<Index> {
    const [allContacts, allDecisions] = await Promise.all([contacts.all(), decisions.all()]);
    const whole = createIndex(emptyTable, allDecisions.values());
    whole.put(allContacts);
    return whole;
  }

  async function read(): Promise<Index> {
    index ??= await takeKept();
    if (index) return index;
    index = await readAll();
    keepSoon();
    return index;
  }

  async function dropKept(): Promise<void> {
    if (mayBeKept) await kept.remove();
    mayBeKept = false;
  }

  /** What is about to change, or has, is kept by this worker alone until it keeps it for the next. */
  async function takeOver(): Promise<void> {
    index ??= await takeKept();
    await dropKept();
  }

  function keepSoon(): void {
    if (!index) return;
    callOff();
    callOff = after(QUIET_MS, () => void enqueue(keep).catch(() => {}));
  }

  /** A session storage that is full keeps nothing; then the next worker reads everything. */
  async function keep(): Promise<void> {
    if (!index || writes > 0 || index.isEmpty()) return;
    mayBeKept = true;
    encoded ??= index.fingerprints();
    await kept.set({ ...index.whole(), fingerprints: encoded }).catch(dropKept);
  }

  /** What changes while everything is being read may or may not be in what was read: put in again after, it is. */
  function follow(ids: Iterable<string>, put: (index: Index) => void): void {
    void enqueue(async () => {
      encoded = undefined;
      for (const id of ids) seen.delete(id);
      await takeOver();
      if (!index) return;
      put(index);
      keepSoon();
    }).catch(() => {});
    onChange();
  }
  contacts.watch((changes) => follow(changes.keys(), (known) => known.put(changes)), signal);
  decisions.watch((changes) => follow([], (known) => known.putDecisions(changes)), signal);

  async function personsOf(personnelIds: ReadonlySet<string>): Promise<Person[]> {
    const missing = [...personnelIds].filter((id) => !seen.has(id));
    if (seen.size + missing.length > MOST_SEEN) seen.clear();
    const found = await contacts.getMany([...personnelIds].filter((id) => !seen.has(id)));
    for (const [id, contact] of found) seen.set(id, { contact, keys: keysOf(contact) });
    return [...personnelIds].flatMap((id) => seen.get(id) ?? []);
  }

  async function duringWrite<Result>(write: () => Promise<Result>): Promise<Result> {
    writes++;
    try {
      await enqueue(takeOver);
      return await write();
    } finally {
      writes--;
      keepSoon();
    }
  }

  return {
    fingerprints: () =>
      enqueue(async () => {
        if (!index && mayBeKept) encoded ??= await kept.getFingerprints();
        encoded ??= (await read()).fingerprints();
        return encoded;
      }),
    knownOn: (page) =>
      enqueue(async () => {
        const { ownersOf, decisionsOn } = await read();
        const clues = [page.subject, ...page.scopes.map((scope) => scope.clues)].flat();
        const ids = ownersOf(clues.filter(({ kind }) => kind !== 'company' && kind !== 'record'));
        for (const { record } of page.scopes) for (const { personnelId } of decisionsOn(record)) ids.add(personnelId);
        return { ...createPeople(await personsOf(ids)), decisionsOn };
      }),
    guard: (store) => ({
      ...store,
      put: (...record) => duringWrite(() => store.put(...record)),
      putMany: (records) => duringWrite(() => store.putMany(records)),
      remove: (ids) => duringWrite(() => store.remove(ids)),
    }),
  };
}

type Index = ReturnType<typeof createIndex>;

/** The keys of everyone, by fingerprints, and all that the user said of records. */
function createIndex(start: FingerprintTable, said: Iterable<Decision>) {
  let table = start;
  let news = new Map<string, readonly number[] | undefined>();
  const decisions = new Map([...said].map((decision) => [decisionId(decision), decision]));
  let byRecord: Map<string, Decision[]> | undefined;

  /** A look-up changes one entry of thousands: the table is rebuilt only when somebody asks. */
  function settled(): FingerprintTable {
    if (news.size > 0) table = withOwners(table, news);
    news = new Map();
    return table;
  }

  return {
    put(changes: ReadonlyMap<string, Contact | undefined>): void {
      for (const [id, contact] of changes) news.set(id, contact && keysOf(contact).flatMap(fingerprintsOf));
    },
    putDecisions(changes: ReadonlyMap<string, Decision | undefined>): void {
      for (const [id, decision] of changes) {
        if (decision) decisions.set(id, decision);
        else decisions.delete(id);
      }
      byRecord = undefined;
    },
    ownersOf: (clues: readonly Clue[]) => ownersOf(settled(), clues.map(printOf)),
    decisionsOn(record: string): readonly Decision[] {
      byRecord ??= groupByRecord(decisions.values());
      return byRecord.get(record) ?? [];
    },
    fingerprints: () => encodeFingerprints([...fingerprintsIn(settled()), ...recordsOf(decisions.values())]),
    isEmpty: () => decisions.size === 0 && settled().entries.length === 0,
    whole: () => ({ table: settled(), decisions: [...decisions.values()] }),
  };
}

const printOf = ({ kind, key }: Clue): number => fingerprint(kind, key);

const recordsOf = (decisions: Iterable<Decision>): number[] =>
  [...decisions].flatMap(({ kind, record }) => (kind === 'is' ? [fingerprint('record', record)] : []));

function groupByRecord(decisions: Iterable<Decision>): Map<string, Decision[]> {
  const byRecord = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const others = byRecord.get(decision.record);
    if (others) others.push(decision);
    else byRecord.set(decision.record, [decision]);
  }
  return byRecord;
}

/** Few enough to be looked through by their keys, which tell two of one fingerprint apart. */
function createPeople(persons: readonly Person[]): People {
  const byId = new Map(persons.map((person) => [person.contact.personnelId, person]));
  const byKey = new Map<string, Person[]>();
  for (const person of persons) {
    for (const { kind, key } of person.keys) {
      const others = byKey.get(`${kind} ${key}`);
      if (others) others.push(person);
      else byKey.set(`${kind} ${key}`, [person]);
    }
  }
  return { get: (id) => byId.get(id), having: ({ kind, key }) => byKey.get(`${kind} ${key}`) ?? [] };
}
