import { type Clue, MOST_CLUES, type PageClues, type ScopeClues } from '../../../contacts/matching/clues';
import { personKey } from '../../../contacts/matching/spelling/addresses';
import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { type Hit, isPageScope, isPointing, type ScopeHits } from '../../page/hit';
import { isInHeading, isInNavigation } from '../../page/prominence';
import { bodyOf, closest, elementOf, isRendered, isValueField, parentOf, textOf } from '../../page/safe-dom';
import { adjacentTexts, dataOfRun, firstOfRun, rangeInRun } from '../../page/text-run';
import { namesEmployer, type RoleHit, unknownEmployer, withRoles } from '../labels/company-roles';
import { labelKind, prepareLabels } from '../labels/label-words';
import type { Labels } from '../labels/labels';
import { type HitsOf, type PageSnapshot, takeSnapshot } from '../page-snapshot';
import type { SiteRules } from '../site-rules';
import { looksLikeFullName } from './full-name';
import { createLending } from './lent-company';
import { groupsOf } from './mention-groups';
import { namesIn } from './nearest';
import { createScopeFinder } from './scope';
import { asWritten } from './written-name';

interface PageHits {
  /** All hits that point to contacts, and the first of the others; see `HitMap`. */
  hits: Iterable<readonly [Node, readonly Hit[]]>;
  hitsOf: HitsOf;
  site: SiteRules;
  idOf: (scope: object) => number;
}

/**
 * Groups the visible hits by the part of the page that they belong to. Only parts with a contact are examined, because
 * a page may be full of others. Yields between steps, so that the page can run; if it changes anything examined so far,
 * the pass must start over.
 */
