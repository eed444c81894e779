import { type Clue, MOST_CLUES, type PageClues, type ScopeClues } from '../../../contacts/matching/clues';
import { personKey } from '../../../contacts/matching/spelling/addresses';
import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { type Hit, isPageScope, isPointing, type ScopeHits } from '../../page/hit';
import { bodyOf, closest, elementOf, isInSight, isValueField, parentOf, textOf } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import { namesEmployer, type RoleHit, unknownEmployer, withRoles } from '../labels/company-roles';
import type { Labels } from '../labels/labels';
import { type HitsOf, type PageSnapshot, takeSnapshot } from '../page-snapshot';
import type { SiteRules } from '../site-rules';
import { looksLikeFullName } from './full-name';
import { groupsOf } from './mention-groups';
import { createScopeFinder } from './scope';
import { asWritten } from './written-name';

interface PageHits {
  /** All that points to somebody known, and of what else is known or an address so much as the page's own part needs. */
  hits: Iterable<readonly [Node, readonly Hit[]]>;
  hitsOf: HitsOf;
  site: SiteRules;
  idOf: (scope: object) => number;
}

/**
 * Groups what is in sight by the part of the page that it speaks of. Only parts with somebody known in them are looked
 * at: a page may be full of others. Step by step: between two the page may have its turn, as long as it leaves what was
 * looked at as it is.
 */
