import type { Contact } from '../contact';
import type { Decision } from '../decisions/decision';
import { type Clue, type ClueKind, clueKinds, type PageClues, type ScopeClues } from './clues';
import { isCompanyOf, isNameOf } from './contact-keys';

/** A contact with all its keys. */
export interface Person {
  contact: Contact;
  keys: readonly Clue[];
}

/** The known contacts. */
export interface People {
  get(personnelId: string): Person | undefined;
  having(clue: Clue): readonly Person[];
}

export interface Match {
  scope: number;
  record: string;
  contact: Contact;
  /** The clues that identified the person, strongest first. */
  clues: Clue[];
}

/** A person with the clues in a scope that support them. */
interface Candidate {
  person: Person;
  clues: Clue[];
}

/**
 * Decides who the scopes of a page are about. When in doubt, nobody: a missing match is better than a wrong one.
 *
 * - Strong evidence: a marked personnel ID, or an email or LinkedIn address that belongs to this person only and isn't
 *   a shared mailbox.
 * - Sufficient evidence: the full name with the company, in the same scope or, if that names none, of the page.
 * - Contradictions exclude a person: another person's address, another name.
 * - If two people fit equally well, neither is matched.
 * - Manual matches override everything.
 */
export function decide(page: PageClues, people: People, decisionsOn: (record: string) => readonly Decision[]): Match[] {
  return page.scopes.flatMap((scope) => {
    const decisions = decisionsOn(scope.record);
    const candidates = chosenBy(decisions, scope, people) ?? recognise(page, scope, without(decisions, people));
    return candidates.map(({ person, clues }) => ({
      scope: scope.id,
      record: scope.record,
      contact: person.contact,
      clues: strongestFirst(clues),
    }));
  });
}

/** If the user matched this record to a person, nobody else is considered. */
function chosenBy(decisions: readonly Decision[], scope: ScopeClues, people: People): Candidate[] | undefined {
  const chosen = decisions.find(({ kind }) => kind === 'is');
  const record = scope.clues.find(({ kind, key }) => kind === 'record' && key === chosen?.record);
  if (!chosen || !record) return undefined;
  const person = people.get(chosen.personnelId);
  return person ? [{ person, clues: [record, ...scope.clues.filter((clue) => supports(person, clue))] }] : [];
}

/** Removes rejected people, so that they can't make another match ambiguous either. */
function without(decisions: readonly Decision[], people: People): People {
  const ruledOut = new Set(decisions.flatMap(({ kind, personnelId }) => (kind === 'isNot' ? [personnelId] : [])));
  if (ruledOut.size === 0) return people;
  return {
    get: people.get,
    having: (clue) => people.having(clue).filter(({ contact }) => !ruledOut.has(contact.personnelId)),
  };
}

function recognise(page: PageClues, scope: ScopeClues, people: People): Candidate[] {
  if (!scope.isPage) {
    const isAlone = scope.ownCompany || employersIn(scope.clues).length > 0;
    return recogniseOne(scope.clues, isAlone ? [] : of(page.subject, 'company'), people).filter(
      ({ person, clues }) => clues.some(isAddress) || !worksElsewhere(person, scope.clues),
    );
  }
  // The page's person needs a clue from the page's record. An address elsewhere identifies only its own person.
  const elsewhere = scope.clues.filter((clue) => !page.subject.some((other) => isSame(clue, other)));
  const subject = recogniseOne([...page.subject, ...of(elsewhere, 'linkedin')], [], people).filter(({ clues }) =>
    page.subject.some((clue) => clues.some((other) => isSame(clue, other))),
  );
  const others = candidatesOf(elsewhere, people)
    .filter((candidate) => isStrong(candidate, people))
    .filter(({ person }) => subject.every((one) => one.person !== person))
    .map(({ person }) => ({ person, clues: scope.clues.filter((clue) => supports(person, clue)) }));
  return [...subject, ...others];
}

/** `companies` are those of the page, if they apply here. */
function recogniseOne(clues: readonly Clue[], companies: readonly Clue[], people: People): Candidate[] {
  const candidates = candidatesOf(clues, people);
  const strong = candidates.filter((candidate) => isStrong(candidate, people));
  return strong.length > 0 ? settleStrong(strong, clues, people) : settleNamed(candidates, clues, companies, people);
}

/** Everybody with more evidence than a company and without a contradicting name. */
function candidatesOf(clues: readonly Clue[], people: People): Candidate[] {
  const persons = new Set(clues.flatMap((clue) => (clue.kind === 'company' ? [] : people.having(clue))));
  return [...persons].flatMap((person) => {
    const own = clues.filter((clue) => supports(person, clue));
    return own.every(({ kind }) => kind === 'company') || isNamesake(person, clues) ? [] : [{ person, clues: own }];
  });
}

/** Whether the clues name someone with a similar name, such as another middle initial, but not this person. */
function isNamesake(person: Person, clues: readonly Clue[]): boolean {
  const names = of(clues, 'name').filter((clue) => has(person, clue));
  return names.length > 0 && !names.some((clue) => supports(person, clue));
}

/** The companies that may be the person's employer. */
const employersIn = (clues: readonly Clue[]): Clue[] => of(clues, 'company').filter(({ role }) => role !== 'other');

const isStrong = ({ clues }: Candidate, people: People): boolean =>
  clues.some((clue) => isAddress(clue) && !isRoleAddress(clue) && people.having(clue).length === 1);

