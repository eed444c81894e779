import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { fold } from '../../../contacts/matching/spelling/fold';
import type { Hit } from '../../page/hit';
import { textOf } from '../../page/safe-dom';
import { textBefore, withoutMarks } from '../../page/text-run';
import { type LabelKind, labelKind } from './label-words';
import type { Labels } from './labels';

export interface RoleHit extends Hit {
  role?: 'own' | 'other';
}

/**
 * Finds the roles of a record's companies by their labels. If one field contains the employer, other labelled companies
 * don't count; nor do companies with a label for something else.
 */
export function withRoles(hits: readonly Hit[], labels: Labels): RoleHit[] {
  const named = new Set(hits.flatMap(({ kind, node }) => (kind === 'name' ? [node] : [])));
  const found = hits.map((hit): RoleHit => {
    const role = hit.kind === 'company' ? roleOf(hit, labels, named) : undefined;
    return role ? { ...hit, role } : hit;
  });
  if (!found.some(({ role }) => role === 'own')) return found;
  return found.map((hit) =>
    hit.kind === 'company' && hit.role === undefined && labels.isLabelled(hit.node) ? { ...hit, role: 'other' } : hit,
  );
}

function roleOf(hit: Hit, labels: Labels, named: ReadonlySet<Node>): 'own' | 'other' | undefined {
  const { node } = hit;
  const kind = labelBefore(hit) ?? labels.kindOf(node);
  if (kind === 'company') return 'own';
  if (kind === 'user' || kind === 'other') return 'other';
  // A text that names a person with the company needs no label.
  if (kind === undefined && !named.has(node) && labels.isLabelled(node)) return 'other';
  return undefined;
}

/** "Competitor: Acme" has its label in the same text; "Deal 4: Acme" is the name of a deal. */
function labelBefore({ node, text = '', begins, start = 0 }: Hit): LabelKind | undefined {
  if (!(node instanceof Text)) return undefined;
  const written = textOf(node);
  const before = begins
    ? written.slice(0, Math.max(0, written.lastIndexOf(withoutMarks(text))))
    : textBefore(node, start);
  const [, label] = /([^:|;·\d]{1,40}):\s*$/.exec(before) ?? [];
  return label === undefined ? undefined : labelKind(label.trim());
}

/** An unknown employer in a labelled field: it contradicts contacts of other companies. */
export function unknownEmployer(node: Node, labels: Labels): RoleHit | undefined {
  if (!(node instanceof Text)) return undefined;
  const text = textOf(node);
  const key = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (key === '' || text.length > 120 || labels.kindOf(node) !== 'company') return undefined;
  return { kind: 'company', key, text, node, isWhole: true, isStranger: true, role: 'own' };
}

/** Whether a text names an employer: "Advisor at Halden GmbH". */
export const namesEmployer = (text: string): boolean =>
  /\s(?:at|@|bei|chez)\s+\p{Lu}/u.test(text) || hasLegalForm(text);