export function* groupByScope({ hits: found, hitsOf, site, idOf }: PageHits): Generator<void, Grouped, void> {
  const all = [...found].map(([node, hits]) => ({ node, hits }));
  const look = takeSnapshot(
    all.flatMap(({ hits }) => hits),
    hitsOf,
    site,
  );
  const { lookedAt } = site;
  const counts = (node: Node) => isInSight(node) && !look.isUser(node);
  /** A number is an ID of Lensmor's only where its label says so. */
  const isMeant = ({ kind, isWhole, node }: Hit) => kind !== 'person' || isWhole || isLensmorField(node, look.labels);
  const hitsAt = (node: Node) => look.hitsOf(node).filter((hit) => hit.node === node);
  const parts = createScopeFinder(look);
  const scopeOf = (node: Node) => (look.hitsOf(node).some(isAddress) ? parts.partOfAddress(node) : parts.partOf(node));
  // The page is a part also where it shows nobody: the user may have said who it is.
  const body = bodyOf(document);
  const page: ScopeHits = { id: idOf(body), node: body, hits: [], isOfPage: true };
  const scopes = new Map<Node, ScopeHits>([[body, page]]);
  /** Each of several people in one text. */
  const mentions: ScopeHits[] = [];
  let isAnyKnown = false;
  for (const { node, hits: found } of all) {
    yield;
    if (!found.some(isPointing)) continue;
    lookedAt.addAbove(node);
    const hits = hitsAt(node).filter(isMeant).map(asWritten);
    if (!hits.some(isPointing) || !counts(node)) continue;
    isAnyKnown = true;
    const isSentence = hits.some((hit) => isName(hit) && !hit.isWhole) && !site.isTitle(node);
    const groups = groupsOf(node, hits);
    if (groups.length > 1 || (isSentence ? look.labels.kindOf(node) === 'person' : isByItself(node, hits))) {
      for (const [at, group] of groups.entries()) mentions.push(mentionIn(node as Text, at, group));
      continue;
    }
    const part = isSentence ? (node as Text) : scopeOf(node);
    const scope = scopes.get(part) ?? { id: idOf(part), node: part, hits: [], isOfPage: parts.isOfPage(part) };
    scope.hits.push(...hits);
    scopes.set(part, scope);
  }
  for (const { node, hits } of isAnyKnown ? all : []) {
    yield;
    if (hits.some(isPointing) || isWithin(node, scopes)) continue;
    lookedAt.addAbove(node);
    if (scopeOf(node) !== body || !counts(node)) continue;
    // Since all were asked for, the page may have had its turn.
    page.hits.push(...hitsAt(node));
  }
  for (const scope of scopes.values()) {
    yield;
    // Whatever a part says counts for whom it speaks of, and all of it is read here.
    if (!isPageScope(scope.node)) scope.hits.push(...othersIn(scope.node), ...lentTo(scope));
    scope.hits.sort(inDocumentOrder);
  }
  return { scopes: [...scopes.values(), ...mentions], look };

  /** "Jane Doe (Acme)", "Jane Doe <jane@acme.example>", where what is around speaks of something or somebody else. */
  function isByItself(node: Node, hits: readonly Hit[]): boolean {
    if (!(node instanceof Text) || !hits.some(isName) || site.isTitle(node)) return false;
    const part = scopeOf(node);
    if (isPageScope(part)) return hits.some(({ kind }) => kind !== 'name');
    const own = firstOfRun(node);
    return hits.some(isAddress) && [...look.nodesOf(part)].some((other) => other !== own && namesSomebody(other));
  }

  function namesSomebody(node: Text | Element): boolean {
    if (!(node instanceof Text || isValueField(node)) || look.isCompany(node) || look.isUser(node)) return false;
    return (look.isName(node) || looksLikeFullName(textOf(node))) && !look.labels.isLabel(node);
  }

  /** In a field for people the record's companies are theirs; elsewhere each says all of themselves. */
  function mentionIn(node: Text, at: number, group: readonly Hit[]): ScopeHits {
    const part = scopeOf(node);
    const isOfRecord = !isPageScope(part) && look.labels.kindOf(node) === 'person';
    const companies = isOfRecord ? othersIn(part).filter(({ kind }) => kind === 'company') : [];
    return { id: idOf(mentionKey(node, at)), node, hits: [...group, ...companies], isOfPage: false };
  }

  /** The company of the record that a part stands in, such as one of several people on a card, if it names none. */
  function lentTo({ node, hits }: ScopeHits): Hit[] {
    const around = parentOf(node);
    if (!(node instanceof Element) || !around || hits.some(({ kind }) => kind === 'company')) return [];
    const record = scopeOf(around);
    if (isPageScope(record) || standsAlone(node, look, site)) return [];
    return othersIn(record).filter(({ kind }) => kind === 'company');
  }

  /** The ID of somebody whom nobody knows: whoever has another is not meant. */
  function unknownId(node: Text | Element): Hit | undefined {
    const key = node instanceof Text || isValueField(node) ? personKey(textOf(node)) : undefined;
    if (key === undefined || !isLensmorField(node, look.labels)) return undefined;
    return { kind: 'person', key, node: node as Text | HTMLElement, isWhole: true, isStranger: true };
  }

  /** All among which is what a part shows. */
  function* nodesFor(part: Element | Text): Iterable<Text | Element> {
    yield* look.nodesOf(part);
    const reach = parts.reachOf(part);
    if (reach && isPageScope(reach)) for (const { node } of all) yield node as Text | Element;
    else if (reach) yield* look.nodesOf(reach);
  }

  /** What a part shows besides those who are known. */
  function othersIn(part: Element | Text): Hit[] {
    return [...new Set(nodesFor(part))].flatMap((node) => {
      const hits = look.hitsOf(node);
      const unknown = hits.length === 0 ? (unknownEmployer(node, look.labels) ?? unknownId(node)) : undefined;
      if (unknown) return scopeOf(node) === part && counts(node) ? [unknown] : [];
      if (hits.length === 0 || hits.some(isPointing)) return [];
      lookedAt.addAbove(node);
      return scopeOf(node) === part && counts(node) ? hits : [];
    });
  }
}

interface Grouped {
  scopes: ScopeHits[];
  /** How they were seen. */
  look: PageSnapshot;
}

/** Labels are translated and renamed, API names are not. */
const isLensmorField = (node: Node, labels: Labels): boolean =>
  /lensmor/i.test(labels.textFor(node) ?? '') || closest(node, LENSMOR_FIELD) !== undefined;
const LENSMOR_FIELD = [
  'name',
  'id',
  'data-field',
  'data-name',
  'data-id',
  'data-column',
  'data-property',
  'col-id',
  'field',
]
  .map((name) => `[${name}*="lensmor" i]`)
  .join(', ');

const mentionKeys = new WeakMap<Node, object[]>();

/** The same for the same place among the people of a text. */
function mentionKey(node: Node, at: number): object {
  const keys = mentionKeys.get(node) ?? [];
  mentionKeys.set(node, keys);
  keys[at] ??= {};
  return keys[at];
}

