import { createLabels, type Labels } from './labels';
import type { Hit } from './read-node';
import type { SiteReading } from './site-reading';
import type { NodesIn } from './tree';

/** One look at a page: what it shows of whom is known, and what it says of that itself. */
export interface Look {
  /** The nodes that show a name that is known, and may be the person's. */
  names: ReadonlySet<Node>;
  /** Those that show a company that is known. */
  companies: ReadonlySet<Node>;
  labels: Labels;
  nodesIn: NodesIn;
  /** Whether what stands here only works with the records. */
  isUser: (node: Node) => boolean;
  isTitle: (node: Node) => boolean;
}

/** It remembers what it saw, so it is good for as long as the page does not change. */
export function lookAt(hits: Iterable<Hit>, site: SiteReading): Look {
  const named = new Set<Node>();
  const companies = new Set<Node>();
  for (const { kind, node, isWhole } of hits) {
    if (kind === 'name') named.add(node);
    else if (kind === 'company' && isWhole) companies.add(node);
  }
  const { nodesIn, isTitle } = site;
  const labels = createLabels({ nodesIn, isKnown: (node) => named.has(node) || companies.has(node) });
  const users = new Map<Node, boolean>();
  const isUser = (node: Node): boolean => {
    const isOne = users.get(node) ?? (site.isUser(node) || labels.kindOf(node) === 'user');
    users.set(node, isOne);
    return isOne;
  };
  const names = new Set([...named].filter((node) => !isUser(node)));
  return { names, companies, labels, nodesIn, isUser, isTitle };
}