export function* groupByScope({ hits: found, hitsOf, site, idOf }: PageHits): Generator<void, Grouped, void> {
  yield* prepareLabels();
  const all = [...found].map(([node, hits]) => ({ node, hits }));
  const snapshot = takeSnapshot(
    all.flatMap(({ hits }) => hits),
    hitsOf,
    site,
  );
  const { dependencies } = site;
  const counts = (node: Node) => isRendered(node) && !snapshot.isUser(node);
  /** A bare number is a Lensmor ID only if its label says so. */
  const isMeant = ({ kind, isWhole, node }: Hit) =>
    kind !== 'person' || isWhole || isLensmorField(node, snapshot.labels);
  function hitsAt(node: Node): readonly Hit[] {
    const own: readonly Node[] = node instanceof Text ? adjacentTexts(node) : [node];
    return snapshot.hitsOf(node).filter((hit) => own.includes(hit.node));
  }
  const parts = createScopeFinder(snapshot);
  const scopeOf = (node: Node) =>
    snapshot.hitsOf(node).some(isAddress) ? parts.partOfAddress(node) : parts.partOf(node);
  // The page is always a part, even without hits, because the user may have matched it manually.
  const body = bodyOf(document);
  const page: ScopeHits = { id: idOf(body), node: body, hits: [], isOfPage: true };
  const scopes = new Map<Node, ScopeHits>([[body, page]]);
  /** One scope for each of several people in a text. */
  const mentions: ScopeHits[] = [];
  let isAnyKnown = false;
  /** Pages split texts, but the hits of all pieces belong together. */
  const seen = new Set<Node>();
  for (const { node: piece, hits: found } of all) {
    yield;
    if (!found.some(isPointing)) continue;
    const node = firstAdjacent(piece);
    if (seen.has(node)) continue;
    seen.add(node);
    dependencies.addAbove(node);
    const hits = hitsAt(node).filter(isMeant).map(asWritten);
    if (!hits.some(isPointing) || !counts(node)) continue;
    yield;
    isAnyKnown = true;
    const isSentence = hits.some((hit) => isName(hit) && !hit.isWhole) && !site.isTitle(node);
    const groups = groupsOf(node, hits);
    if (groups.length > 1 || (isSentence ? snapshot.labels.kindOf(node) === 'person' : isByItself(node, hits))) {
      for (const [at, group] of groups.entries()) mentions.push(mentionIn(node as Text, at, group));
      continue;
    }
    if (addressesOther(node, hits)) {
      mentions.push({ id: idOf(mentionKey(node, 0)), node: node as Text | Element, hits, isOfPage: false });
      continue;
    }
    const rest = node instanceof Text && hits.some(isName) ? snapshot.labels.restOfMention(node) : undefined;
    if (rest) {
      const companies = rest.flatMap((text) => hitsAt(text)).filter(isCompany);
      mentions.push({
        id: idOf(mentionKey(node, 0)),
        node: node as Text | Element,
        hits: [...hits, ...companies],
        isOfPage: false,
      });
      continue;
    }
    const part = isSentence ? (node as Text) : scopeOf(node);
    const scope = scopes.get(part) ?? { id: idOf(part), node: part, hits: [], isOfPage: parts.isOfPage(part) };
    scope.hits.push(...(groups[0] ?? []));
    scopes.set(part, scope);
  }
  for (const { node: piece, hits } of isAnyKnown ? all : []) {
    yield;
    if (hits.some(isPointing) || isWithin(piece, scopes)) continue;
    const node = firstAdjacent(piece);
    if (seen.has(node)) continue;
    seen.add(node);
    dependencies.addAbove(node);
    if (parts.isInRow(node) || scopeOf(node) !== body || !counts(node)) continue;
    // Ask again, because the page may have run since `found` was read.
    page.hits.push(...hitsAt(node));
  }
  for (const scope of scopes.values()) {
    yield;
    // All clues of a part apply to its person, so read the whole part.
    if (!isPageScope(scope.node)) {
      scope.hits.push(...othersIn(scope.node), ...reachingInto(scope.node));
      scope.hits.push(...lentTo(scope));
    }
    scope.hits.sort(inDocumentOrder);
  }
  return { scopes: [...scopes.values(), ...mentions], snapshot };

  /** "Jane Doe (Acme)" or "Jane Doe <jane@acme.example>" in surroundings about something or somebody else. */
  function isByItself(node: Node, hits: readonly Hit[]): boolean {
    if (!(node instanceof Text) || !hits.some(isName) || site.isTitle(node)) return false;
    const part = scopeOf(node);
    if (isPageScope(part)) return hits.some(({ kind }) => kind !== 'name');
    const own = firstOfRun(node);
    return hits.some(isAddress) && [...snapshot.nodesOf(part)].some((other) => other !== own && namesSomebody(other));
  }

  /** A first name with its address, beside someone else's: "to <span email="jane@acme.example">Jane</span>". */
  function addressesOther(node: Node, hits: readonly Hit[]): boolean {
    const [email, ...more] = hits;
    if (!(node instanceof Element) || isValueField(node) || email?.kind !== 'email' || more.length > 0) return false;
    const text = shownText(node);
    const [local = ''] = email.key.split('@');
    if (!isNamePart(text) || text.length < 3 || !local.includes(text.toLowerCase())) return false;
    const part = scopeOf(node);
    return all.some(
      (other) =>
        other.hits.some(({ kind, key }) => kind === 'email' && key !== email.key) && scopeOf(other.node) === part,
    );
  }

  function namesSomebody(node: Text | Element): boolean {
    if (!(node instanceof Text || isValueField(node)) || snapshot.isCompany(node) || snapshot.isUser(node))
      return false;
    return (snapshot.isName(node) || looksLikeFullName(textOf(node))) && !snapshot.labels.isLabel(node);
  }

  /** A mention in a field for people also gets the record's companies; other mentions have only their own clues. */
  function mentionIn(node: Text, at: number, group: readonly Hit[]): ScopeHits {
    const part = scopeOf(node);
    const isOfRecord = !isPageScope(part) && snapshot.labels.kindOf(node) === 'person';
    const companies = isOfRecord ? othersIn(part).filter(({ kind }) => kind === 'company') : [];
    return { id: idOf(mentionKey(node, at)), node, hits: [...group, ...companies], isOfPage: false };
  }

  /** The companies in cells of earlier rows that reach into this one. */
  function reachingInto(row: Element | Text): Hit[] {
    const cells = row instanceof Element ? snapshot.rowSpans(row) : [];
    return cells
      .flatMap((cell) => [...snapshot.nodesIn(cell)])
      .flatMap((node) => {
        const hits = snapshot.hitsOf(node);
        const unknown = hits.length === 0 ? unknownEmployer(node, snapshot.labels) : undefined;
        return unknown ? [unknown] : hits;
      })
      .filter(isCompany);
  }

  /** The companies of the record around a part that names none, such as one of several people on a card. */
  function lentTo({ node, hits }: ScopeHits): Hit[] {
    const around = parentOf(node);
    if (!(node instanceof Element) || !around || hits.some(({ kind }) => kind === 'company')) return [];
    const record = scopeOf(around);
    if (isPageScope(record) || standsAlone(node, snapshot, site)) return [];
    return othersIn(record).filter(({ kind }) => kind === 'company');
  }

  /** An unknown person's ID: it contradicts contacts with another ID. */
  function unknownId(node: Text | Element): Hit | undefined {
    const key = node instanceof Text || isValueField(node) ? personKey(textOf(node)) : undefined;
    if (key === undefined || !isLensmorField(node, snapshot.labels)) return undefined;
    return { kind: 'person', key, node: node as Text | HTMLElement, isWhole: true, isStranger: true };
  }

  /** The nodes that may belong to a part. */
  function* nodesFor(part: Element | Text): Iterable<Text | Element> {
    yield* snapshot.nodesOf(part);
    const reach = parts.reachOf(part);
    if (reach && isPageScope(reach)) for (const { node } of all) yield node as Text | Element;
    else if (reach) yield* snapshot.nodesOf(reach);
  }

  /** A part's hits that don't point to contacts. */
  function othersIn(part: Element | Text): Hit[] {
    return [...new Set(nodesFor(part))].flatMap((node) => {
      const hits = snapshot.hitsOf(node);
      const unknown = hits.length === 0 ? (unknownEmployer(node, snapshot.labels) ?? unknownId(node)) : undefined;
      if (unknown) return scopeOf(node) === part && counts(node) ? [unknown] : [];
      if (hits.length === 0 || hits.some(isPointing)) return [];
      dependencies.addAbove(node);
      return scopeOf(node) === part && counts(node) ? hits : [];
    });
  }
}

