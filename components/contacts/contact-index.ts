import type { RecordStore } from '../storage/record-store';
import type { Clue } from './clues';
import type { Contact } from './contact';
import { keysOf } from './contact-keys';
import type { Decision } from './decision';
import { encodeFingerprints, fingerprint } from './fingerprint';
import type { People, Person } from './matching';

/** Everyone who is known, found by what pages show of them; follows the stores while the worker lives. */
export interface ContactIndex {
  /** Resolves when all that is stored is in; rejects when storage does, and then may be asked again. */
  read(): Promise<KnownPeople>;
}

interface KnownPeople extends People {
  decisionsOn(record: string): readonly Decision[];
  /** Of every key of every contact, and of every record that the user said is somebody; see `fingerprint.ts`. */
  fingerprints(): string;
}

interface Options {
  contacts: Pick<RecordStore<Contact>, 'all' | 'watch'>;
  decisions: Pick<RecordStore<Decision>, 'all' | 'watch'>;
  /** Something that pages may show differently has changed. */
  onChange: () => void;
  signal: AbortSignal;
}

export function createContactIndex({ contacts, decisions, onChange, signal }: Options): ContactIndex {
  const people = createPeople();
  const said = createRecordDecisions();
  let loaded: Promise<void> | undefined;
  let encoded: string | undefined;

  const known: KnownPeople = {
    get: people.get,
    having: people.having,
    decisionsOn: said.on,
    fingerprints() {
      encoded ??= encodeFingerprints([...people.fingerprints(), ...said.fingerprints()]);
      return encoded;
    },
  };

  /** What changes while everything is being read may or may not be in what was read: put in again after, it is. */
  function follow(put: () => void): void {
    void loaded?.then(put, () => {}).then(() => (encoded = undefined));
    onChange();
  }
  contacts.watch((changes) => follow(() => people.put(changes)), signal);
  decisions.watch((changes) => follow(() => said.put(changes)), signal);

  return {
    async read() {
      loaded ??= Promise.all([contacts.all(), decisions.all()]).then(([allContacts, allDecisions]) => {
        people.put(allContacts);
        said.put(allDecisions);
      });
      try {
        await loaded;
      } catch (error) {
        loaded = undefined;
        throw error;
      }
      return known;
    },
  };
}

const idOf = ({ kind, key }: Clue): string => `${kind} ${key}`;

function createPeople() {
  const persons = new Map<string, Person>();
  const byKey = new Map<string, { clue: Clue; persons: Person[] }>();

  function remove(person: Person): void {
    for (const clue of person.keys) {
      const left = byKey.get(idOf(clue))?.persons.filter((other) => other !== person) ?? [];
      if (left.length > 0) byKey.set(idOf(clue), { clue, persons: left });
      else byKey.delete(idOf(clue));
    }
  }

  function add(person: Person): void {
    for (const clue of person.keys) {
      const entry = byKey.get(idOf(clue));
      if (entry) entry.persons.push(person);
      else byKey.set(idOf(clue), { clue, persons: [person] });
    }
  }

  return {
    get: (personnelId: string) => persons.get(personnelId),
    having: (clue: Clue): readonly Person[] => byKey.get(idOf(clue))?.persons ?? [],
    put(changes: ReadonlyMap<string, Contact | undefined>): void {
      for (const [personnelId, contact] of changes) {
        const before = persons.get(personnelId);
        if (before) remove(before);
        persons.delete(personnelId);
        if (!contact) continue;
        const person = { contact, keys: keysOf(contact) };
        persons.set(personnelId, person);
        add(person);
      }
    },
    fingerprints: () => [...byKey.values()].map(({ clue }) => fingerprint(clue.kind, clue.key)),
  };
}

function createRecordDecisions() {
  const decisions = new Map<string, Decision>();
  let byRecord = new Map<string, Decision[]>();

  return {
    on: (record: string): readonly Decision[] => byRecord.get(record) ?? [],
    put(changes: ReadonlyMap<string, Decision | undefined>): void {
      for (const [id, decision] of changes) {
        if (decision) decisions.set(id, decision);
        else decisions.delete(id);
      }
      byRecord = new Map();
      for (const decision of decisions.values()) {
        byRecord.set(decision.record, [...(byRecord.get(decision.record) ?? []), decision]);
      }
    },
    fingerprints: () =>
      [...decisions.values()].flatMap(({ kind, record }) => (kind === 'is' ? [fingerprint('record', record)] : [])),
  };
}
