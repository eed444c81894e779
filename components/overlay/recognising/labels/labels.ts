import { boxOf, elementOf, isValueField, matches, type NodesIn, parentOf, textOf, valuesIn } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import type { Columns } from '../people/columns';
import { looksLikeFullName } from '../people/full-name';
import type { RowSpans } from '../people/row-spans';
import { isCustomerSide, isEitherSide, type LabelKind, labelKind } from './label-words';
import { isInSentence, restOfMention } from './sentence';

/** The page's own labels: of fields, and of cells by the headers of their columns. */
export interface Labels {
  /** The kind of a node's label, if it has a known one. */
  kindOf(node: Node): LabelKind | undefined;
  /** The kind of the label of a field or cell, whatever its content. */
  kindAt(element: Element): LabelKind | undefined;
  /** The text of a node's label. */
  textFor(node: Node): string | undefined;
  /** The other labels of a node's grid, or of the fields beside. */
  labelsBeside(node: Node): readonly string[];
  /** Whether a node has a label, known or not. */
  isLabelled(node: Node): boolean;
  /**
   * Whether that label is a field's, not a column's. `marked`: also requires markup as a label, not just its position.
   */
  isFieldValue(node: Node, marked?: boolean): boolean;
  /** The kind of the heading right above a node. */
  headingKindOf(node: Node): LabelKind | undefined;
  /** Whether a text is itself a label. */
  isLabel(node: Node): boolean;
  /** Whether a text is a word of a sentence about what somebody did; see `sentence.ts`. */
  isInSentence(node: Text): boolean;
  /** The texts about a person in a line about what several did; `undefined` in any other line. See `sentence.ts`. */
  restOfMention(name: Text): readonly Text[] | undefined;
  /** Whether an element contains one field of a record, such as `<th>E-mail</th><td>…</td>`. */
  isField(element: Element): boolean;
}

