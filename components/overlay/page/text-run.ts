import type { Hit } from './hit';

/** Inline elements that may contain a single word or some of its letters. */
const MARKING = new Set('em mark b strong i u span font'.split(' '));
/** Longer runs are not a value of a few words. */
const MOST_TEXTS = 24;
const MOST_NODES = 48;
/** Two words aren't enough, because the first may be a label. */
const LEAST_WORDS = 3;
/** "Acme AB", "Acme S.L.", "Acme GmbH" */
const LEGAL_FORM = /\s(?:\p{L}+\.|\p{Lu}[\p{L}.]*\p{Lu}\p{L}*\.?|Ltd|Inc|Oy)\s*$/u;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}\p{Cf}@._-]$/u;
const CONTINUES = /^[\p{Ll}\p{M}\p{N}\p{Cf}@._-]/u;
/** "S.A.", "d’Ana" */
const HAS_MORE = /[.'’@&-]$/;
const IS_LETTER = /^\p{L}/u;

/** A text's run, its first text that isn't blank, and what readers see. */
interface KnownRun {
  run: readonly Text[];
  first?: Text;
  shown?: string;
}

let known: Map<Text, KnownRun> | undefined;

/** Runs `work`, during which nothing may change the page's texts: each is examined only once. */
export function whileStill<Result>(work: () => Result): Result {
  known = new Map();
  try {
    return work();
  } finally {
    known = undefined;
  }
}

function knownRun(text: Text): KnownRun {
  const before = known?.get(text);
  if (before) return before;
  const one = { run: findRun(text, LEAST_WORDS) };
  known?.set(text, one);
  return one;
}

/**
 * The texts that readers see as one value together with this one: scripts split texts, searches mark letters, and
 * frameworks put each word into a separate element.
 */
export const runOf = (text: Text): readonly Text[] => knownRun(text).run;

function findRun(text: Text, leastWords: number): readonly Text[] {
  const line = lineOf(text, leastWords);
  return line ? textsIn(line) : adjacentTexts(text);
}

/** Whether scripts may have split the text, so that `adjacentTexts` returns others too. */
export const mayBeSplit = (text: Text): boolean => isUnseen(text.previousSibling) || isUnseen(text.nextSibling);

/** Whether a sibling is another text, or nothing that readers see between two. */
const isUnseen = (sibling: ChildNode | null): boolean =>
  sibling !== null && (sibling instanceof CharacterData || isBreak(sibling));

/** The text with those right before and after it, with nothing visible between them. */
export function adjacentTexts(text: Text): readonly Text[] {
  const run = [text];
  for (
    let next = neighbour(text, 'nextSibling');
    next && run.length < MOST_TEXTS;
    next = neighbour(next, 'nextSibling')
  )
    run.push(next);
  for (
    let before = neighbour(text, 'previousSibling');
    before && run.length < MOST_TEXTS;
    before = neighbour(before, 'previousSibling')
  )
    run.unshift(before);
  return run;
}

/** The data of these texts as one. */
export const dataOf = (run: readonly Text[]): string => run.map(({ data }) => data).join('');

/** The position of a text in the data of its run. */
export const offsetIn = (run: readonly Text[], text: Text): number =>
  run.slice(0, run.indexOf(text)).reduce((length, before) => length + before.length, 0);

/** The run's data, in which `rangeInRun` is a mention's position. */
export const dataOfRun = (text: Text): string => dataOf(runOf(text));

export function rangeInRun({ node, begins, beginsAt = 0, start = 0, end = start }: Hit): {
  start: number;
  end: number;
} {
  if (!(node instanceof Text)) return { start, end };
  const run = runOf(node);
  const from = offsetIn(run, node);
  const isBegun = begins instanceof Text && run.includes(begins);
  return { start: isBegun ? offsetIn(run, begins) + beginsAt : from + start, end: from + end };
}

/** The text that represents the whole run. */
export function firstOfRun(text: Text): Text {
  const one = knownRun(text);
  one.first ??= one.run.find(({ data }) => data.trim() !== '') ?? text;
  return one.first;
}

export function textOfRun(text: Text): string {
  const one = knownRun(text);
  one.shown ??= withoutMarks(dataOf(one.run)).trim();
  return one.shown;
}

/** Removes soft hyphens, zero-width spaces and other invisible characters. */
export const withoutMarks = (text: string): string => text.replace(/\p{Cf}/gu, '');

/** The run's text before a position. */
export function textBefore(text: Text, start: number): string {
  const run = runOf(text);
  const before = run.slice(0, run.indexOf(text)).map(({ data }) => data);
  return withoutMarks([...before, text.data.slice(0, start)].join(''));
}

/** The run's text after this text; empty if the text itself continues after `end`. */
export function textAfter(text: Text, end: number): string {
  if (text.data.slice(end).trim() !== '') return '';
  const run = findRun(text, 2);
  const after = run.slice(run.indexOf(text) + 1).map(({ data }) => data);
  return withoutMarks([text.data.slice(end), ...after].join('')).trimEnd();
}

type Side = 'nextSibling' | 'previousSibling';

function neighbour(text: Text, side: Side): Text | undefined {
  const beside = siblingOf(text, side);
  return beside instanceof Text ? beside : undefined;
}

/** Skips invisible nodes: comments and possible line breaks. */
function siblingOf(node: ChildNode, side: Side): ChildNode | null {
  let beside = node[side];
  while (beside && (beside instanceof Comment || isBreak(beside))) beside = beside[side];
  return beside;
}

const isBreak = (node: Node): boolean => node.nodeName.toLowerCase() === 'wbr';

function onlyTextIn(node: Node): Text | undefined {
  if (!(node instanceof Element) || !MARKING.has(node.localName) || node.childNodes.length !== 1) return undefined;
  return node.firstChild instanceof Text ? node.firstChild : undefined;
}

/** The parent of the run, if its words are in similar elements or some of its letters are marked. */
function lineOf(text: Text, leastWords: number): Element | undefined {
  const parent = text.parentNode;
  if (!(parent instanceof Element)) return undefined;
  const word = onlyTextIn(parent) === text ? parent : parent.firstElementChild;
  const line = word?.parentNode;
  if (!word || !(line instanceof Element) || line.childNodes.length > MOST_NODES) return undefined;
  const isLine = isOfWords(line, word, leastWords) || hasMarkedLetters(line);
  return isLine && getComputedStyle(word).display === 'inline' ? line : undefined;
}

function isOfWords(line: Element, word: Element, leastWords: number): boolean {
  const isWord = (node: Node) =>
    node.nodeName === word.nodeName &&
    (node as Element).className === word.className &&
    /^\S+$/.test(onlyTextIn(node)?.data ?? '');
  const isBetween = (node: Node) => node instanceof Comment || (node instanceof Text && !/\p{L}/u.test(node.data));
  const nodes = [...line.childNodes];
  return (
    (line.childElementCount >= leastWords || LEGAL_FORM.test(line.textContent ?? '')) &&
    nodes.every((node) => isWord(node) || isBetween(node)) &&
    nodes.some((node) => node instanceof Text && /\s/.test(node.data))
  );
}

/** Whether each child element starts or ends within a word. */
function hasMarkedLetters(line: Element): boolean {
  return [...line.childNodes].every((node) => {
    if (node instanceof Text || node instanceof Comment || isBreak(node)) return true;
    const text = onlyTextIn(node);
    const [before, after] = [node.previousSibling, node.nextSibling];
    return text !== undefined && (isContinued(before, text) || isContinued(text, after));
  });
}

const isContinued = (one: Node | null, next: Node | null): boolean =>
  one instanceof Text &&
  next instanceof Text &&
  ((ENDS_IN_WORD.test(one.data) && CONTINUES.test(next.data)) ||
    (HAS_MORE.test(one.data) && IS_LETTER.test(next.data)));

function textsIn(line: Element): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}