interface Grouped {
  scopes: ScopeHits[];
  /** The pass that found them. */
  snapshot: PageSnapshot;
}

/** Checks API names too, because labels are translated and renamed. */
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

/** The text that represents the adjacent ones. */
const firstAdjacent = (node: Node): Node =>
  node instanceof Text ? (adjacentTexts(node).find(({ data }) => data.trim() !== '') ?? node) : node;

const mentionKeys = new WeakMap<Node, object[]>();

/** A stable key for the n-th person in a text. */
function mentionKey(node: Node, at: number): object {
  const keys = mentionKeys.get(node) ?? [];
  mentionKeys.set(node, keys);
  keys[at] ??= {};
  return keys[at];
}

const isCompany = ({ kind }: Clue): boolean => kind === 'company';
const isName = ({ kind }: Hit): boolean => kind === 'name';
const isAddress = ({ kind }: Hit): boolean => kind === 'email' || kind === 'linkedin';

/** Whether a node is in one of the parts other than the page itself. */
function isWithin(node: Node, scopes: ReadonlyMap<Node, ScopeHits>): boolean {
  for (let at = parentOf(node); at && at.localName !== 'body'; at = parentOf(at)) if (scopes.has(at)) return true;
  return false;
}

function inDocumentOrder(one: Hit, other: Hit): number {
  if (one.node === other.node) return 0;
  return one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

interface Page extends Grouped {
  /** The page's URL and title. */
  address: string;
  title: string;
  site: SiteRules;
  /** Whether the user manually matched this record to a contact. */
  isChosen: (record: string) => boolean;
}

/** Builds the question for the worker, in steps like `groupByScope`; `undefined` if nothing points to a contact. */
export function* cluesOfPage(page: Page): Generator<void, PageClues | undefined, void> {
  const { scopes, snapshot, site } = page;
  const { reference: record } = site.readRecord(page.address);
  const onPage = scopes.filter(({ node }) => isPageScope(node)).flatMap(({ hits }) => hits);
  const ofRecord = withRoles(
    onPage.filter((hit) => isOfSubject(hit, page)),
    snapshot.labels,
  );
  const subject = distinct(ofRecord);
  const lending = ofRecord.filter(({ kind, role }) => kind === 'company' && role !== 'other');
  const isLent = createLending(snapshot);
  const beside = besideOwn(scopes, onPage, site);
  const asked: ScopeClues[] = [];
  for (const scope of scopes) {
    yield;
    const { id, node, hits } = scope;
    const isPage = isPageScope(node);
    const own = isPage ? { reference: record, isOwn: true } : recordOf(hits, record, site);
    const counting = hits.filter((hit) => hit.kind !== 'name' || (!isPage && isPersons(hit, scope, snapshot, site)));
    const chosen: Clue[] = own.isOwn && page.isChosen(own.reference) ? [{ kind: 'record', key: own.reference }] : [];
    const clues = [...chosen, ...distinct(withRoles(counting, snapshot.labels))];
    if (chosen.length === 0 && !hits.some(isPointing)) continue;
    const isListed = !isPage && !isChoice(node) && !beside.has(parentOf(node)) && !isAside(scope, snapshot);
    const lent = isListed ? lending.filter((hit) => isLent(hit, node)) : [];
    const ownCompany =
      !isPage && lending.length > 0 && (lent.length < lending.length || standsAlone(node, snapshot, site));
    if (ownCompany && lent.length > 0 && !standsAlone(node, snapshot, site) && !clues.some(isCompany))
      clues.push(...distinct(lent));
    asked.push({ id, isPage, record: own.reference, clues, ownCompany });
  }
  return asked.length > 0 ? { record, subject, scopes: asked } : undefined;
}

/** Whether a part is below a heading for others: partners, former employees, deals. */
const isAside = ({ hits }: ScopeHits, { labels }: PageSnapshot): boolean =>
  hits.some((hit) => isName(hit) && labels.headingKindOf(hit.node) === 'other');

/** Whether a part leads to a record or is one of a control's choices, so that it may be about anybody. */
const isChoice = (node: Node): boolean =>
  isInNavigation(node) || closest(node, '[role="listbox"], [role="menu"], [role="combobox"], select') !== undefined;

/**
 * The lists that also contain the page's own person. They lead to records, this one among them, so the page's company
 * isn't that of everybody in them.
 */
function besideOwn(scopes: readonly ScopeHits[], onPage: readonly Hit[], site: SiteRules): ReadonlySet<Element | null> {
  const own = new Set(onPage.filter((hit) => isName(hit) && site.isTitle(hit.node)).map(({ key }) => key));
  const listed = scopes.filter(
    ({ node, hits }) => !isPageScope(node) && hits.some((hit) => isName(hit) && own.has(hit.key)),
  );
  return new Set(listed.map(({ node }) => parentOf(node)));
}

/** Whether a hit describes the page's own record: names in its title, and addresses and companies in its fields. */
function isOfSubject({ kind, key, node }: Hit, { title, site, snapshot }: Page): boolean {
  // Forms split only the name of their own record into two fields.
  if (kind === 'name')
    return (
      site.isTitle(node) ||
      title.includes(textOf(node)) ||
      isHalfName(node) ||
      snapshot.labels.kindOf(node) === 'person'
    );
  if (kind === 'email' && node.nodeType === Node.TEXT_NODE) return textOf(node).toLowerCase() === key;
  return true;
}

const isHalfName = (node: Text | HTMLElement): boolean =>
  (node as Partial<Element>).localName === 'input' && !/[\s,]/.test(textOf(node));

/** The record that a part's name links to, or else the page's. */
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
 * Whether a name is that of the part's person: the first full name in it, known or not, or a name that links to a
 * person's record. Later names are the owner's, the manager's or the assistant's.
 */
function isPersons(
  { node, begins, isWhole }: Hit,
  { node: part }: ScopeHits,
  snapshot: PageSnapshot,
  site: SiteRules,
): boolean {
  if (!isWhole) return true;
  const isLinked = (other: Node) => site.readRecord(linkAround(other)?.href ?? '').type === 'person';
  if (isLinked(node)) return true;
  const kind = snapshot.labels.kindOf(node);
  const isOfPersonField = kind === 'person';
  // The record doesn't say which of them it is about.
  if (kind === 'side') return false;
  if (!isOfPersonField && snapshot.labels.isLabelled(node) && namesInPersonField(part, snapshot)) return false;
  const before = valuesBefore(begins ?? node, part, snapshot).filter(
    (text) =>
      (namesBesideCompanies(text, snapshot) || !(snapshot.isCompany(text) || hasLegalForm(textOf(text)))) &&
      !(isInHeading(text) && labelKind(textOf(text)) !== undefined) &&
      !snapshot.isUser(text) &&
      !snapshot.labels.isLabel(text) &&
      !(isOfPersonField && snapshot.labels.isLabelled(text) && snapshot.labels.kindOf(text) !== 'person'),
  );
  // If a last name is in a separate cell, the first name right before it belongs to the same person.
  if (!begins && isNamePart(textOf(node))) before.pop();
  const words = before.map(textOf);
  return (
    !words.some(
      (word, at) =>
        looksLikeFullName(word.replace(IN_BRACKETS, '')) || (isNamePart(word) && isNamePart(words[at + 1] ?? '')),
    ) && !before.some((text) => isLinked(text) && /\p{L}/u.test(textOf(text)))
  );
}

const IN_BRACKETS = /\s*\([^()]*\)\s*$/;

/** Whether a text names a person together with a company: "John Roe (Acme)". */
function namesBesideCompanies(node: Node, { hitsOf }: PageSnapshot): boolean {
  if (!(node instanceof Text)) return false;
  const data = dataOfRun(node);
  if (looksLikeFullName(data.replace(IN_BRACKETS, ''))) return /\)\s*$/.test(data);
  const companies = hitsOf(node).filter(({ kind }) => kind === 'company');
  const rest = companies
    .map(rangeInRun)
    .reduce((text, { start, end }) => text.slice(0, start) + '\n'.repeat(end - start) + text.slice(end), data);
  return companies.length > 0 && namesIn(rest).length > 0;
}

