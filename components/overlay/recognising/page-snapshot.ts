import type { Hit } from '../page/hit';
import { type NodesIn, textOf, titleOf } from '../page/safe-dom';
import { firstOfRun, runOf, textBehind } from '../page/text-run';
import { createLabels, type Labels } from './labels/labels';
import { createPanes, type Panes } from './people/panes';
import type { SiteRules } from './site-rules';

/** One look at a page: what it shows of whom is known, and what it says of that itself. */
export interface PageSnapshot {
  /** What a text with all that is written on with it, or a field shows. */
  hitsOf: HitsOf;
  /** Whether a node shows a name that is known, and may be the person's. */
  isName: (node: Node) => boolean;
  /** Whether a known name begins in a node and ends in another. */
  beginsName: (node: Node) => boolean;
  /** All nodes that show a known name. */
  knownNames: () => IteratorObject<Node>;
  /** Whether a node shows a company that is known. */
  isCompany: (node: Node) => boolean;
  labels: Labels;
  nodesIn: NodesIn;
  rowsOf: Panes['rowsOf'];
  /** As `nodesIn`, of a part of the page: of a row that stands in several panes, all of it. */
  nodesOf: NodesIn;
  /** Whether what stands here only works with the records. */
  isUser: (node: Node) => boolean;
  isTitle: (node: Node) => boolean;
  /** Whether a node shows whom the page is about, by its titles. */
  isTitled: (node: Node) => boolean;
}

/** What is written on behind a name or company may make it another one. */
function withRest(hit: Hit): Hit {
  const { kind, node, text, end = 0 } = hit;
  if (text === undefined || !(node instanceof Text)) return hit;
  const [rest = ''] = (kind === 'name' ? REST_OF_NAME : REST_OF_COMPANY).exec(textBehind(node, end)) ?? [];
  return rest.trim() === '' ? hit : { ...hit, text: text + rest };
}

const REST_OF_NAME =
  /^(?:\p{L}+|-\p{L}+|[ \u00a0](?:\p{Ll}{1,3}[ \u00a0])?\p{Lu}[\p{L}\p{M}'’.]*|,? (?:[JjSs]r|I{2,3}|IV)\b)+/u;
const REST_OF_COMPANY = /^[^,;:|·•()[\]–—/]*/;

const firstOf = (node: Node): Node => (node instanceof Text ? firstOfRun(node) : node);

/** What a node shows. */
export type HitsOf = (node: Node) => readonly Hit[];

/**
 * It remembers what it saw, so it is good for as long as the page does not change. `hits` are all that name somebody
 * known.
 */
export function takeSnapshot(hits: Iterable<Hit>, hitsOfNode: HitsOf, site: SiteRules): PageSnapshot {
  const hitsOf = (node: Node) =>
    node instanceof Text ? runOf(node).flatMap(hitsOfNode).map(withRest) : hitsOfNode(node);
  const { nodesIn, isTitle } = site;
  const named = new Set<Node>();
  const begun = new Set<Node>();
  for (const { kind, node, begins } of hits) {
    if (kind !== 'name') continue;
    named.add(firstOf(node));
    if (begins) begun.add(firstOf(begins));
  }
  const isCompany = remembering((node) => hitsOf(node).some(({ kind, isWhole }) => kind === 'company' && isWhole));
  const labels = createLabels({
    nodesIn,
    isKnown: (node) => named.has(firstOf(node)) || begun.has(node) || isCompany(node),
    saysAll: (node) => named.has(firstOf(node)) && isCompany(node),
  });
  const isUser = remembering(
    (node) => site.isUser(node) || labels.kindOf(node) === 'user' || labels.headingKindOf(node) === 'user',
  );
  const isName = (node: Node) => named.has(firstOf(node)) && !isUser(node);
  const title = titleOf(document);
  const keysOf = (node: Node) => hitsOf(node).flatMap(({ kind, key }) => (kind === 'name' ? [key] : []));
  const titled = new Set(named.values().filter(isTitle).flatMap(keysOf));
  const { rowsOf } = createPanes();
  function* nodesOf(part: Node): Iterable<Text | Element> {
    for (const row of part instanceof Element ? rowsOf(part) : [part]) yield* nodesIn(row);
  }
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
    isUser,
    isTitle,
    isTitled: (node) => title.includes(textOf(node)) || keysOf(node).some((key) => titled.has(key)),
  };
}

function remembering(test: (node: Node) => boolean): (node: Node) => boolean {
  const known = new Map<Node, boolean>();
  return (node) => {
    const answer = known.get(node) ?? test(node);
    known.set(node, answer);
    return answer;
  };
}
