import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { PARTICLES } from '../../../contacts/matching/spelling/name-particles';
import { boxOf, closest, elementOf, type NodesIn, parentOf, textOf } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import { looksLikeFullName } from '../people/full-name';

/** How many inline elements may be around a text within its line. */
const LEVELS = 5;
/** Longer blocks aren't one line about a person. */
const MOST_IN_LINE = 80;
/** A message has at most a picture, a name, a badge and a time above it. */
const MOST_ABOVE = 5;
/** Words that lead to a company without saying what somebody did: "Head of Sales at Acme", "Jane Doe from Acme". */
const LEADING = new Set(
  'at of for from in with and und et y e i bei von für mit im am vom chez pour en avec presso per con para com em bij voor van hos för fra på w z dla since seit depuis desde dal sinds sedan siden'.split(
    ' ',
  ),
);
/** "Director at Acme" */
const AT = /(?:^|\s)(?:@|at|bei|chez|en|presso)\s*$/i;
const ARROW_BEFORE = /(?:→|⇒|➔|➜|➝|⟶|->|=>)\s*$/;
const ARROW_AFTER = /^\s*(?:→|⇒|➔|➜|➝|⟶|->|=>)/;
const MONTH = String.raw`(?:(?:\d{1,2}\s+)?\p{L}+\.?\s+|(?:\d{1,2}[./])+)?`;
const FROM = String.raw`${MONTH}(?<!\d|\d )(?:19|20)\d\d(?:/\d{1,2})?\s*[–—-]`;
const UNTIL = String.raw`(?<!\p{L})(?:until|till|bis|hasta|jusqu[’'](?:en|à)|fino al?|até|tot)(?!\p{L})`;
const YEARS = String.raw`(?:${FROM}|${UNTIL})\s*${MONTH}((?:19|20)\d\d)(?!\d)`;
/** "2010 – 2015", "May 2015 – Jun 2018", "03/2012 - 05/2016", "until 2018" */
const PERIOD = new RegExp(YEARS, 'iu');
const ONLY_PERIOD = new RegExp(String.raw`^[\s(]*${YEARS}[\s)]*$`, 'iu');
/** Only right beside a company: "Season 2025–2026" further on is about something else. */
const PERIOD_AFTER = new RegExp(String.raw`^[\s(,:|·–—-]*${YEARS}`, 'iu');
const PERIOD_BEFORE = new RegExp(String.raw`${YEARS}[\s),:|·–—-]*$`, 'iu');
/** "Acme – please find attached", in lists of messages. */
const SUBJECT = /^\s*[–—:-]\s/;
/** A value that was removed or added. */
const CHANGED = 'del, ins, s, strike';
const ABBREVIATED = /(?<!\p{L})(?:inc|ltd|co|corp|bros|intl|cia|cía|ltda|lda|(?:\p{L}{1,2}\.)+\p{L}{0,2})\.$/iu;
const ADDRESS = /\S*[@/]\S*|\S+\.\S+/g;

/**
 * Whether a text is a word of a sentence about what somebody did: "Jane Doe moved <a>Acme</a> to Won". Pages link
 * companies in activities; the same words without the link aren't a value either. Also true for a value before and after
 * a change, and for one with a period that has ended, such as a previous employer.
 */
export function isInSentence(text: Text, isNamed: (node: Node) => boolean, nodesIn: NodesIn): boolean {
  const node = firstOfRun(text);
  const element = elementOf(node);
  if (!element || element.closest(CHANGED) || isOver(PERIOD, textOf(node))) return true;
  // In a text that also names the person, `mention-groups.ts` decides.
  if (isNamed(node)) return false;
  if (endsSentence(node)) return true;
  const block = blockAround(element);
  const { before, after, isAfterName } = lineAround(node, block, isNamed, nodesIn);
  const [left, right] = [before.map(textOf).join(' '), after.map(textOf).join(' ')];
  if (ARROW_BEFORE.test(left) || ARROW_AFTER.test(right)) return true;
  if (isOver(PERIOD_BEFORE, left) || isOver(PERIOD_AFTER, right)) return true;
  if ([...valuesBeside(node, block, nodesIn)].some((text) => isOver(ONLY_PERIOD, textOf(text)))) return true;
  const isBare = (text: Text | undefined) => text !== undefined && elementOf(text) === block;
  if (isAfterName && isAction(left)) return true;
  if (isMessage(node, block, nodesIn)) return true;
  // A single word in an element of its own may be a job or a status.
  const isAfterProse = !AT.test(left) && (proseIn(left).length > 1 || isBare(before.at(-1))) && endsInProse(left);
  if (isBare(after[0]) && SUBJECT.test(right) && proseIn(right).length >= (/^\P{L}+\p{Ll}/u.test(right) ? 2 : 3))
    return true;
  return isAfterProse || (isBare(after[0]) && /^\p{Ll}/u.test(right) && proseIn(right.split(/\s/)[0] ?? '').length > 0);
}

/** The year that each period needs is looked for first, which is faster. */
const isOver = (period: RegExp, text: string): boolean =>
  /(?:19|20)\d\d/.test(text) && Number(period.exec(text)?.[1] ?? Number.POSITIVE_INFINITY) < new Date().getFullYear();

/** "Spoke to her at Acme.", but not "Buyer at Acme Inc." */
const endsSentence = (node: Text): boolean => {
  const text = textOf(node);
  return /[.!?…]$/.test(text) && text.split(/\s+/).length > 2 && !ABBREVIATED.test(text) && proseIn(text).length > 0;
};

