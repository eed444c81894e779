import { wordSet } from '../../../contacts/matching/spelling/fold';
import type { Hit } from '../../page/hit';
import { ROWS } from '../../page/rows';
import { closest } from '../../page/safe-dom';
import { adjacentTexts, dataOf, offsetIn } from '../../page/text-run';
import { tidy } from '../read-node';
import { textsBefore } from './split-name';
import type { ReadText } from './text-clues';

const PARTICLE = /^(?:v[ao]n|d[aei]|de[nrls])$/;
/** Word by word, because one expression for three words compiles to three times as much. */
const WORD = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,30}$/u;

/** Whether a text may be the first part of a name: up to two particles, then up to three words. */
export function mayBegin(text: string): boolean {
  const words = text.replace(/,$/, '').split(' ');
  const from = words.findIndex((word) => !PARTICLE.test(word));
  const names = words.slice(from, from + 4);
  if (from < 0 || from > 2 || names.length > 3) return false;
  return names.every((word, at) => (at === 0 || word.length > 1) && WORD.test(word));
}

/** What the middle of a name and its last part may look like. */
const MIDDLE = /^(?:[\p{L}\p{M}'’. -]{1,30}|,)$/u;
const LAST = /^(?:[\p{Lu}\p{Lo}]|(?:v[ao]n|d[aei]|de[nrls]) )[\p{L}\p{M}'’. -]{0,40}$/u;
/** Longer lines are not a single value. */
const LONGEST_LINE = 100;
const GLUED = /[\p{L}\p{N}\p{Cf}@._-]/u;

/** A name in up to three texts, the last of which is `node`: "<b>Jane</b> Doe", "<b>DOE</b>, <i>Jane</i>". */
export function readSplitName(node: Text, readText: ReadText): Hit[] {
  const own = adjacentTexts(node);
  const last = tidy(dataOf(own));
  if (!LAST.test(last)) return [];
  const between: string[] = [];
  const row = closest(node, ROWS);
  let nearest: Text | undefined;
  for (const text of textsBefore(own[0] ?? node)) {
    if (closest(text, ROWS) !== row) return [];
    const run = adjacentTexts(text);
    if (nearest && run.includes(nearest)) continue;
    nearest = text;
    const begins = run.find(({ data }) => data.trim() !== '') ?? text;
    const first = tidy(dataOf(run));
    if (mayBegin(first)) {
      const turned = between.length === 0 ? [[last, first]] : [];
      for (const parts of [[first, ...between, last], ...turned]) {
        const hits = namesAcross(parts, node, begins, readText);
        if (hits.length > 0) return hits;
      }
    }
    between.unshift(first);
    if (between.length > 1 || !MIDDLE.test(first)) return [];
  }
  return [];
}

/** The names that start in the first of these parts and end in the last. */
function namesAcross(parts: readonly string[], node: Text, begins: Text, readText: ReadText): Hit[] {
  const text = parts.join(' ').replace(' , ', ', ');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  // A whole name in several words, or the last one of a single word: "Mary Ann", but not "Buyer Mary".
  const latest = first.includes(' ') ? 1 : first.length;
  return readText(text)
    .filter(({ kind, start, end }) => kind === 'name' && start < latest && end > text.length - last.length)
    .map(({ key }) => ({ kind: 'name', key, node, begins, text, isWhole: true, isStranger: false }));
}

/**
 * Whether the two texts, with these data, are in one line, so that a word may start in one and end in the other: "<mark>Ja</mark>ne Doe",
 * "jane@<wbr>acme.example". `areAlone`: nothing is between each of them and the edge of its element.
 */
export function mayContinue(before: Text, text: Text, start: string, end: string, areAlone: boolean): boolean {
  if (start.length + end.length > LONGEST_LINE) return false;
  // Rejects nearly all cells of a table, without touching their elements.
  if (areAlone && (start.includes(' ') || end.includes(' '))) return false;
  if (lineOf(before, text) === undefined) return false;
  return GLUED.test(start.at(-1) ?? '') || GLUED.test(end.at(0) ?? '');
}

/** The parent of one of the texts, if it is also the parent or grandparent of the other. */
function lineOf({ parentNode: one }: Text, { parentNode: other }: Text): Node | undefined {
  if (!one || !other) return undefined;
  if (one === other) return other;
  const [aroundOne, aroundOther] = [one.parentNode, other.parentNode];
  if (aroundOne === other) return other;
  if (aroundOther === one) return one;
  return aroundOne !== null && aroundOne === aroundOther && areWords(one, other) ? aroundOne : undefined;
}

const WORDS = wordSet('span em b i mark strong SPAN EM B I MARK STRONG');
/** "<span>Jane</span> <span>Doe</span>": each word may be in a separate, similar element. */
const areWords = (one: Node, other: Node): boolean =>
  WORDS.has(one.nodeName) &&
  one.nodeName === other.nodeName &&
  [one, other].every(({ textContent }) => /^\S+$/.test(textContent ?? ''));

/** The hits that start in an earlier text of the same line and end in `node`. */
export function readContinued(
  node: Text,
  run: readonly Text[],
  before: Text,
  readText: (line: string) => ReturnType<ReadText>,
): Hit[] {
  const line = lineOf(before, node);
  if (!line) return [];
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  texts.currentNode = run[0] ?? node;
  const pieces: { text: Text; from: number }[] = [];
  let written = dataOf(run).trimEnd();
  const own = written.length;
  for (let text = texts.previousNode() as Text | null; text; text = texts.previousNode() as Text | null) {
    if (written.length + text.length > LONGEST_LINE) break;
    written = text.data + written;
    pieces.push({ text, from: written.length });
  }
  const from = written.length - own;
  const [ownFrom, ownTo] = [from + offsetIn(run, node), from + offsetIn(run, node) + node.length];
  const blank = written.length - written.trimStart().length;
  return readText(written.trim())
    .map((clue) => ({ ...clue, start: clue.start + blank, end: clue.end + blank }))
    .filter(({ start, end }) => start < from && end > ownFrom && end <= ownTo)
    .flatMap(({ start, end, ...clue }) => {
      const piece = pieces.find(({ from: length }) => written.length - length <= start);
      if (!piece) return [];
      const beginsAt = start - (written.length - piece.from);
      return [{ ...clue, node, begins: piece.text, beginsAt, start: 0, end: end - ownFrom }];
    });
}
