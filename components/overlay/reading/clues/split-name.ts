import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import type { Hit } from '../../page/hit';
import { closest, type NodesIn, parentOf, parentWithin } from '../../page/safe-dom';
import { SILENT_PARTS } from '../read-node';
import { findNames } from './find-names';

const NAME_PART = /^\p{Lu}[\p{L}\p{M}'’-]{0,30}$/u;
/** The field before is not farther up than this; libraries wrap a field in many elements. */
const LEVELS = 8;
const MOST_BLANKS = 10;
/** No name begins in one of these and ends in the next. */
export const ROWS = 'tr, [role="row"], li, [role="listitem"], article';

export const showsNamePart = (field: HTMLInputElement): boolean => NAME_PART.test(field.value.trim());

/** First and last name in two fields of a form, one right after the other, in either order; told at the second. */
export function readSplitField(field: HTMLInputElement, fingerprints: Fingerprints, nodesIn: NodesIn): Hit[] {
  const second = field.value.trim();
  if (!NAME_PART.test(second)) return [];
  const begins = fieldBefore(field, nodesIn);
  const first = begins?.value.trim() ?? '';
  if (!begins || !NAME_PART.test(first)) return [];
  return hitsOf([first, second], { node: field, begins }, fingerprints);
}

/** Either half may be the first name. */
function hitsOf(
  [half, other]: readonly [string, string],
  nodes: Required<Pick<Hit, 'node' | 'begins'>>,
  fingerprints: Fingerprints,
): Hit[] {
  for (const [first, last] of [
    [half, other],
    [other, half],
  ] as const) {
    const text = `${first} ${last}`;
    const found = findNames(text, fingerprints).find(
      ({ start, end }) => start < first.length && end > first.length + 1,
    );
    if (found) return [{ ...nodes, kind: 'name', key: found.key, text, isWhole: true, isStranger: false }];
  }
  return [];
}

/** What is near enough for a name to begin there: shadow roots hold theirs by themselves. */
function partAround(node: Node): Node | null {
  let part: Node | null = node.parentNode;
  for (let level = 0; part && level < 2; level++) part = parentWithin(part) ?? part;
  return part instanceof Element && part.parentNode instanceof ShadowRoot ? part.parentNode : part;
}

/** The texts before, nearest first, as far as they are near: in the same element, or in the cell before. */
export function* textsBefore(node: Text): Iterable<Text> {
  const near = partAround(node);
  if (!near) return;
  const texts = document.createTreeWalker(near, NodeFilter.SHOW_TEXT);
  texts.currentNode = node;
  for (let text = before(); text; text = before()) yield text;

  function before(): Text | undefined {
    return firstOf(() => texts.previousNode() as Text | null);
  }
}

/** The first text in or behind `next`, else behind all that is in `parent`. */
export function textFrom(parent: Node, next: Node | null): Text | undefined {
  if (next instanceof Text && next.data.trim() !== '') return next;
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  texts.currentNode = next ?? lastIn(parent);
  return firstOf(() => texts.nextNode() as Text | null);
}

/** Of the texts that say something; frameworks leave a few that do not. */
function firstOf(nextText: () => Text | null): Text | undefined {
  for (let tries = 0; tries < MOST_BLANKS; tries++) {
    const text = nextText();
    if (!text) return undefined;
    if (text.data.trim() !== '' && !closest(text, SILENT_PARTS)) return text;
  }
  return undefined;
}

function lastIn(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

/**
 * What holds a text and those beside it that may be halves of one name: tables change whole rows at once, and to read
 * such a row once costs less than to look beside each of its texts.
 */
export function rowAround(text: Text): Element | undefined {
  const parent = parentWithin(text);
  let row = parent && parentWithin(parent);
  while (row && row.childElementCount === 1) row = parentWithin(row);
  return row ?? undefined;
}

/** More elements than this are no row. */
const MOST_IN_ROW = 60;

export function isSmall(row: Element): boolean {
  const elements = document.createTreeWalker(row, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  while (count <= MOST_IN_ROW && elements.nextNode()) count++;
  return count <= MOST_IN_ROW;
}

function fieldBefore(field: HTMLInputElement, nodesIn: NodesIn): HTMLInputElement | undefined {
  let around = parentOf(field);
  for (let level = 0; around && level < LEVELS; level++, around = parentOf(around)) {
    let before: HTMLInputElement | undefined;
    for (const node of nodesIn(around)) {
      if (node === field) break;
      if (node instanceof HTMLInputElement && /^(text|search)?$/.test(node.type)) before = node;
    }
    if (before) return before;
  }
  return undefined;
}
