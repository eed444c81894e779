import type { Hit } from '../page/hit';
import type { NodesIn } from '../page/safe-dom';
import { createLabels, type Labels } from './labels/labels';
import { createPanes, type Panes } from './people/panes';
import type { SiteRules } from './site-rules';

/** One look at a page: what it shows of whom is known, and what it says of that itself. */
export interface PageSnapshot {
  /** Whether a node shows a name that is known, and may be the person's. */
  isName: (node: Node) => boolean;
  /** Whether there is any such node. */
  hasNames: () => boolean;
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
}

/** What a node shows. */
export type HitsOf = (node: Node) => readonly Hit[];

/**
 * It remembers what it saw, so it is good for as long as the page does not change. `hits` are all that name somebody
 * known.
 */
export function takeSnapshot(hits: Iterable<Hit>, hitsOf: HitsOf, site: SiteRules): PageSnapshot {
  const { nodesIn, isTitle } = site;
  const named = new Set<Node>();
  const begun = new Set<Node>();
  for (const { kind, node, begins } of hits) {
    if (kind !== 'name') continue;
    named.add(node);
    if (begins) begun.add(begins);
  }
  const isCompany = remembering((node) => hitsOf(node).some(({ kind, isWhole }) => kind === 'company' && isWhole));
  const labels = createLabels({ nodesIn, isKnown: (node) => named.has(node) || begun.has(node) || isCompany(node) });
  const isUser = remembering((node) => site.isUser(node) || labels.kindOf(node) === 'user');
  const isName = (node: Node) => named.has(node) && !isUser(node);
  const { rowsOf } = createPanes();
  function* nodesOf(part: Node): Iterable<Text | Element> {
    for (const row of part instanceof Element ? rowsOf(part) : [part]) yield* nodesIn(row);
  }
  return {
    isName,
    hasNames: () => named.values().some(isName),
    isCompany,
    labels,
    nodesIn,
    nodesOf,
    rowsOf,
    isUser,
    isTitle,
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
