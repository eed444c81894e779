import type { Fingerprints } from '../../../contacts/matching/fingerprint';
import type { Hit } from '../../page/hit';
import { closest, type NodesIn, parentOf, parentWithin } from '../../page/safe-dom';
import { SILENT_PARTS } from '../read-node';
import { findNames } from './find-names';

const NAME_PART = /^\p{Lu}[\p{L}\p{M}'’-]{0,30}$/u;
/** How many levels up to look for the previous field; libraries wrap fields in many elements. */
const LEVELS = 8;
const MOST_BLANKS = 10;

export const showsNamePart = (field: HTMLInputElement): boolean => NAME_PART.test(field.value.trim());

/** First and last name in two adjacent form fields, in either order. `field` is the second. */
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

/** The ancestor within which a name that ends in this node may start. It doesn't leave shadow roots. */
function partAround(node: Node): Node | null {
  let part: Node | null = node.parentNode;
  for (let level = 0; part && level < 2; level++) part = parentWithin(part) ?? part;
  return part instanceof Element && part.parentNode instanceof ShadowRoot ? part.parentNode : part;
}

/** The nearby texts before this one, nearest first: in the same element or the previous cell. */
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

/** The first text in or after `next`, or without `next` the first text after everything in `parent`. */
export function textFrom(parent: Node, next: Node | null): Text | undefined {
  if (next instanceof Text && next.data.trim() !== '') return next;
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  texts.currentNode = next ?? lastIn(parent);
  return firstOf(() => texts.nextNode() as Text | null);
}

/** Skips blank texts, of which frameworks leave a few. */
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
 * The element around a text and the adjacent ones that may contain the other half of a name. Tables change whole rows
 * at once, and reading a row once costs less than looking around each of its texts.
 */
export function rowAround(text: Text): Element | undefined {
  const parent = parentWithin(text);
  let row = parent && parentWithin(parent);
  while (row && row.childElementCount === 1) row = parentWithin(row);
  return row ?? undefined;
}

/** An element with more descendants is not a row. */
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
