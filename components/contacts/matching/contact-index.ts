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
 * Finds the contacts on a page, and keeps itself up to date with the stores. All contacts are read once per browser
 * session; later workers restore the previous one's snapshot and read only contacts that a page shows.
 */
export interface ContactIndex {
  /** The fingerprints of all keys of all contacts and of all manually matched records; see `fingerprint.ts`. */
  fingerprints(): Promise<string>;
  /** Starts loading what `knownOn` needs, because it will be asked soon. */
  prepare(): void;
  /** All contacts that a clue of this page points to. Rejects if storage rejects; may then be retried. */
  knownOn(page: PageClues): Promise<KnownPeople>;
  /** Wraps a store so that no snapshot from before a write survives that write, whenever the worker dies. */
  guard<T>(store: RecordStore<T>): RecordStore<T>;
}

interface KnownPeople extends People {
  decisionsOn(record: string): readonly Decision[];
}

interface Options {
  contacts: Pick<RecordStore<Contact>, 'all' | 'getMany' | 'watch'>;
  decisions: Pick<RecordStore<Decision>, 'all' | 'watch'>;
  snapshot: IndexSnapshot;
  /** Called when pages may have to show something else. */
  onChange: () => void;
  after: After;
  signal: AbortSignal;
}

/** A debounce: looked-up people arrive one by one, and one snapshot is stored for all. */
const DEBOUNCE_MS = 1000;
/** How many people shown on pages are cached. */
const MOST_SEEN = 2000;

export function createContactIndex({ contacts, decisions, snapshot, onChange, after, signal }: Options): ContactIndex {
  const enqueue = createSerialQueue();
  const seen = new Map<string, Person>();
  let index: Index | undefined;
  let encoded: string | undefined;
  let mayHaveSnapshot = true;
  let writes = 0;
  let cancelTimer = () => {};

  async function restoreSnapshot(): Promise<Index | undefined> {
    const found = mayHaveSnapshot ? await snapshot.get() : undefined;
    return found && createIndex(found.table, found.decisions);
  }

  async function readAll(): Promise<Index> {
    const [allContacts, allDecisions] = await Promise.all([contacts.all(), decisions.all()]);
    const whole = createIndex(emptyTable, allDecisions.values());
    whole.put(allContacts);
    return whole;
  }

  async function read(): Promise<Index> {
    index ??= await restoreSnapshot();
    if (index) return index;
    index = await readAll();
    storeSoon();
    return index;
  }

  async function dropSnapshot(): Promise<void> {
    if (mayHaveSnapshot) await snapshot.remove();
    mayHaveSnapshot = false;
  }

  /** From before a change until the next snapshot, only this worker's memory is up to date. */
  async function takeOver(): Promise<void> {
    index ??= await restoreSnapshot();
    await dropSnapshot();
  }

  function storeSoon(): void {
    if (!index) return;
    cancelTimer();
    cancelTimer = after(DEBOUNCE_MS, () => void enqueue(storeSnapshot).catch(() => {}));
  }

  /** If session storage is full, there is no snapshot and the next worker reads everything. */
  async function storeSnapshot(): Promise<void> {
    if (!index || writes > 0 || index.isEmpty()) return;
    mayHaveSnapshot = true;
    encoded ??= index.fingerprints();
    await snapshot.set({ ...index.whole(), fingerprints: encoded }).catch(dropSnapshot);
  }

  /** Applied after a read in progress, because the read may or may not include the change. */
  function follow(ids: Iterable<string>, put: (index: Index) => void): void {
    void enqueue(async () => {
      encoded = undefined;
      for (const id of ids) seen.delete(id);
      await takeOver();
      if (!index) return;
      put(index);
      storeSoon();
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
      storeSoon();
    }
  }

  return {
    fingerprints: () =>
      enqueue(async () => {
        if (!index && mayHaveSnapshot) encoded ??= await snapshot.getFingerprints();
        encoded ??= (await read()).fingerprints();
        return encoded;
      }),
    prepare: () => void enqueue(read).catch(() => {}),
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

/** The fingerprints of all contacts' keys, and all manual matches. */
function createIndex(start: FingerprintTable, stored: Iterable<Decision>) {
  let table = start;
  let pending = new Map<string, readonly number[] | undefined>();
  const decisions = new Map([...stored].map((decision) => [decisionId(decision), decision]));
  let byRecord: Map<string, Decision[]> | undefined;

  /** Rebuilds the table only when it is needed, because each look-up changes one of thousands of entries. */
  function settled(): FingerprintTable {
    if (pending.size > 0) table = withOwners(table, pending);
    pending = new Map();
    return table;
  }

  return {
    put(changes: ReadonlyMap<string, Contact | undefined>): void {
      for (const [id, contact] of changes) pending.set(id, contact && keysOf(contact).flatMap(fingerprintsOf));
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

/** Indexes a few people by their full keys, because two keys may share a fingerprint. */
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
