import { type Hit, isPageScope } from '../page/hit';
import { type NodesIn, textOf, titleOf } from '../page/safe-dom';
import { firstOfRun, runOf, textAfter } from '../page/text-run';
import { labelInText, labelKind } from './labels/label-words';
import { createLabels, type Labels } from './labels/labels';
import { createColumns } from './people/columns';
import { createPanes, type Panes } from './people/panes';
import { createRowSpans, type RowSpans } from './people/row-spans';
import type { SiteRules } from './site-rules';

/** What one pass over a page has found: known people and companies, and the page's labels. */
export interface PageSnapshot {
  /** The hits of a field, or of a text node with its whole run; see `text-run.ts`. */
  hitsOf: HitsOf;
  /** Whether a node contains a known name that isn't an owner's, author's or assignee's. */
  isName: (node: Node) => boolean;
  /** Whether a known name starts in this node and ends in another. */
  beginsName: (node: Node) => boolean;
  /** All nodes that contain a known name. */
  knownNames: () => IteratorObject<Node>;
  /** Whether a node contains a known company. */
  isCompany: (node: Node) => boolean;
  labels: Labels;
  nodesIn: NodesIn;
  rowsOf: Panes['rowsOf'];
  rowSpans: RowSpans;
  /** Like `nodesIn`, but for a row in several panes includes all of them. */
  nodesOf: NodesIn;
  /** Whether the node names someone who only works with the record. */
  isUser: (node: Node) => boolean;
  isTitle: (node: Node) => boolean;
  /** Whether a node repeats the name in the page's title or a heading. */
  isTitled: (node: Node) => boolean;
}

/** Appends the rest of a name or company from the texts after it: it may be a different one. */
function withRest(hit: Hit): Hit {
  const { kind, node, text, end = 0 } = hit;
  if (text === undefined || !(node instanceof Text)) return hit;
  const [rest = ''] = (kind === 'name' ? REST_OF_NAME : REST_OF_COMPANY).exec(textAfter(node, end)) ?? [];
  return rest.trim() === '' ? hit : { ...hit, text: text + rest };
}

const REST_OF_NAME =
  /^(?:\p{L}+|-\p{L}+|[ \u00a0](?:\p{Ll}{1,3}[ \u00a0])?\p{Lu}[\p{L}\p{M}'’.]*|,? (?:[JjSs]r|I{2,3}|IV)\b)+/u;
const REST_OF_COMPANY = /^[^,;:|·•()[\]–—/]*/;

const firstOf = (node: Node): Node => (node instanceof Text ? firstOfRun(node) : node);

/** The hits in a node. */
export type HitsOf = (node: Node) => readonly Hit[];

/**
 * Caches its results: create a new one for each pass, during which the page must not change. `hits` must include all
 * hits that point to contacts.
 */
export function takeSnapshot(hits: Iterable<Hit>, hitsOfNode: HitsOf, site: SiteRules): PageSnapshot {
  const hitsOf = remembering((node) =>
    node instanceof Text ? runOf(node).flatMap(hitsOfNode).map(withRest) : hitsOfNode(node),
  );
  const { nodesIn, isTitle } = site;
  const named = new Set<Node>();
  const begun = new Set<Node>();
  for (const { kind, node, begins } of hits) {
    if (kind !== 'name') continue;
    named.add(firstOf(node));
    if (begins) begun.add(firstOf(begins));
  }
  const isCompany = remembering((node) => hitsOf(node).some(({ kind, isWhole }) => kind === 'company' && isWhole));
  const isNamed = (node: Node) => named.has(firstOf(node));
  const columns = createColumns((cell) => [...nodesIn(cell)].some(isNamed));
  const rowSpans = createRowSpans();
  const labels = createLabels({
    columns,
    rowSpans,
    nodesIn,
    isKnown: (node) => named.has(firstOf(node)) || begun.has(node) || isCompany(node),
    isName: isNamed,
    saysAll: (node) => named.has(firstOf(node)) && isCompany(node),
  });
  const isUser = remembering(
    (node) =>
      site.isUser(node) ||
      labels.kindOf(node) === 'user' ||
      labels.headingKindOf(node) === 'user' ||
      namesOnlyUsers(hitsOf(node)),
  );
  const isName = (node: Node) => named.has(firstOf(node)) && !isUser(node);
  const title = titleOf(document);
  const keysOf = (node: Node) => hitsOf(node).flatMap(({ kind, key }) => (kind === 'name' ? [key] : []));
  const titled = new Set(named.values().filter(isTitle).flatMap(keysOf));
  const panes = createPanes();
  const rowsOf = (row: Element) => columns.columnOf(row) ?? panes.rowsOf(row);
  function* readNodesOf(part: Node): Iterable<Text | Element> {
    for (const row of part instanceof Element ? rowsOf(part) : [part]) yield* nodesIn(row);
  }
  const nodesOfRow = remembering((row) => [...readNodesOf(row)]);
  /** Rows are read several times, the page is too long to be remembered. */
  const nodesOf = (part: Node) => (isPageScope(part) ? readNodesOf(part) : nodesOfRow(part));
  return {
    hitsOf,
    isName,
    beginsName: (node) => begun.has(node) && !named.has(node),
    knownNames: () => named.values().filter(isName),
    isCompany,
    labels,
    nodesIn,
    nodesOf,
    rowsOf,
    rowSpans,
    isUser,
    isTitle,
    isTitled: (node) => title.includes(textOf(node)) || keysOf(node).some((key) => titled.has(key)),
  };
}

/** "Owner: Jane Doe" */
function namesOnlyUsers(hits: readonly Hit[]): boolean {
  const names = hits.filter(({ kind }) => kind === 'name');
  return names.length > 0 && names.every((hit) => labelKind(labelInText(hit) ?? '') === 'user');
}

function remembering<Answer extends NonNullable<unknown>>(find: (node: Node) => Answer): (node: Node) => Answer {
  const known = new Map<Node, Answer>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const answer = find(node);
    known.set(node, answer);
    return answer;
  };
}