/** If a record has a field or column for its person, names in its other fields are other people's. */
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
    if ((other instanceof Text || isValueField(other)) && textOf(other) !== '' && isRendered(other)) values.push(other);
  }
  return values;
}

const shownText = ({ textContent }: Element): string => (textContent ?? '').trim();
const isNamePart = (word: string): boolean => /^\p{Lu}[\p{Ll}'’-]+$/u.test(word);

/**
 * Whether the page's company doesn't apply to a part: the part names a company itself, known or not, or is about
 * something somebody did or wrote, so that a name in it may be that of the user's colleague.
 */
function standsAlone(part: Node, snapshot: PageSnapshot, site: SiteRules): boolean {
  if (!(part instanceof Element)) return snapshot.labels.kindOf(part) !== 'person';
  if (site.showsCompany(part)) return true;
  for (const node of snapshot.nodesOf(part)) {
    const text = node instanceof Text ? textOf(node) : '';
    if (text === '') continue;
    if (isSentence(text) || namesEmployer(text) || snapshot.labels.kindOf(node) === 'company') return true;
  }
  return false;
}

/** True for "created a note" and "knows her too", false for "Head of Sales" and "last activity today at 5:36 AM". */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 3 || isMoment(text) || looksLikeFullName(text)) return false;
  return (
    /^\p{Ll}|[.!?…]$/u.test(text) || words.length > 8 || words.filter((word) => /^\p{Ll}{3,}$/u.test(word)).length > 1
  );
}

/** Whether a text is only a time, with a number. */
const isMoment = (text: string): boolean =>
  text.length < 60 && /\d/.test(text) && !/\p{Ll}{4,}/u.test(text.toLowerCase().replace(TIMES, ''));
const TIMES =
  /\p{L}*(?:last|ago|day|yesterday|tomorrow|activ|since|update|modified|contact|seen|minute|hour|week|month|year|second|heute|gestern|letzt|uhr|tag|stunde|woche|monat|jahr|ayer|hace|hora|semana|mes|aujourd|hier|derni|heure|semaine|mois|oggi|ieri|ultim|giorn|settiman|ontem|vandaag|gisteren|geleden|dagen|jan|feb|mar|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}*/gu;

/** Removes duplicates. If there are too many, unknown ones are dropped first. */
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
