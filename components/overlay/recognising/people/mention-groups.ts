import type { Hit } from '../../page/hit';
import { namesIn } from './nearest';

/**
 * Groups the hits of one text by person: "Jane Doe <jane@acme.example>; John Roe" has two. If the text names one person
 * or nobody, there is a single group.
 */
export function groupsOf(node: Node, hits: readonly Hit[]): Hit[][] {
  if (!(node instanceof Text)) return [[...hits]];
  const groups: Hit[][] = [];
  let end = 0;
  for (const hit of [...hits].sort(inReadingOrder)) {
    const group = groups.at(-1);
    const between = node.data.slice(end, hit.start ?? 0);
    if (!group || (hit.kind !== 'company' && beginsAnother(hit, group, between))) groups.push([hit]);
    else group.push(hit);
    end = Math.max(end, hit.end ?? 0);
  }
  const people = groups.filter((group) => group.some(isPersons));
  return people.length > 1 ? people : [[...hits]];
}

const isPersons = ({ kind }: Hit): boolean => kind !== 'company';

const inReadingOrder = ({ start: one = 0 }: Hit, { start: other = 0 }: Hit): number => one - other;

/** Starts at a second name, a second address of the same kind, or an address after an unknown person's name. */
const beginsAnother = ({ kind, key }: Hit, group: readonly Hit[], between: string): boolean =>
  group.some((other) => other.kind === kind && other.key !== key) ||
  (kind === 'name' && group.some(isPersons)) ||
  (group.some(isPersons) && namesIn(between).length > 0);
