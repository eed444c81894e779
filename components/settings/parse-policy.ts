import { parseApiAddress } from '../lensmor/api-address';
import { parseApiKey } from './key/parse-api-key';
import { MOST_RETENTION_DAYS, notifyWhen } from './settings';

/** What an organisation can set; see `docs/for-administrators.md`. The same fields as in `public/managed-schema.json`. */
const policyFields = {
  apiKey: (value: unknown) => (typeof value === 'string' ? parseApiKey(value) : undefined),
  apiAddress(value: unknown) {
    const address = typeof value === 'string' ? parseApiAddress(value) : undefined;
    return address?.startsWith('https:') ? address : undefined;
  },
  /**
   * Origins, for example `https://crm.example`; no other site can be allowed. Invalid entries are ignored and the rest
   * remains a limit, so that a typo doesn't allow every site.
   */
  allowedSites: (value: unknown) =>
    value === undefined || value === null ? undefined : [value].flat().flatMap((address) => originOf(address) ?? []),
  retentionDays: (value: unknown) => wholeNumber(value, MOST_RETENTION_DAYS),
  notifications: (value: unknown) => notifyWhen.find((word) => word === value),
  /** Whether people may be saved as files. */
  exports: (value: unknown) => (typeof value === 'boolean' ? value : undefined),
  /** The `CONSENT_VERSION` that the organisation agrees to for everybody it manages. */
  consent: (value: unknown) => wholeNumber(value, Number.MAX_SAFE_INTEGER),
};

const wholeNumber = (value: unknown, most: number): number | undefined =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= most ? Number(value) : undefined;

function originOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address.trim())) return undefined;
  const { protocol, origin } = new URL(address.trim());
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

type PolicyField = keyof typeof policyFields;
export type Policy = { [Field in PolicyField]?: NonNullable<ReturnType<(typeof policyFields)[Field]>> };

/** Fields are independent: an invalid one is left to the user and doesn't affect the others. */
export function parsePolicy(managed: Record<string, unknown>): Policy {
  const fields = Object.entries(policyFields).map(([field, parse]) => [field, parse(managed[field])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Policy;
}
