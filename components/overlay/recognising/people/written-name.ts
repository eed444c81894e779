import { PARTICLES } from '../../../contacts/matching/spelling/name-particles';
import type { Hit } from '../../page/hit';
import { boxOf, closest, elementOf, parentOf } from '../../page/safe-dom';
import { adjacentTexts, dataOf, offsetIn } from '../../page/text-run';
import { labelKind } from '../labels/label-words';
import { looksLikeFullName, NO_NAMES } from './full-name';

/** A name never spans two of these. */
const ENDS =
  'td, th, li, dd, dt, tr, [role="row"], [role="cell"], [role="gridcell"], [role="option"], button, input, svg';
const LINKS = 'a, button, [role="link"], [role="button"]';
const LEVELS = 3;
const MOST_BLANKS = 4;
/** Fractions of the line height: a smaller gap is inside a word, a larger one doesn't separate words of a name. */
const LETTER_GAP = 0.05;
const WORD_GAP = 0.5;
const LEAST_VISIBLE_PX = 2;
const GENERATION = /^,?\s*(?:jr|sr|i{2,3}|iv|v)\.?$/i;
const INITIALS = /^(?:\p{Lu}\.?\s?){1,2}$/u;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
/** Words before a name that say what its person has to do with a text. */
const BEFORE_NAME = /^(?:from|to|b?ccs?|by|with|via|for|attn|an|mit|für|à|par|avec|para|con|com|aan|met|från|til)$/i;
const ALL_CAPITALS = /^\p{Lu}{2,}$/u;

/**
 * Extends a name hit by adjacent words that readers take for parts of the name. Pages may put each word, or a "Jr.",
 * into a separate element, and a different name may start or end like a known one.
 */
export function asWritten(hit: Hit): Hit {
  const { kind, node, text, begins, beginsAt, start = 0, end = node instanceof Text ? node.length : 0 } = hit;
  if (kind !== 'name' || text === undefined || !(node instanceof Text)) return hit;
  const first = begins instanceof Text ? begins : node;
  const isWholeStart = begins !== undefined && beginsAt === undefined;
  const isAtStart = isWholeStart || !HAS_WORDS.test(splitAt(first, begins ? (beginsAt ?? 0) : start)[0]);
  const isAtEnd = !HAS_WORDS.test(splitAt(node, end)[1].replace(/^[\s.,]+/, ''));
  const before = isAtStart ? partBeside(first, 'before') : '';
  const after = isAtEnd ? partBeside(node, 'after') : '';
  return before === '' && after === '' ? hit : { ...hit, text: `${before}${text}${after}` };
}

const HAS_WORDS = /[\p{L}\p{N}]/u;

/** What is before and after a position of a text; pages may have split it. */
function splitAt(text: Text, at: number): [string, string] {
  const run = adjacentTexts(text);
  const [data, from] = [dataOf(run), offsetIn(run, text) + at];
  return [data.slice(0, from), data.slice(from)];
}