function settleStrong(strong: readonly Candidate[], clues: readonly Clue[], people: People): Candidate[] {
  if (of(clues, 'name').some((name) => people.having(name).some((person) => supports(person, name)))) {
    // An address beside someone else's name: an assistant's, or a mistake.
    const named = strong.filter((candidate) => of(candidate.clues, 'name').length > 0);
    return named.filter((candidate) => named.every((other) => other === candidate || !isRival(other, candidate)));
  }
  // Two addresses of the same kind are two people, such as sender and recipient. One person's email with another
  // person's link is neither.
  return strong.length === 1 || new Set(strong.map((candidate) => kindsIn(candidate).join())).size === 1
    ? [...strong]
    : [];
}

/** Whether the other person has the same name and fits at least as well. */
const isRival = (other: Candidate, candidate: Candidate): boolean =>
  of(other.clues, 'name').some((name) => supports(candidate.person, name)) &&
  kindsIn(other).length >= kindsIn(candidate).length;

function settleNamed(
  candidates: readonly Candidate[],
  clues: readonly Clue[],
  companies: readonly Clue[],
  people: People,
): Candidate[] {
  const fitting = candidates.flatMap((candidate) => {
    const { person } = candidate;
    const confirming = companies.filter((company) => supports(person, company));
    const confirmed = candidate.clues.some(({ kind }) => kind !== 'name') || confirming.length > 0;
    if (of(candidate.clues, 'name').length === 0 || !confirmed) return [];
    if (isSomebodyElse(candidate, clues, confirming, people)) return [];
    return [{ person, clues: [...candidate.clues, ...confirming] }];
  });
  // One person per scope: the one named first.
  const first = of(clues, 'name').find((name) => fitting.some(({ person }) => supports(person, name)));
  const those = fitting.filter(({ person }) => first && supports(person, first));
  return those.filter((candidate) => those.every((other) => other === candidate || !isRival(other, candidate)));
}

/** Whether other clues in the scope show that this is a namesake. */
function isSomebodyElse(
  { person, clues: own }: Candidate,
  clues: readonly Clue[],
  confirming: readonly Clue[],
  people: People,
): boolean {
  const others = (kind: ClueKind) => (of(own, kind).length > 0 ? [] : of(clues, kind));
  if (others('person').length > 0) return true;
  const employers = of(clues, 'company').filter(({ role }) => role === 'own');
  if (employers.length > 0 && !employers.some((company) => supports(person, company))) return true;
  if (others('linkedin').some((clue) => of(person.keys, 'linkedin').length > 0 || people.having(clue).length > 0)) {
    return true;
  }
  const emails = others('email').filter((clue) => !isRoleAddress(clue));
  const ownDomains = of(person.keys, 'email').flatMap((clue) => (isRoleAddress(clue) ? [] : [domainOf(clue)]));
  if (emails.some((clue) => ownDomains.includes(domainOf(clue)))) return true;
  // If the company is only the page's, an address of another company means that the person works elsewhere.
  const byPageOnly = own.every(({ kind }) => kind === 'name');
  return byPageOnly && emails.some((clue) => !confirming.some((company) => isNamedLike(domainOf(clue), company)));
}

/** Whether the first company after the name, or else the first one, isn't the person's. Only if none has a label. */
function worksElsewhere(person: Person, clues: readonly Clue[]): boolean {
  const companies = employersIn(clues);
  const afterName = clues.slice(clues.findIndex((clue) => clue.kind === 'name' && has(person, clue)) + 1);
  const first = employersIn(afterName)[0] ?? companies[0];
  return first !== undefined && companies.every(({ role }) => role === undefined) && !has(person, first);
}

const ROLES =
  /^(info|contact|sales|office|hello|hi|support|admin|team|mail|email|post|service|kontakt|vertrieb|buero|hr|jobs|careers|press|presse|billing|accounts?|accounting|marketing|help|no-?reply|enquir(y|ies)|inquir(y|ies)|reception|welcome|general|customer\.?service|kundenservice|verkauf|einkauf|purchasing|orders?|ventes|contacto|contato|contatti|ventas|commercial|secretariat|sekretariat|webmaster|postmaster)@/;

/** A shared mailbox, even if the API assigns it to one person. */
const isRoleAddress = ({ kind, key }: Clue): boolean => kind === 'email' && ROLES.test(key);
const isAddress = ({ kind }: Clue): boolean => kind === 'person' || kind === 'email' || kind === 'linkedin';
const domainOf = ({ key }: Clue): string => key.slice(key.indexOf('@') + 1);
/** `acme-corp.example` resembles Acme. */
const isNamedLike = (domain: string, { key }: Clue): boolean => domain.replace(/-/g, '').startsWith(key);

const kindsIn = ({ clues }: Candidate): ClueKind[] =>
  clueKinds.filter((kind) => clues.some((clue) => clue.kind === kind));
const of = (clues: readonly Clue[], kind: ClueKind): Clue[] => clues.filter((clue) => clue.kind === kind);
const isSame = (clue: Clue, other: Clue): boolean => clue.kind === other.kind && clue.key === other.key;
/** Keys of names and companies are loose, so the words on the page decide. */
function supports(person: Person, clue: Clue): boolean {
  if (!has(person, clue)) return false;
  const { kind, text, role } = clue;
  if (kind === 'name') return text === undefined || isNameOf(person.contact, text);
  if (kind === 'company') return role !== 'other' && (text === undefined || isCompanyOf(person.contact, text));
  return true;
}
const has = (person: Person, clue: Clue): boolean => person.keys.some((key) => isSame(key, clue));
const strongestFirst = (clues: readonly Clue[]): Clue[] =>
  [...clues].sort((some, other) => clueKinds.indexOf(some.kind) - clueKinds.indexOf(other.kind));
