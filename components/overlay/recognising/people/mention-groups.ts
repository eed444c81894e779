import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import type { Hit } from '../../page/hit';
import { dataOfRun, rangeInRun } from '../../page/text-run';
import { isAction } from '../labels/sentence';
import { namesIn } from './nearest';

/**
 * Groups the hits of one text by person: "Jane Doe <jane@acme.example>; John Roe" has two. If the text names one person
 * or nobody, there is a single group.
 */
export function groupsOf(node: Node, hits: readonly Hit[]): Hit[][] {
  if (!(node instanceof Text)) return [[...hits]];
  const groups: Hit[][] = [];
  const data = dataOfRun(node);
  const inReadingOrder = hits
    .map((hit) => ({ hit, ...rangeInRun(hit) }))
    .sort(({ start: one }, { start: other }) => one - other);
  let end = 0;
  for (const { hit, ...range } of inReadingOrder) {
    const group = groups.at(-1);
    const between = data.slice(end, range.start);
    if (!group || (hit.kind === 'company' ? isElsewhere(group, between) : beginsAnother(hit, group, between)))
      groups.push([hit]);
    else group.push(hit);
    end = Math.max(end, range.end);
  }
  const people = groups.filter((group) => group.some(isPersons));
  return people.length > 1 || groups.length > people.length ? people : [[...hits]];
}

const isPersons = ({ kind }: Hit): boolean => kind !== 'company';

/** Whether the company after a known person is somebody else's, or part of what the person did. */
const isElsewhere = (group: readonly Hit[], between: string): boolean =>
  group.some(({ kind }) => kind === 'name') &&
  (namesIn(between).length > 0 || isAction(between) || between.split(/[·•|,;]/).some((part) => hasLegalForm(part)));

/** Starts at a second name, a second address of the same kind, or an address after an unknown person's name. */
const beginsAnother = ({ kind, key }: Hit, group: readonly Hit[], between: string): boolean =>
  group.some((other) => other.kind === kind && other.key !== key) ||
  (kind === 'name' && group.some(isPersons)) ||
  (group.some(isPersons) && namesIn(between).length > 0);
