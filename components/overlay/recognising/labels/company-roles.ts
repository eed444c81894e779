import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { fold } from '../../../contacts/matching/spelling/fold';
import type { Hit } from '../../page/hit';
import { textOf } from '../../page/safe-dom';
import { type LabelKind, labelKind } from './label-words';
import type { Labels } from './labels';

export interface RoleHit extends Hit {
  role?: 'own' | 'other';
}

/**
 * What the companies of a record are to it, by their labels. Where one field is the employer's, no other company
 * counts; where fields have labels, nor does one whose label says something else.
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

function roleOf({ node, start = 0 }: Hit, labels: Labels, named: ReadonlySet<Node>): 'own' | 'other' | undefined {
  const kind = labelBefore(node, start) ?? labels.kindOf(node);
  if (kind === 'company') return 'own';
  if (kind === 'user' || kind === 'other') return 'other';
  // What names somebody with the company says itself whose it is.
  if (kind === undefined && !named.has(node) && labels.isLabelled(node)) return 'other';
  return undefined;
}

/** "Competitor: Acme" has its label in the same text; "Deal 4: Acme" is the name of a deal. */
function labelBefore(node: Node, start: number): LabelKind | undefined {
  const [, label] = (node instanceof Text && /([^:|;·\d]{1,40}):\s*$/.exec(node.data.slice(0, start))) || [];
  return label === undefined ? undefined : labelKind(label.trim());
}

/** An employer that nobody knows, of a record with somebody known in it: whoever is of another company is not meant. */
export function unknownEmployer(node: Node, labels: Labels): RoleHit | undefined {
  if (!(node instanceof Text)) return undefined;
  const text = textOf(node);
  const key = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (key === '' || text.length > 120 || labels.kindOf(node) !== 'company') return undefined;
  return { kind: 'company', key, text, node, isWhole: true, isStranger: true, role: 'own' };
}

/** "Advisor at Halden GmbH": the employer that a text names. */
export const namesEmployer = (text: string): boolean =>
  /\s(?:at|@|bei|chez)\s+\p{Lu}/u.test(text) || hasLegalForm(text);