const CELLS = 'td, th, [role="cell"], [role="gridcell"], [role="rowheader"]';
const ROWS = 'tr, [role="row"]';
const GRIDS = 'table, [role="grid"], [role="table"], [role="treegrid"]';
const HEADERS = 'thead th, thead td, [role="columnheader"]';
const NAME_PART = /^\p{Lu}[\p{Ll}'’-]+$/u;
const NAMED_LABEL = /label|caption|term/i;
const EMPHASISED = 'a, b, strong, h1, h2, h3, h4, h5, h6';
const HEADINGS = 'h2, h3, h4, h5, h6, legend, summary, [role="heading"]';
/** A label of up to four words in separate elements, and up to two values; an element with more isn't a field. */
const MOST_IN_FIELD = 7;
const MOST_IN_HEADERS = 200;
/** How many tables beside a grid are examined. */
const MOST_HEADER_TABLES = 3;
/** The last row with values is among this many. */
const MOST_AT_END = 3;
/** How many fields beside a field are examined. */
const MOST_FIELDS = 40;
const MOST_ASIDE_PX = 8;
const MOST_ABOVE_HEADERS = 1;
/** Elements that label other elements. */
const NAMING = 'label, dt, th, [role="columnheader"]';
/** How many levels up to look for a value's label or a grid's headers. */
const LEVELS = 5;

interface Options {
  columns: Columns;
  rowSpans: RowSpans;
  nodesIn: NodesIn;
  /** Whether a node contains a known person or company, so that it isn't a label. */
  isKnown: (node: Node) => boolean;
  /** Whether a node contains a known person's name. */
  isName: (node: Node) => boolean;
  /** Whether a node names a person together with a company, so that it needs no label. */
  saysAll: (node: Node) => boolean;
}

/** Caches its results: create a new one for each pass, during which the page must not change. */
export function createLabels({ columns, rowSpans, nodesIn, isKnown, isName, saysAll }: Options): Labels {
  const labels = new Map<Element, Label | undefined>();
  const ofNodes = new Map<Node, PlacedLabel | undefined>();
  const ofElements = new Map<Element, PlacedLabel | undefined>();
  const headers = new Map<Element, readonly Element[]>();
  const cells = new Map<Element, readonly Element[]>();

  /** The label of a field; `undefined` if the element isn't a field. */
  function labelIn(element: Element): Label | undefined {
    if (labels.has(element)) return labels.get(element);
    const label = findLabel(element);
    labels.set(element, label);
    return label;
  }

  function findLabel(element: Element): Label | undefined {
    if (isRowOfMore(element, valuesIn(element, 1, nodesIn)[0])) return undefined;
    const [label, ...others] = valuesIn(element, MOST_IN_FIELD, nodesIn);
    if (!(label instanceof Text) || others.length + 1 === MOST_IN_FIELD || isKnown(label)) return undefined;
    const whole = wholeLabel(label, others, element);
    const values = (whole ? others.filter((value) => !whole.contains(value)) : others).filter(
      (value) => !isRemark(value),
    );
    if (values.length === 0 || values.length > 2) return undefined;
    const text = textOf(label);
    const parent = elementOf(label);
    if (!parent) return undefined;
    if (whole) return { node: label, whole, isMarked: true };
    const cell = element.localName === 'tr' ? parent.closest('td, th') : null;
    if (cell && (element.children.length > 2 || values.some((value) => cell.contains(value)))) return undefined;
    const isMarked =
      parent.closest('label, dt') !== null || text.endsWith(':') || isNamedLabel(parent) || isNamedLabel(cell);
    if (isMarked || (cell && isHeaderCell(cell))) return { node: label, isMarked: true };
    // A two-column table may be a list or a form: without a header cell, the text must be a known label.
    if (cell) return labelKind(text) ? { node: label, isMarked: true } : undefined;
    const isPlaced =
      values.length === 1 &&
      !looksLikeFullName(text) &&
      !parent.closest(EMPHASISED) &&
      !values.some(saysAll) &&
      !values.some((value) => areNameParts(label, value));
    return isPlaced ? { node: label, isMarked: false } : undefined;
  }

  /** The element of a label whose words or letters are in several elements, if it is a known label. */
  function wholeLabel(first: Text, others: readonly Node[], field: Element): Element | undefined {
    let whole = elementOf(first);
    for (let parent = whole; parent && parent !== field; parent = parentOf(parent)) whole = parent;
    const words = others.filter((other) => whole?.contains(other));
    const isWhole =
      whole &&
      words.length > 0 &&
      words.every((word) => areInOneLine(first, word) && !isKnown(word)) &&
      labelKind(shownIn(whole)) !== undefined;
    return isWhole ? (whole ?? undefined) : undefined;
  }

  function headersOf(grid: Element): readonly Element[] {
    const known = headers.get(grid);
    if (known) return known;
    const found = headersIn(grid) ?? headersBeside(grid) ?? [];
    // Reads the headers, to make them dependencies: changing one changes the cells' labels.
    for (const line of new Set(found.map(parentOf))) if (line) valuesIn(line, MOST_IN_HEADERS, nodesIn);
    headers.set(grid, found);
    return found;
  }

  function cellsOf(row: Element): readonly Element[] {
    const found = cells.get(row) ?? findCells(row);
    cells.set(row, found);
    return found;
  }

  /** Some grids wrap the cells that can be selected or scrolled. */
  function findCells(row: Element): readonly Element[] {
    const below = [...row.children].filter((child) => matches(child, CELLS));
    const isWrapped = below.length < row.childElementCount && row.localName !== 'tr';
    return isWrapped ? [...row.querySelectorAll(CELLS)].filter((cell) => closestUp(cell, ROWS) === row) : below;
  }

  function headerOf(cell: Element): Element | undefined {
    const row = closestUp(cell, ROWS);
    const grid = row && closestUp(row, GRIDS);
    if (!row || !grid) return undefined;
    const columns = headersOf(grid);
    if (columns.length === 0) return undefined;
    const index = cell.getAttribute('aria-colindex');
    if (index !== null) return columns.find((header) => header.getAttribute('aria-colindex') === index);
    const beside = cellsOf(row);
    if (!beside.includes(cell)) return undefined;
    const before = beside.slice(0, beside.indexOf(cell));
    const reaching = rowSpans(row).filter((other) => boxOf(other).left < boxOf(cell).left);
    const at = [...reaching, ...before].reduce((sum, one) => sum + spanOf(one), 0);
    const lines = [...Map.groupBy(columns, parentOf).values()].flatMap((line) => headerAt(line, at) ?? []);
    // Frozen columns have separate headers: use the ones above the cell.
    const above = lines.filter((header) => isAbove(header, cell) && textOf(header) !== '');
    // "Company" above "Name" and "Industry" says what they are names of.
    return above.find(isGroup) ?? above.at(-1) ?? lines.at(-1);
  }

  /** The label of the node's field or column. */
  function labelOf(node: Node): PlacedLabel | undefined {
    if (ofNodes.has(node)) return ofNodes.get(node);
    const label = findLabelOf(node);
    ofNodes.set(node, label);
    return label;
  }

  function findLabelOf(node: Node): PlacedLabel | undefined {
    const value = node instanceof Text ? firstOfRun(node) : node;
    for (const element of fieldsAround(node)) {
      const label = labelAt(element);
      if (label && label.node !== value) return label;
    }
    return undefined;
  }

  function labelAt(element: Element): PlacedLabel | undefined {
    if (ofElements.has(element)) return ofElements.get(element);
    const label = findLabelAt(element);
    ofElements.set(element, label);
    return label;
  }

  function findLabelAt(element: Element): PlacedLabel | undefined {
    const term = columns.labelOf(element);
    if (term) return { node: term, isMarked: true, isColumn: false };
    const header = element.matches(CELLS) ? headerOf(element) : undefined;
    if (header && header !== element) return { node: header, isMarked: true, isColumn: true };
    const label = ownLabelOf(element) ?? termOf(element) ?? headerBefore(element) ?? labelIn(element);
    return label && { ...label, isColumn: false };
  }

  const wordsOf = ({ node, whole }: Label): string => (whole ? shownIn(whole) : textOf(node));
  const kindIn = (label: PlacedLabel | undefined): LabelKind | undefined =>
    label && (isBesideOther(label) ? 'side' : labelKind(wordsOf(label)));

  /** Whether a label is for someone of either side, and another one is for such a person or for the customer's. */
  function isBesideOther(label: PlacedLabel): boolean {
    const own = wordsOf(label);
    if (!isEitherSide(own)) return false;
    return labelsBeside(label).some((other) => other !== own && (isEitherSide(other) || isCustomerSide(other)));
  }

  /** The labels of the same grid, or of the fields beside. */
  function labelsBeside({ node, isColumn }: PlacedLabel): readonly string[] {
    if (isColumn)
      return [...headers.values()]
        .filter((line) => line.includes(node as Element))
        .flat()
        .map(textOf);
    let field = elementOf(node);
    for (let level = 0; field && level < LEVELS && (parentOf(field)?.childElementCount ?? 0) < 3; level++)
      field = parentOf(field);
    const around = field && parentOf(field);
    return [...(around?.children ?? [])].slice(0, MOST_FIELDS).flatMap((beside) => {
      const label = matches(beside, 'dt') ? { node: beside, isMarked: true } : labelIn(beside);
      return label ? [wordsOf(label)] : [];
    });
  }

  return {
    kindOf: (node) => kindIn(labelOf(node)),
    kindAt: (element) => kindIn(labelAt(element)),
    textFor(node) {
      const label = labelOf(node);
      return label && wordsOf(label);
    },
    labelsBeside(node) {
      const label = labelOf(node);
      return label ? labelsBeside(label) : [];
    },
    isLabelled: (node) => labelOf(node) !== undefined,
    isFieldValue(node, marked = false) {
      const label = labelOf(node);
      return label?.isColumn === false && (label.isMarked || !marked);
    },
    headingKindOf(node) {
      const heading = headingAbove(node);
      return heading && labelKind(heading.textContent?.trim() ?? '');
    },
    isLabel: (node) =>
      (!isKnown(node) && elementOf(node)?.closest(NAMING) != null) ||
      [...fieldsAround(node)].some((element) => {
        const label = labelIn(element);
        return label !== undefined && (label.node === node || label.whole?.contains(node) === true);
      }),
    isInSentence: (node) => isInSentence(node, isName, nodesIn),
    restOfMention: (name) => restOfMention(name, isName, isKnown, nodesIn),
    isField: (element) => labelIn(element) !== undefined,
  };
}

/** More siblings than this after a heading are a list: looking back from each would be quadratic. */
const MOST_BELOW_HEADING = 12;

/** "<h3>Owner</h3><p>Jane Doe</p>" */
function headingAbove(node: Node): Element | undefined {
  let element = elementOf(node);
  for (let level = 0; element && level < LEVELS && !matches(element, HEADINGS); level++, element = parentOf(element)) {
    let before = element.previousElementSibling;
    for (let back = 0; before && back < MOST_BELOW_HEADING; back++, before = before.previousElementSibling)
      if (matches(before, HEADINGS)) return before;
  }
  return undefined;
}

/** The label that the form assigns to its field, wherever it is. */
function ownLabelOf(element: Element): Label | undefined {
  if (!isValueField(element)) return undefined;
  const [ref = ''] = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const label =
    (element as HTMLInputElement).labels?.[0] ?? (ref === '' ? null : root.querySelector(`#${CSS.escape(ref)}`));
  return label ? { node: label, isMarked: true } : undefined;
}

/** In a definition list, the term precedes its definitions. */
function termOf(element: Element): Label | undefined {
  if (element.localName !== 'dd') return undefined;
  for (let term = element.previousElementSibling; term; term = term.previousElementSibling)
    if (term.localName === 'dt') return { node: term, isMarked: true };
  return undefined;
}

/** "Owner | Jane Doe | Contact | John Roe" in one table row: each label belongs to the next cell. */
function headerBefore(element: Element): Label | undefined {
  const header = element.previousElementSibling;
  if (element.localName !== 'td' || !header || !isLabelCell(header) || isLabelCell(element)) return undefined;
  const headers = [...(parentOf(element)?.children ?? [])].filter(isLabelCell);
  return headers.length > 1 ? { node: header, isMarked: true } : undefined;
}

const isLabelCell = (cell: Element): boolean =>
  cell.localName === 'th' || (cell.localName === 'td' && (isNamedLabel(cell) || /:\s*$/.test(cell.textContent ?? '')));

/** "(Work)" after an address is not a second value. */
const isRemark = (value: Node): boolean => /^\([\p{L}.-]{1,12}\)$/u.test(textOf(value));

/** "<span>Primary</span> <span>contact</span>", "<b>Comp</b>any" */
function areInOneLine(one: Node, other: Node): boolean {
  const [first, second] = [elementOf(one), elementOf(other)];
  if (!first || !second) return false;
  const [around, beside] = [parentOf(first), parentOf(second)];
  return first === beside || second === around || (around === beside && first.localName === second.localName);
}

/** Two words in similar elements, such as a first and a last name, unless the first is a known label. */
function areNameParts(label: Text, value: Node): boolean {
  const [one, other] = [label.parentNode, value.parentNode];
  return (
    one instanceof HTMLSpanElement &&
    other instanceof HTMLSpanElement &&
    one.className === other.className &&
    labelKind(textOf(label)) === undefined &&
    [label, value].every((word) => NAME_PART.test(textOf(word)))
  );
}

interface Label {
  node: Node;
  /** The element with all its words, if `node` is only the first of them. */
  whole?: Element;
  isMarked: boolean;
}

interface PlacedLabel extends Label {
  /** Whether it is a column's, not a field's. */
  isColumn: boolean;
}

/**
 * Whether an element is a row of more than a field: of several cells, the first of which is a single text. Most rows
 * are, so that the rest of them needn't be read.
 */
function isRowOfMore({ localName, childElementCount, firstElementChild }: Element, first: Node | undefined): boolean {
  const cell = localName === 'tr' && childElementCount > 2 ? firstElementChild : null;
  return cell?.childNodes.length === 1 && cell.firstChild === first;
}

/** Uses a table's own properties, because searching a long table is slow. */
const headersIn = (grid: Element): Element[] | undefined =>
  grid instanceof HTMLTableElement
    ? (headersBelow(grid.tHead ?? grid.rows[0]) ?? headerRowOf(grid))
    : headersBelow(grid);

/** The header of a column, counted in columns rather than headers. */
function headerAt(line: readonly Element[], column: number): Element | undefined {
  let end = 0;
  return line.find((header) => {
    end += spanOf(header);
    return end > column;
  });
}

const spanOf = ({ colSpan = 1 }: Element & { colSpan?: number }): number => colSpan;

/** Whether a header of several columns says that they aren't about the record's person. */
const isGroup = (header: Element): boolean =>
  spanOf(header) > 1 && !['person', undefined].includes(labelKind(textOf(header)));

const isAbove = (header: Element, cell: Element): boolean =>
  Math.abs(boxOf(header).left - boxOf(cell).left) <= MOST_ASIDE_PX;

/** Many tables have their headers in the body's first row, possibly below a title, and some in plain cells. */
function headerRowOf(table: HTMLTableElement): Element[] | undefined {
  // By index, because an array of all rows takes memory for each.
  for (let at = 0; at <= MOST_ABOVE_HEADERS; at++) {
    const row = [...(table.rows[at]?.cells ?? [])];
    if (row.length > 1 && row.every(({ localName }) => localName === 'th')) return row;
    if (row.length > 2) return row.filter(isNamedLikeColumn).length * 2 >= row.length ? row : undefined;
  }
  return undefined;
}

const isNamedLikeColumn = ({ textContent }: Element): boolean => labelKind(textContent?.trim() ?? '') !== undefined;

/** A table of one row, most of whose cells are known labels above the columns of a grid. */
function headerTableIn(beside: Element, grid: Element): Element[] {
  const tables = Element.prototype.querySelectorAll.call(beside, 'table');
  const [table] = [...tables].slice(0, MOST_HEADER_TABLES).filter((one) => one.querySelectorAll('tr').length === 1);
  const cells = table ? [...table.querySelectorAll('td')] : [];
  const filled = cells.filter((cell) => textOf(cell) !== '');
  const columns =
    grid instanceof HTMLTableElement ? [...grid.rows].slice(-MOST_AT_END).flatMap(({ cells: row }) => [...row]) : [];
  const areLabels = filled.filter(isNamedLikeColumn).length * 2 > filled.length;
  return areLabels && filled.some((cell) => columns.some((column) => isAbove(cell, column))) ? cells : [];
}

/** Widget libraries put fixed headers into a separate table. */
function headersBeside(grid: Element): Element[] | undefined {
  let inner = grid;
  for (let level = 1; level < LEVELS && inner.localName !== 'body'; level++) {
    const around = parentOf(inner);
    if (!around) return undefined;
    const found = [...around.children].flatMap((beside) =>
      beside === inner ? [] : (headersBelow(beside) ?? headerTableIn(beside, grid)),
    );
    if (found.length > 0) return found;
    inner = around;
  }
  return undefined;
}

/** Also safe for forms, whatever their fields are named. */
function headersBelow(element: Element | undefined): Element[] | undefined {
  const found = element ? [...Element.prototype.querySelectorAll.call(element, HEADERS)] : [];
  return found.length > 0 ? found : undefined;
}

function* fieldsAround(node: Node): Iterable<Element> {
  let element = elementOf(node);
  for (let level = 0; element && level < LEVELS; level++, element = parentOf(element)) {
    // A form's fields may shadow its properties, but `parentOf` skips forms.
    if (element.localName === 'body' || element.localName === 'main') return;
    yield element;
  }
}

const shownIn = ({ textContent }: Element): string => (textContent ?? '').replace(/\s+/g, ' ').trim();
const isNamedLabel = (element: Element | null): boolean =>
  element !== null && NAMED_LABEL.test(element.getAttribute('class') ?? '');
const isHeaderCell = (cell: Element): boolean => cell.localName === 'th' || cell.hasAttribute('scope');

function closestUp(element: Element, selector: string): Element | undefined {
  for (let at = parentOf(element); at; at = parentOf(at)) if (at.matches(selector)) return at;
  return undefined;
}