/** The adjacent text on the same line that continues the name, with the space between; empty if there is none. */
function partBeside(text: Text, side: 'before' | 'after'): string {
  const run = adjacentTexts(text);
  const edge = (side === 'before' ? run : run.toReversed()).find(({ data }) => data.trim() !== '');
  const other = edge && textBeside(side === 'before' ? (run[0] ?? edge) : (run.at(-1) ?? edge), side);
  if (!other) return '';
  const [left, right] = side === 'before' ? [other, edge] : [edge, other];
  const dataLeft = dataOf(adjacentTexts(left));
  const dataRight = dataOf(adjacentTexts(right));
  const shown = dataOf(adjacentTexts(other))
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const gap = gapBetween(left, right);
  // Another full name, or a name in another link, is another person.
  if (gap === undefined || gap > WORD_GAP || looksLikeFullName(shown) || closest(text, LINKS) !== closest(other, LINKS))
    return '';
  const isGlued = gap <= LETTER_GAP && !/\s$/.test(dataLeft) && !/^\s/.test(dataRight);
  if (isGlued) {
    if (shown.includes('@') || (side === 'before' && isMonogramOf(shown, dataRight))) return '';
    const isNewWord = /\p{Ll}$/u.test(dataLeft.trimEnd()) && /^\p{Lu}/u.test(dataRight.trimStart());
    if (isNewWord && !areWrittenAlike(text, other)) return '';
    const [piece = ''] = (side === 'before' ? /[\p{L}\p{M}'’-]+$/u : /^[\p{L}\p{M}'’-]+/u).exec(shown) ?? [];
    return piece;
  }
  const isPart =
    side === 'after' && (GENERATION.test(shown) || INITIALS.test(shown))
      ? true
      : isNameWord(shown) &&
        !ALL_CAPITALS.test(shown) &&
        !(side === 'before' && BEFORE_NAME.test(shown)) &&
        !NO_NAMES.test(shown) &&
        labelKind(shown) === undefined &&
        areWrittenAlike(text, other);
  if (!isPart) return '';
  return side === 'before' ? `${shown} ` : ` ${shown}`;
}

/** Initials in place of a picture: "K" or "KW" before "Klara Winter". */
const isMonogramOf = (shown: string, name: string): boolean =>
  /^\p{Lu}{1,3}$/u.test(shown) && name.trimStart().startsWith(shown[0] ?? '');

/** Whether it is one word, possibly with particles before it. */
function isNameWord(shown: string): boolean {
  const words = shown.split(' ');
  return NAME_WORD.test(words.pop() ?? '') && words.every((word) => PARTICLES.has(word));
}

function textBeside(text: Text, side: 'before' | 'after'): Text | undefined {
  let around: Element | null = parentOf(text);
  for (let level = 1; around && level < LEVELS && !around.matches(ENDS); level++) around = parentOf(around) ?? around;
  if (!around) return undefined;
  const texts = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
  texts.currentNode = text;
  for (let tries = 0; tries < MOST_BLANKS; tries++) {
    const next = (side === 'before' ? texts.previousNode() : texts.nextNode()) as Text | null;
    if (!next) return undefined;
    if (next.data.trim() !== '')
      return closest(next, ENDS) === closest(text, ENDS) && !isClipped(next) ? next : undefined;
  }
  return undefined;
}

/** Whether a text is only for screen readers: "View profile". */
function isClipped(text: Text): boolean {
  const { width, height } = boxOf(elementOf(text) ?? document.documentElement);
  return width < LEAST_VISIBLE_PX || height < LEAST_VISIBLE_PX;
}

/** The gap as a fraction of the line height; `undefined` if they aren't side by side on one line. */
function gapBetween(left: Text, right: Text): number | undefined {
  const [one, other] = [rectsOf(left).at(-1), rectsOf(right)[0]];
  if (!one || !other || Math.abs(one.top - other.top) > 2 || Math.abs(one.height - other.height) > 2) return undefined;
  const isRightToLeft = one.left > other.left;
  return (isRightToLeft ? one.left - other.right : other.left - one.right) / one.height;
}

function rectsOf(text: Text): DOMRect[] {
  const range = document.createRange();
  range.setStart(text, text.data.length - text.data.trimStart().length);
  range.setEnd(text, text.data.trimEnd().length);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}

/** Whether they have the same colour, size and weight. Otherwise, the other text is a badge, a job or a label. */
function areWrittenAlike(one: Text, other: Text): boolean {
  const [element, beside] = [elementOf(one), elementOf(other)];
  if (!element || !beside) return false;
  if (element === beside) return true;
  const [own, others] = [getComputedStyle(element), getComputedStyle(beside)];
  return (['color', 'fontSize', 'fontWeight', 'fontStyle', 'textTransform'] as const).every(
    (name) => own[name] === others[name],
  );
}
