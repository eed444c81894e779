/** Within a line these mark a word or some of its letters. */
const MARKING = new Set('em mark b strong i u span font'.split(' '));
/** More texts than this are no value of a few words. */
const MOST_TEXTS = 24;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}\p{Cf}@._-]$/u;
const GOES_ON = /^[\p{Ll}\p{M}\p{N}\p{Cf}@._-]/u;

/**
 * The texts that a reader sees as one value with this one: scripts cut texts in two, searches mark letters in them, and
 * frameworks put each word into an element of its own.
 */
export function runOf(text: Text): readonly Text[] {
  const line = lineOfWords(text);
  if (line) return textsIn(line);
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

/** The text that stands for all of its run. */
export const firstOfRun = (text: Text): Text => runOf(text).find(({ data }) => data.trim() !== '') ?? text;

export const textOfRun = (text: Text): string =>
  runOf(text)
    .map(({ data }) => data)
    .join('')
    .replace(/\p{Cf}/gu, '')
    .trim();

/** What is written before a place in a text. */
export function textBefore(text: Text, start: number): string {
  const run = runOf(text);
  const before = run.slice(0, run.indexOf(text)).map(({ data }) => data);
  return [...before, text.data.slice(0, start)].join('').replace(/\p{Cf}/gu, '');
}

/** What the texts after this one go on with, if nothing stands behind that place in the text itself. */
export function textBehind(text: Text, end: number): string {
  if (text.data.slice(end).trim() !== '') return '';
  const run = runOf(text);
  const after = run.slice(run.indexOf(text) + 1).map(({ data }) => data);
  return [text.data.slice(end), ...after]
    .join('')
    .replace(/\p{Cf}/gu, '')
    .trimEnd();
}

type Side = 'nextSibling' | 'previousSibling';

function neighbour(text: Text, side: Side): Text | undefined {
  const beside = siblingOf(text, side);
  if (beside instanceof Text) return beside;
  const parent = text.parentNode;
  const other = beside
    ? onlyTextIn(beside)
    : parent instanceof Element && onlyTextIn(parent) === text
      ? siblingOf(parent, side)
      : undefined;
  if (!(other instanceof Text)) return undefined;
  const [one, next] = side === 'nextSibling' ? [text, other] : [other, text];
  return ENDS_IN_WORD.test(one.data) && GOES_ON.test(next.data) ? other : undefined;
}

/** Without what shows nothing: comments, and places where a line may break. */
function siblingOf(node: ChildNode, side: Side): ChildNode | null {
  let beside = node[side];
  while (beside && (beside instanceof Comment || beside.nodeName.toLowerCase() === 'wbr')) beside = beside[side];
  return beside;
}

function onlyTextIn(node: Node): Text | undefined {
  if (!(node instanceof Element) || !MARKING.has(node.localName) || node.childNodes.length !== 1) return undefined;
  return node.firstChild instanceof Text ? node.firstChild : undefined;
}

/** The element around a word that holds a line of words, each in an element like the others. */
function lineOfWords(text: Text): Element | undefined {
  const word = text.parentNode;
  const line = word?.parentNode;
  if (!(word instanceof Element) || !(line instanceof Element) || onlyTextIn(word) !== text) return undefined;
  const others = line.children;
  if (others.length < 2 || others.length > MOST_TEXTS || line.textContent?.trim().includes('\n')) return undefined;
  const isWord = (element: Element) =>
    element.localName === word.localName &&
    element.className === word.className &&
    /^\S+$/.test(onlyTextIn(element)?.data ?? '');
  const isBetween = (node: Node) => !(node instanceof Text) || !/\p{L}/u.test(node.data);
  if (![...others].every(isWord) || ![...line.childNodes].every(isBetween) || !/\s/.test(line.textContent ?? ''))
    return undefined;
  return getComputedStyle(word).display === 'inline' ? line : undefined;
}

function textsIn(line: Element): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}
