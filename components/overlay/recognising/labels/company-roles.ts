import { hasLegalForm } from '../../../contacts/matching/spelling/company-words';
import { fold } from '../../../contacts/matching/spelling/fold';
import type { Hit } from '../../page/hit';
import { textOf } from '../../page/safe-dom';
import { firstOfRun } from '../../page/text-run';
import { isPlainCompanyLabel, type LabelKind, labelInText, labelKind, labelOfPart, textBeforeHit } from './label-words';
import type { Labels } from './labels';

const LONGEST_NAME = 60;
/** "de", "und", "sp." */
const LONGEST_JOINING = 4;

export interface RoleHit extends Hit {
  role?: 'own' | 'other';
}

/**
 * Finds the roles of a record's companies by their labels. If one field contains the employer, other labelled companies
 * don't count; nor do companies with a label for something else, or for a special company beside a "Company".
 */
export function withRoles(hits: readonly Hit[], labels: Labels): RoleHit[] {
  const named = new Set(hits.flatMap(({ kind, node }) => (kind === 'name' ? [firstOf(node)] : [])));
  const found = hits.map((hit): RoleHit => {
    const role = hit.kind === 'company' ? roleOf(hit, labels, named) : undefined;
    return role ? { ...hit, role } : hit;
  });
  const own = found.filter(({ role }) => role === 'own');
  if (own.length === 0) return found;
  const isPlain = ({ node }: Hit) => isPlainCompanyLabel(labels.textFor(node) ?? '');
  const isSpecial = (hit: Hit) =>
    hit.kind === 'company' &&
    labels.kindOf(hit.node) === 'company' &&
    !isPlain(hit) &&
    (own.some(isPlain) || labels.labelsBeside(hit.node).some(isPlainCompanyLabel));
  return found.map((hit) =>
    hit.kind === 'company' && (isSpecial(hit) || (hit.role === undefined && labels.isLabelled(hit.node)))
      ? { ...hit, role: 'other' }
      : hit,
  );
}

function roleOf(hit: Hit, labels: Labels, named: ReadonlySet<Node>): 'own' | 'other' | undefined {
  const node = firstOf(hit.node);
  if (node instanceof Text && (labels.isInSentence(node) || isPast(hit))) return 'other';
  // A text that names a person with the company says enough: "Jane Doe (Acme)" in a column of events.
  const kind = labelBefore(hit, named) ?? (named.has(node) ? undefined : labels.kindOf(node));
  if (kind === 'company') return 'own';
  if (kind === 'user' || kind === 'other') return 'other';
  if (kind === undefined && !named.has(node) && labels.isLabelled(node) && !RELATED.test(labels.textFor(node) ?? ''))
    return 'other';
  return undefined;
}

/** Pages may split a text. */
const firstOf = (node: Node): Node => (node instanceof Text ? firstOfRun(node) : node);

/** A task's "Related to" may be the company, or anything else. */
const RELATED = /^(?:related(?: to| record)?|regarding|bezug|relacionado con|relatif à|relativo a|関連先)\*?:?$/i;
const PAST =
  /(?<!\p{L})(?:previously|formerly|former|ex|before that|früher|vormals|zuvor|ehemals|ehemalige[rs]?|anciennement|précédemment|ancien(?:ne)?|antes|anteriormente|in precedenza|precedentemente|voorheen|tidigare|tidligere|wcześniej|poprzednio|ранее|раніше)(?!\p{L})[^.,|;·()]{0,40}$/iu;

/** "Previously at Acme" */
const isPast = (hit: Hit): boolean => PAST.test(textBeforeHit(hit));

/** "Competitor: Acme" has its label in the same text; "Deal 4: Acme" is the name of a deal. */
function labelBefore(hit: Hit, named: ReadonlySet<Node>): LabelKind | undefined {
  const label = labelInText(hit);
  if (label === undefined) {
    const kind = labelKind(labelOfPart(hit) ?? '');
    return kind === 'other' || kind === 'user' ? kind : undefined;
  }
  // "Interested in: Acme", but not "Jane Doe: Acme"
  return labelKind(label) ?? (named.has(firstOf(hit.node)) ? undefined : 'other');
}

/**
 * An unknown employer, which contradicts contacts of other companies: in a labelled field, or a company's name without
 * a label.
 */
export function unknownEmployer(node: Node, labels: Labels): RoleHit | undefined {
  if (!(node instanceof Text)) return undefined;
  const text = textOf(node);
  const key = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (key === '' || text.length > 120) return undefined;
  const hit: RoleHit = { kind: 'company', key, text, node, isWhole: true, isStranger: true };
  if (labels.kindOf(node) === 'company') return { ...hit, role: 'own' };
  return isCompanyName(text) && !labels.isLabelled(node) && !labels.isInSentence(node) ? hit : undefined;
}

/** Whether a text is the name of a company and nothing else. */
const isCompanyName = (text: string): boolean =>
  text.length <= LONGEST_NAME &&
  hasLegalForm(text) &&
  text.split(/\s+/).every((word) => !/^\p{Ll}/u.test(word) || word.length <= LONGEST_JOINING);

/** Whether a text names an employer: "Advisor at Halden GmbH". */
export const namesEmployer = (text: string): boolean =>
  /\s(?:at|@|bei|chez)\s+\p{Lu}/u.test(text) || hasLegalForm(text);