const CLOCK_TIME = /^(?:[\p{L}\d.,/ ]{0,24}\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?| Uhr)?$/iu;

/** Whether a text is below a name and a time, like the first line of a message. */
function isMessage(node: Text, block: Element, nodesIn: NodesIn): boolean {
  const around = parentOf(block);
  if (!around || closest(block, 'td, [role="gridcell"], [role="cell"]')) return false;
  const before: Text[] = [];
  for (const other of nodesIn(around)) {
    if (other === node || before.length > MOST_ABOVE) break;
    if (other instanceof Text && other.data.trim() !== '') before.push(other);
  }
  const [name, time] = before.slice(-2);
  const above = time && elementOf(time);
  if (!name || !above || !CLOCK_TIME.test(textOf(time)) || !looksLikeFullName(textOf(name))) return false;
  return boxOf(above).bottom <= boxOf(block).top + 2 && boxOf(above).top < boxOf(elementOf(name) ?? above).bottom;
}

/** The innermost element around that isn't inline. */
function blockAround(element: Element): Element {
  let block = element;
  for (let level = 0; level < LEVELS; level++) {
    const parent = parentOf(block);
    if (!parent || !/^(?:inline|contents)/.test(getComputedStyle(block).display)) break;
    block = parent;
  }
  return block;
}

/**
 * The texts that may say when a value was true: all of a list item, and the cells beside it in a table, where other
 * columns may be about anything.
 */
function* valuesBeside(node: Text, block: Element, nodesIn: NodesIn): Generator<Text> {
  const item = closest(block, 'li, [role="listitem"], article');
  const around = item ?? parentOf(block);
  let [before, isAfter, seen]: [Text | undefined, boolean, number] = [undefined, false, 0];
  for (const other of around ? nodesIn(around) : []) {
    if (++seen > MOST_IN_LINE) return;
    if (!(other instanceof Text) || other.data.trim() === '') continue;
    if (item) yield other;
    else if (isAfter) return yield other;
    else if (other === node) {
      isAfter = true;
      if (before) yield before;
    }
    before = other;
  }
}

/**
 * The texts after a name until the next one, if its line says what several people did: "<a>Jane Doe</a> called <a>John
 * Roe</a> (Acme)". `undefined` in any other line.
 */
export function restOfMention(
  name: Text,
  isNamed: (node: Node) => boolean,
  isKnown: (node: Node) => boolean,
  nodesIn: NodesIn,
): readonly Text[] | undefined {
  const element = elementOf(name);
  if (!element) return undefined;
  const first = firstOfRun(name);
  const texts = textsOfLine(first, blockAround(element), nodesIn);
  const isSomebody = (text: Text) =>
    isNamed(text) || (!isKnown(text) && looksLikeFullName(textOf(text)) && !hasLegalForm(textOf(text)));
  if (texts.filter(isSomebody).length < 2) return undefined;
  if (!texts.some((text, at) => isSomebody(text) && isAction(textOf(texts[at + 1] ?? text)))) return undefined;
  const at = texts.indexOf(first);
  const after = at < 0 ? [] : texts.slice(at + 1);
  const end = after.findIndex((text) => isSomebody(text) || isAction(textOf(text)));
  return end < 0 ? after : after.slice(0, end);
}

function textsOfLine(node: Text, block: Element, nodesIn: NodesIn): Text[] {
  let line: Text[] = [];
  let seen = 0;
  for (const other of nodesIn(block)) {
    if (++seen > MOST_IN_LINE) return [];
    if (other instanceof Text) {
      if (other.data.trim() !== '') line.push(other);
    } else if (other.localName === 'br' || blockAround(other) !== block) {
      if (line.includes(node)) break;
      line = [];
    }
  }
  return line;
}

/** The other texts of a line: those since the last name before the text, and those after it. */
function lineAround(node: Text, block: Element, isNamed: (node: Node) => boolean, nodesIn: NodesIn) {
  let before: Text[] = [];
  const after: Text[] = [];
  let [isAfter, isAfterName, seen] = [false, false, 0];
  for (const other of nodesIn(block)) {
    if (++seen > MOST_IN_LINE) break;
    if (other === node) isAfter = true;
    else if (other instanceof Text) {
      if (other.data.trim() === '') continue;
      if (isAfter) after.push(other);
      else {
        isAfterName ||= isNamed(other);
        before = isNamed(other) ? [] : [...before, other];
      }
    } else if (other.localName === 'br' || blockAround(other) !== block) {
      if (isAfter) break;
      [before, isAfterName] = [[], false];
    }
  }
  return { before, after, isAfterName };
}

/**
 * Whether the words after a name say what its person did: "Jane Doe spoke at", "Jane Doe moved", not "Jane Doe, head of
 * sales at" or "Jane Doe at".
 */
export const isAction = (words: string): boolean =>
  !/^\s*[^\p{L}\p{N}\s]/u.test(words) && proseIn(words).length > (/^\s*\p{Ll}[^\s]*\s+at\s*$/u.test(words) ? 1 : 0);

const proseIn = (text: string): readonly string[] =>
  (text.replace(ADDRESS, ' ').match(/(?<![\p{L}\p{M}’'-])\p{Ll}[\p{L}\p{M}’'-]*/gu) ?? []).filter(
    (word) => word.length > 1 && !LEADING.has(word) && !PARTICLES.has(word),
  );

/** Whether a sentence goes on after a text: it ends in a word, not in a bracket, a comma or a name. */
const endsInProse = (text: string): boolean =>
  proseIn(text).length > 0 && /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}’'-]*\.?$/u.test(text.replace(ADDRESS, ' ').trim());
