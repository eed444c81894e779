import { formatPhone } from '../../contacts/phones/phone-format';
import type { PersonRow } from './person-rows';

/**
 * Column names that importers map by themselves, in English for the same reason. `Phone` and `Company` are HubSpot's
 * internal names and Salesforce's labels. Only the title has no name that both know: HubSpot's is `Job Title`, the other
 * Salesforce's.
 */
const columns: readonly [name: string, of: (row: PersonRow) => string][] = [
  ['First Name', (row) => splitName(row).first],
  ['Last Name', (row) => splitName(row).last],
  ['Phone', ({ phone }) => (phone ? formatPhone(phone, 'international').display : '')],
  ['Email', ({ email }) => email ?? ''],
  ['Company', ({ company }) => company],
  ['Job Title', ({ title }) => title],
  ['Title', ({ title }) => title],
  ['LinkedIn URL', ({ linkedinUrl }) => linkedinUrl ?? ''],
  ['Status', ({ status }) => status],
  ['Error Code', ({ errorCode }) => errorCode ?? ''],
  ['Lensmor Personnel ID', ({ personnelId }) => personnelId],
];

/** Excel takes a file for UTF-8 only if it begins so. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The rows as a CSV file (RFC 4180). Whoever must not be called is left out. Numbers are always in the international
 * form: without the country code they would call somebody else elsewhere, and without spaces Excel would compute them.
 */
export function peopleCsv(rows: readonly PersonRow[]): string {
  const lines = rows.filter(({ doNotCall }) => !doNotCall).map((row) => columns.map(([, of]) => cell(of(row))));
  return BYTE_ORDER_MARK + [columns.map(([name]) => name), ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/**
 * A cell that a spreadsheet would run as a formula, also behind spaces or in the wide signs of East Asian keyboards,
 * gets an apostrophe in front. A phone number does not: `+`, digits and spaces compute nothing that they are not.
 */
function cell(text: string): string {
  const isFormula = /^\s*[=@|%+\-＝＠＋－]/.test(text) && !/^\+[\d\s().-]*( ext\. \d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The last word is the family name; a name of one word, or written without spaces, is all family name. So is the ID of
 * whom no name is known: importers want one.
 */
export function splitName({ name }: Pick<PersonRow, 'name'>): { first: string; last: string } {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { first: '', last: name } : { first: name.slice(0, at), last: name.slice(at + 1) };
}
