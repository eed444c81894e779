import { looksLikeFullName } from './full-name';
import { type LabelKind, labelKind } from './label-words';
import { elementOf, type NodesIn, parentOf, textOf, valuesIn } from './tree';

/** What the page itself calls its values: fields by their labels, cells by the headers of their columns. */
export interface Labels {
  /** The kind of the label of what stands here, if it has a label that is understood. */
  kindOf(node: Node): LabelKind | undefined;
  /** Whether what stands here has a label, understood or not. */
  isLabelled(node: Node): boolean;
  /** Whether that label is a field's and no column's; `marked`: and made for a label, not only placed like one. */
  isFieldValue(node: Node, marked?: boolean): boolean;
  /** Whether a text is such a label itself. */
  isLabel(node: Node): boolean;
  /** Whether an element shows one field of a record, such as `<th>E-mail</th><td>…</td>`. */
  isField(element: Element): boolean;
}

const CELLS = 'td, th, [role="cell"], [role="gridcell"], [role="rowheader"]';
const ROWS = 'tr, [role="row"]';
const GRIDS = 'table, [role="grid"], [role="table"], [role="treegrid"]';
const HEADERS = 'thead th, thead td, [role="columnheader"]';
const NAMED_LABEL = /label|caption|term/i;
const EMPHASISED = 'a, b, strong, h1, h2, h3, h4, h5, h6';
const MOST_IN_HEADERS = 200;
/** A label is not far above its value, and a grid's headers not far beside the grid. */
const LEVELS = 5;

interface Options {
  nodesIn: NodesIn;
  /** Whether a node shows somebody or a company that is known: that is no label. */
  isKnown: (node: Node) => boolean;
}

/** It remembers what it saw, so it is good for one look at a page that does not change meanwhile. */
export function createLabels({ nodesIn, isKnown }: Options): Labels {
  const labels = new Map<Element, Label | undefined>();
  const headers = new Map<Element, readonly Element[]>();

  /** The label of a field, absent where an element is none. */
  function labelIn(element: Element): Label | undefined {
    if (labels.has(element)) return labels.get(element);
    const label = findLabel(element);
    labels.set(element, label);
    return label;
  }

  function findLabel(element: Element): Label | undefined {
    const [label, ...values] = valuesIn(element, 4, nodesIn);
    if (!(label instanceof Text) || isKnown(label)) return undefined;
    if (values.length === 0 || values.length > 2) return undefined;
    const text = textOf(label);
    const parent = elementOf(label);
    if (!parent) return undefined;
    const cell = element.tagName === 'TR' ? parent.closest('td, th') : null;
    if (cell && element.children.length > 2) return undefined;
    const isMarked =
      parent.closest('label, dt') !== null || text.endsWith(':') || isNamedLabel(parent) || isNamedLabel(cell);
    if (isMarked || (cell && isHeaderCell(cell))) return { node: label, isMarked: true };
    // A table of two columns is a list as well as a form: without a header cell its words have to tell.
    if (cell) return labelKind(text) ? { node: label, isMarked: true } : undefined;
    const isPlaced = values.length === 1 && !looksLikeFullName(text) && !parent.closest(EMPHASISED);
    return isPlaced ? { node: label, isMarked: false } : undefined;
  }

  function headersOf(grid: Element): readonly Element[] {
    const known = headers.get(grid);
    if (known) return known;
    // Widget libraries put the headers, which stay, into a table of their own. One search, since a grid may be long.
    const arounds = upFrom(grid);
    const all = [...(arounds.at(-1)?.querySelectorAll(HEADERS) ?? [])];
    const nearest = arounds.find((around) => all.some((header) => around.contains(header)));
    const found = all.filter((header) => nearest?.contains(header));
    // Whoever changes one of them changes what stands below.
    for (const line of new Set(found.map(parentOf))) if (line) valuesIn(line, MOST_IN_HEADERS, nodesIn);
    headers.set(grid, found);
    return found;
  }

  function headerOf(cell: Element): Element | undefined {
    const row = closestUp(cell, ROWS);
    const grid = row && closestUp(row, GRIDS);
    if (!row || !grid) return undefined;
    const columns = headersOf(grid);
    const index = cell.getAttribute('aria-colindex');
    if (index !== null) return columns.find((header) => header.getAttribute('aria-colindex') === index);
    const cells = [...row.children].filter((child) => child.matches(CELLS));
    const before = cells.slice(0, cells.indexOf(cell));
    const at = before.reduce((sum, { colSpan = 1 }: Element & { colSpan?: number }) => sum + colSpan, 0);
    const line = columns.filter((header) => header.parentElement === columns.at(-1)?.parentElement);
    return line.length === cells.length || line.length > at ? line[at] : undefined;
  }

  /** Of the field or column that a node is the value in. */
  function labelOf(node: Node): (Label & { isColumn: boolean }) | undefined {
    for (const element of fieldsAround(node)) {
      const header = element.matches(CELLS) ? headerOf(element) : undefined;
      if (header) return { node: header, isMarked: true, isColumn: true };
      const label = labelIn(element);
      if (label && label.node !== node) return { ...label, isColumn: false };
    }
    return undefined;
  }

  return {
    kindOf(node) {
      const label = labelOf(node);
      return label && labelKind(textOf(label.node));
    },
    isLabelled: (node) => labelOf(node) !== undefined,
    isFieldValue(node, marked = false) {
      const label = labelOf(node);
      return label?.isColumn === false && (label.isMarked || !marked);
    },
    isLabel: (node) => [...fieldsAround(node)].some((element) => labelIn(element)?.node === node),
    isField: (element) => labelIn(element) !== undefined,
  };
}

interface Label {
  node: Node;
  isMarked: boolean;
}

/** An element and what is around it, no farther than headers are from their grid. */
function upFrom(element: Element): Element[] {
  const found = [element];
  for (let at = parentOf(element); at && found.length < LEVELS && at.tagName !== 'HTML'; at = parentOf(at))
    found.push(at);
  return found;
}

function* fieldsAround(node: Node): Iterable<Element> {
  let element = elementOf(node);
  for (let level = 0; element && level < LEVELS; level++, element = parentOf(element)) {
    if (element.matches('body, main')) return;
    yield element;
  }
}

const isNamedLabel = (element: Element | null): boolean =>
  element !== null && NAMED_LABEL.test(element.getAttribute('class') ?? '');
const isHeaderCell = (cell: Element): boolean => cell.tagName === 'TH' || cell.hasAttribute('scope');

function closestUp(element: Element, selector: string): Element | undefined {
  for (let at = parentOf(element); at; at = parentOf(at)) if (at.matches(selector)) return at;
  return undefined;
}