const isName = ({ kind }: Hit): boolean => kind === 'name';
const isAddress = ({ kind }: Hit): boolean => kind === 'email' || kind === 'linkedin';

/** Whether a node stands in one of the parts, the page itself aside. */
function isWithin(node: Node, scopes: ReadonlyMap<Node, ScopeHits>): boolean {
  for (let at = parentOf(node); at && at.localName !== 'body'; at = parentOf(at)) if (scopes.has(at)) return true;
  return false;
}

function inDocumentOrder(one: Hit, other: Hit): number {
  if (one.node === other.node) return 0;
  return one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

interface Page extends Grouped {
  /** Its address and title. */
  address: string;
  title: string;
  site: SiteRules;
  /** Whether the user said that a record is somebody known. */
  isChosen: (record: string) => boolean;
}

/** What to ask the worker, step by step as in `groupByScope`; `undefined` when nothing points to anybody known. */
export function* cluesOfPage(page: Page): Generator<void, PageClues | undefined, void> {
  const { scopes, look, site } = page;
  const { reference: record } = site.readRecord(page.address);
  const onPage = scopes.filter(({ node }) => isPageScope(node)).flatMap(({ hits }) => hits);
  const subject = distinct(
    withRoles(
      onPage.filter((hit) => isOfSubject(hit, page)),
      look.labels,
    ),
  );
  const lent = subject.some(({ kind, role }) => kind === 'company' && role !== 'other');
  const asked: ScopeClues[] = [];
  for (const scope of scopes) {
    yield;
    const { id, node, hits } = scope;
    const isPage = isPageScope(node);
    const own = isPage ? { reference: record, isOwn: true } : recordOf(hits, record, site);
    const counting = hits.filter((hit) => hit.kind !== 'name' || (!isPage && isPersons(hit, scope, look, site)));
    const chosen: Clue[] = own.isOwn && page.isChosen(own.reference) ? [{ kind: 'record', key: own.reference }] : [];
    const clues = [...chosen, ...distinct(withRoles(counting, look.labels))];
    if (chosen.length === 0 && !hits.some(isPointing)) continue;
    const ownCompany = !isPage && lent && standsAlone(node, look, site);
    asked.push({ id, isPage, record: own.reference, clues, ownCompany });
  }
  return asked.length > 0 ? { record, subject, scopes: asked } : undefined;
}

/** The page is about whom its title names; the fields of its record say the rest, sentences do not. */
function isOfSubject({ kind, key, node }: Hit, { title, site, look }: Page): boolean {
  // A field that shows half a name was read with its neighbour: a form has these for its own record only.
  if (kind === 'name')
    return (
      site.isTitle(node) || title.includes(textOf(node)) || isHalfName(node) || look.labels.kindOf(node) === 'person'
    );
  if (kind === 'email' && node.nodeType === Node.TEXT_NODE) return textOf(node).toLowerCase() === key;
  return true;
}

const isHalfName = (node: Text | HTMLElement): boolean =>
  (node as Partial<Element>).localName === 'input' && !/[\s,]/.test(textOf(node));

/** The record that a part's name links to, else the page's. */
function recordOf(
  hits: readonly Hit[],
  ofPage: string,
  { readRecord }: SiteRules,
): { reference: string; isOwn: boolean } {
  for (const { node } of hits) {
    const { reference, type } = readRecord(linkAround(node)?.href ?? '');
    if (type === 'person' && reference !== ofPage) return { reference, isOwn: true };
  }
  return { reference: ofPage, isOwn: false };
}

const linkAround = (node: Node): HTMLAnchorElement | null | undefined =>
  elementOf(node)?.closest<HTMLAnchorElement>('a[href]');

/**
 * Whether the name is that of the person whom a part speaks of: the first full name in it, known or not, or one that
 * links to a person's record. One further on is the owner's, the manager's, the assistant's.
 */
function isPersons(
  { node, begins, isWhole }: Hit,
  { node: part }: ScopeHits,
  look: PageSnapshot,
  site: SiteRules,
): boolean {
  if (!isWhole) return true;
  const isLinked = (other: Node) => site.readRecord(linkAround(other)?.href ?? '').type === 'person';
  if (isLinked(node)) return true;
  const isOfPersonField = look.labels.kindOf(node) === 'person';
  if (!isOfPersonField && look.labels.isLabelled(node) && namesInPersonField(part, look)) return false;
  const before = valuesBefore(begins ?? node, part, look).filter(
    (text) =>
      !look.isCompany(text) &&
      !hasLegalForm(textOf(text)) &&
      !look.isUser(text) &&
      !look.labels.isLabel(text) &&
      !(isOfPersonField && look.labels.isLabelled(text) && look.labels.kindOf(text) !== 'person'),
  );
  // A last name in a cell of its own: the first name right before it is the same person's.
  if (!begins && isNamePart(textOf(node))) before.pop();
  const words = before.map(textOf);
  return (
    !words.some((word, at) => looksLikeFullName(word) || (isNamePart(word) && isNamePart(words[at + 1] ?? ''))) &&
    !before.some((text) => isLinked(text) && /\p{L}/u.test(textOf(text)))
  );
}

/** Where a record has a field or column for its person, names in its other fields are of other people. */
const namesInPersonField = (part: Node, { nodesOf, labels, isName }: PageSnapshot): boolean =>
  [...nodesOf(part)].some(
    (value) =>
      (value instanceof Text || isValueField(value)) &&
      (isName(value) || looksLikeFullName(textOf(value))) &&
      labels.kindOf(value) === 'person',
  );

function valuesBefore(node: Node, part: Node, { nodesOf }: PageSnapshot): Node[] {
  const values: Node[] = [];
  const value = node instanceof Text ? firstOfRun(node) : node;
  for (const other of nodesOf(part)) {
    if (other === value) break;
    if ((other instanceof Text || isValueField(other)) && textOf(other) !== '' && isInSight(other)) values.push(other);
  }
  return values;
}

const isNamePart = (word: string): boolean => /^\p{Lu}[\p{Ll}'’-]+$/u.test(word);

/**
 * Whether the page's company says nothing of a part: it names one itself, known or not, or it tells what somebody did
 * or wrote, and then a name in it may be a colleague's of the user as well.
 */
function standsAlone(part: Node, look: PageSnapshot, site: SiteRules): boolean {
  if (!(part instanceof Element)) return look.labels.kindOf(part) !== 'person';
  if (site.showsCompany(part)) return true;
  for (const node of look.nodesOf(part)) {
    const text = node instanceof Text ? textOf(node) : '';
    if (text === '') continue;
    if (isSentence(text) || namesEmployer(text) || look.labels.kindOf(node) === 'company') return true;
  }
  return false;
}

/** "Head of Sales" and "last activity today at 5:36 AM" are none, "created a note" and "knows her too" are. */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 3 || isMoment(text) || looksLikeFullName(text)) return false;
  return (
    /^\p{Ll}|[.!?…]$/u.test(text) || words.length > 8 || words.filter((word) => /^\p{Ll}{3,}$/u.test(word)).length > 1
  );
}

