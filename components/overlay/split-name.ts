import type { Fingerprints } from '../contacts/fingerprint';
import { nameKeys } from '../contacts/identity';
import type { Hit } from './read-node';

const NAME_PART = /^\p{Lu}[\p{L}\p{M}'’-]{0,30}$/u;

/** First and last name in two fields of a form, one right after the other, in either order; told at the second. */
export function readSplitField(field: HTMLInputElement, fingerprints: Fingerprints): Hit[] {
  const second = field.value.trim();
  if (!NAME_PART.test(second)) return [];
  const scope = field.form ?? field.parentElement?.parentElement?.parentElement;
  const fields = [...(scope?.querySelectorAll('input') ?? [])].filter((other) => /^(text|search)?$/.test(other.type));
  const first = fields[fields.indexOf(field) - 1]?.value.trim() ?? '';
  if (!NAME_PART.test(first)) return [];
  const keys = [...nameKeys(`${first} ${second}`), ...nameKeys(`${second} ${first}`)];
  const key = keys.find((candidate) => fingerprints.has('name', candidate));
  return key ? [{ kind: 'name', key, node: field, isWhole: true, isStranger: false }] : [];
}
