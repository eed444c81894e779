import type { ClueKind } from '../../contacts/matching/clues';
import type { Fingerprints } from '../../contacts/matching/fingerprint';
import { emailKey, linkedinKey, personKey } from '../../contacts/matching/spelling/addresses';
import { type Field, isField, shownBy, WRITABLE } from '../page/field';
import type { Hit } from '../page/hit';
import { dataOf, offsetIn } from '../page/text-run';
import type { ReadText } from './clues/text-clues';

/** Elements whose content is not read; see `ElementKind.isSilentBelow`. */
export const SILENT_PARTS = `script, style, noscript, template, option, svg, canvas, iframe, ${WRITABLE}`;
/** A link to a person in Lensmor. */
const PERSONNEL_LINK =
  /^https?:\/\/(?:[\w-]+\.)*lensmor\.[\w.:]+\/[^\s]*?(?:personnel|people|persons?|contacts?)(?:[_-]?id)?[=/](\d{1,32})(?!\w)/i;
const MARKS = ['data-personnel-id', 'data-lensmor-personnel-id', 'data-lensmor-id'];
/** Attributes in which pages store the address of the person an element names or links to. */
const ADDRESS_ATTRIBUTES = ['data-email-address', 'data-email', 'email', 'data-hovercard-id', 'title', 'aria-label'];
/** Each selects elements to read, or to ignore, because of one attribute. */
export const MARKING_ATTRIBUTES = [
  ...ADDRESS_ATTRIBUTES.map((name) => `[${name}*="@"]`),
  ...[...MARKS, 'contenteditable'].map((name) => `[${name}]`),
];
export const MARKED = MARKING_ATTRIBUTES.join();

/** Attributes that affect an element's own clues. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'value',
  'type',
  ...ADDRESS_ATTRIBUTES,
  'contenteditable',
  'aria-multiline',
  ...MARKS,
]);

/** The hits in one text node, which `data` may be passed for. */
export function readTextNode(node: Text, readText: ReadText, data = node.data): Hit[] {
  return readTrimmed(data, readText).map((clue) => ({ ...clue, node }));
}

/** The hits that end in this text of a run, which is read as one text. */
export function readInRun(node: Text, run: readonly Text[], readText: ReadText): Hit[] {
  const from = offsetIn(run, node);
  return readTrimmed(dataOf(run), readText)
    .filter(({ end }) => end > from && end <= from + node.length)
    .map((clue) => {
      const [start, end] = [clue.start - from, clue.end - from];
      if (start >= 0) return { ...clue, node, start, end };
      const begins = run.findLast((text) => offsetIn(run, text) <= clue.start) ?? node;
      return { ...clue, node, start: 0, end, begins, beginsAt: clue.start - offsetIn(run, begins) };
    });
}

function readTrimmed(data: string, readText: ReadText): ReturnType<ReadText> {
  const text = data.trim();
  if (text.length < 2) return [];
  const before = data.length - data.trimStart().length;
  return readText(text).map((clue) => ({ ...clue, start: clue.start + before, end: clue.end + before }));
}

/** The hits in one element itself: its link, marks or value. */
export function readElement(element: HTMLElement, readText: ReadText, fingerprints: Fingerprints): Hit[] {
  const hits: Hit[] = [];
  const add = (kind: ClueKind, key: string | undefined, isCertain = true) => {
    if (key === undefined) return;
    const isKnown = fingerprints.has(kind, key);
    if (isKnown || isCertain) hits.push({ kind, key, node: element, isWhole: true, isStranger: !isKnown });
  };
  if (element.localName === 'a') {
    const href = element.getAttribute('href') ?? '';
    if (/^\s*mailto:/i.test(href)) add('email', emailKey(href));
    else if (/linkedin\./i.test(href)) add('linkedin', linkedinKey(href));
    else if (/lensmor/i.test(href)) add('person', PERSONNEL_LINK.exec(href)?.[1]);
  } else if (isField(element)) hits.push(...readField(element, readText));
  for (const name of ADDRESS_ATTRIBUTES) {
    const value = element.getAttribute(name) ?? '';
    if (value.includes('@')) add('email', emailKey(value) ?? onlyAddressIn(value));
  }
  for (const mark of MARKS) {
    const id = element.getAttribute(mark);
    // Other systems have personnel IDs too.
    if (id) add('person', personKey(id), mark.includes('lensmor'));
  }
  return hits;
}

/** The only address in a short text, such as "Write to jane@acme.example". */
function onlyAddressIn(text: string): string | undefined {
  const [address, ...others] =
    text.length < 100 ? text.split(/[\s<>(),;:"]+/).filter((word) => word.includes('@')) : [];
  return address && others.length === 0 ? emailKey(address) : undefined;
}

const SEARCHES =
  /search|filter|\bfind\b|query|^q$|suche|filtern|buscar|filtrar|recherch|filtrer|zoek|cerca|filtra|pesquis|szukaj|поиск|検索|搜索|搜尋|검색/i;
/** Names and labels of fields for a message's recipients. */
const RECIPIENTS = /^\s*(?:to|b?cc|an|para|à|aan|宛先|收件人)\s*:?\s*$/i;
/** Elements in which an editable text is a value of the page; elsewhere it is an editor. */
const SHOWING =
  'td, th, h1, h2, h3, h4, h5, h6, li, dd, [role="gridcell"], [role="cell"], [role="rowheader"], [role="heading"]';

/** Whether it contains the user's own input instead of the page's data: search fields, filters, text areas. */
function isTyped(field: Field): boolean {
  if (field instanceof HTMLTextAreaElement) return !field.readOnly && !field.disabled;
  if (field.localName !== 'input' && field.localName !== 'select') return !field.closest(SHOWING);
  if (field.matches('[type="search" i], [role="searchbox"]') || field.closest('search, [role="search"]')) return true;
  const names = ['name', 'id', 'placeholder', 'aria-label'].map((name) => field.getAttribute(name) ?? '');
  const label = (field as HTMLInputElement).labels?.[0]?.textContent ?? '';
  return names.some((name) => SEARCHES.test(name)) || [...names, label].some((name) => RECIPIENTS.test(name));
}

function readField(field: Field, readText: ReadText): Hit[] {
  if (isTyped(field)) return [];
  const { type } = field as Partial<HTMLInputElement>;
  const text = tidy(shownBy(field));
  if (text.length < 2 || text.length > 300 || type === 'password' || type === 'hidden') return [];
  return readText(text)
    .filter(
      ({ isWhole, kind }) =>
        (isWhole || kind === 'person') && (field.localName !== 'textarea' || kind === 'email' || kind === 'linkedin'),
    )
    .map(({ kind, key, text: shown, isWhole, isStranger }) => ({
      kind,
      key,
      text: shown,
      isWhole,
      isStranger,
      node: field,
    }));
}

/** Normalises a text as people read it: without repeated white space and invisible characters. */
export const tidy = (text: string): string =>
  /^\s|\s$|\s\s|[\t\n\u00a0]|\p{Cf}/u.test(text)
    ? text
        .replace(/\p{Cf}/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
    : text;