/** Says when, with a number, and not what. */
const isMoment = (text: string): boolean =>
  text.length < 60 && /\d/.test(text) && !/\p{Ll}{4,}/u.test(text.toLowerCase().replace(TIMES, ''));
const TIMES =
  /\p{L}*(?:last|ago|day|yesterday|tomorrow|activ|since|update|modified|contact|seen|minute|hour|week|month|year|second|heute|gestern|letzt|uhr|tag|stunde|woche|monat|jahr|ayer|hace|hora|semana|mes|aujourd|hier|derni|heure|semaine|mois|oggi|ieri|ultim|giorn|settiman|ontem|vandaag|gisteren|geleden|dagen|jan|feb|mar|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}*/gu;

/** Each once; where there are too many, the unknown give way. */
function distinct(hits: readonly RoleHit[]): Clue[] {
  const clues = new Map(hits.map((hit) => [`${hit.kind} ${hit.key} ${hit.text ?? ''} ${hit.role ?? ''}`, hit]));
  const all = [...clues.values()];
  const counting = all.length > MOST_CLUES ? all.sort((one, other) => +one.isStranger - +other.isStranger) : all;
  return counting.slice(0, MOST_CLUES - 1).map(({ kind, key, text, role }) => ({
    kind,
    key,
    ...(text === undefined ? {} : { text }),
    ...(role ? { role } : {}),
  }));
}
