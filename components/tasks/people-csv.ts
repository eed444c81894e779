import type { PersonRow } from './person-rows';

/** Column names as the importers of HubSpot and Salesforce map them by themselves; in English for the same reason. */
const columns: readonly [name: string, of: (row: PersonRow) => string][] = [
  ['First Name', ({ name }) => splitName(name).first],
  ['Last Name', ({ name }) => splitName(name).last],
  ['Phone Number', ({ phone }) => phone ?? ''],
  ['Email', ({ email }) => email ?? ''],
  ['Company Name', ({ company }) => company],
  ['Job Title', ({ title }) => title],
  ['LinkedIn URL', ({ linkedinUrl }) => linkedinUrl ?? ''],
  ['Status', ({ status }) => status],
  ['Lensmor Personnel ID', ({ personnelId }) => personnelId],
];

/** Excel takes a file for UTF-8 only if it begins so. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The rows as a CSV file (RFC 4180). Whoever must not be called is left out. A cell that a spreadsheet would run as a
 * formula gets an apostrophe in front; phone numbers do not: `+`, digits and spaces compute nothing that they are not.
 */
export function peopleCsv(rows: readonly PersonRow[]): string {
  const lines = rows.filter(({ doNotCall }) => !doNotCall).map((row) => columns.map(([, of]) => cell(of(row))));
  return BYTE_ORDER_MARK + [columns.map(([name]) => name), ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const isFormula = /^[=@\t\r+-]/.test(text) && !/^\+[\d\s().-]*( ext\. \d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The last word is the family name; a name of one word, or written without spaces, is all family name. */
export function splitName(name: string): { first: string; last: string } {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { first: '', last: name } : { first: name.slice(0, at), last: name.slice(at + 1) };
}
