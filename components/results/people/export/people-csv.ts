import { formatPhone, phoneTypeOf } from '../../../contacts/phones/phone-format';
import { type NameParts, splitName } from '../../../contacts/split-name';
import { labelOf, type PersonRow } from '../person-rows';

/** The program the CSV file is for. */
export const csvTargets = ['general', 'hubspot', 'salesforce', 'pipedrive', 'outlook'] as const;
export type CsvTarget = (typeof csvTargets)[number];

/** A person, prepared for the columns. */
interface Entry {
  row: PersonRow;
  name: NameParts;
  phone: string;
  isMobile: boolean;
}
type Column = readonly [header: string, of: (entry: Entry) => string];

const first: Column = ['First Name', ({ name }) => name.first];
const last: Column = ['Last Name', ({ name }) => name.last];
const email = (header: string): Column => [header, ({ row }) => row.email ?? ''];
const company = (header: string): Column => [header, ({ row }) => row.company];
const title = (header: string): Column => [header, ({ row }) => row.title];
const note = (header: string): Column => [header, ({ row }) => noteOf(row)];
/** A number of unknown type doesn't count as mobile. */
const phones = (header: string, mobile: string): Column[] => [
  [header, ({ phone, isMobile }) => (isMobile ? '' : phone)],
  [mobile, ({ phone, isMobile }) => (isMobile ? phone : '')],
];

/**
 * Headers that each importer maps automatically: HubSpot's property labels, Salesforce's labels for leads, Pipedrive's
 * field names, and Outlook's CSV fields, in which `Title` is "Dr."; see docs/using.md. The general file has every
 * column.
 */
const columnsFor: Record<CsvTarget, readonly Column[]> = {
  general: [
    first,
    last,
    ['Phone', ({ phone }) => phone],
    email('Email'),
    company('Company'),
    title('Job Title'),
    title('Title'),
    ['LinkedIn URL', ({ row }) => row.linkedinUrl ?? ''],
    ['Status', ({ row }) => row.status],
    ['Error Code', ({ row }) => row.errorCode ?? ''],
    ['Lensmor Personnel ID', ({ row }) => row.personnelId],
    ['Name Prefix', ({ name }) => name.prefix],
    ['Name Suffix', ({ name }) => name.suffix],
    ['Phone Type', ({ row }) => (row.phone ? phoneTypeOf(row.phone) : '')],
    ['Source', ({ row }) => sourceOf(row)],
    ['Date', ({ row }) => dateOf(row)],
  ],
  hubspot: [
    first,
    last,
    email('Email'),
    ...phones('Phone Number', 'Mobile Phone Number'),
    company('Company Name'),
    title('Job Title'),
  ],
  salesforce: [
    first,
    last,
    company('Company'),
    title('Title'),
    email('Email'),
    ...phones('Phone', 'Mobile Phone'),
    ['Lead Source', () => 'Lensmor'],
    note('Description'),
  ],
  pipedrive: [
    ['Name', ({ row }) => labelOf(row)],
    email('Email'),
    ['Phone', ({ phone }) => phone],
    company('Organization'),
    note('Note'),
  ],
  outlook: [
    ['Title', ({ name }) => name.prefix],
    first,
    last,
    ['Suffix', ({ name }) => name.suffix],
    company('Company'),
    title('Job Title'),
    ...phones('Business Phone', 'Mobile Phone'),
    email('E-mail Address'),
    ['Web Page', ({ row }) => row.linkedinUrl ?? ''],
    note('Notes'),
  ],
};

/** Importers require a last name. Company and title, which stand in for a missing name, must not be split. */
const namePartsOf = (row: PersonRow): NameParts =>
  row.name ? splitName(row.name) : { prefix: '', first: '', last: labelOf(row) || row.personnelId, suffix: '' };

/** English, like the headers: an importer reads it first. */
const sourceOf = ({ taskId, phone }: PersonRow): string =>
  phone === undefined ? '' : taskId === undefined ? 'Lensmor' : `Lensmor task ${taskId}`;

/** `2026-11-29` */
const dateOf = ({ phone, phoneAt }: PersonRow): string =>
  phone === undefined || phoneAt === undefined ? '' : new Date(phoneAt).toISOString().slice(0, 10);

/** "Phone from Lensmor task 321, 2026-11-29" */
function noteOf(row: PersonRow): string {
  const [source, date] = [sourceOf(row), dateOf(row)];
  return source === '' ? '' : `Phone from ${[source, date].filter(Boolean).join(', ')}`;
}

/** A byte order mark: without it, Excel doesn't read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The rows as a CSV file (RFC 4180), without do-not-call contacts. Numbers are always in the international format:
 * without the country code they would reach somebody else abroad, and without spaces Excel would read them as numbers.
 */
export function peopleCsv(rows: readonly PersonRow[], target: CsvTarget = 'general'): string {
  const columns = columnsFor[target];
  const lines = rows
    .filter(({ doNotCall }) => !doNotCall)
    .map((row) => {
      const entry: Entry = {
        row,
        name: namePartsOf(row),
        phone: row.phone ? formatPhone(row.phone, 'international').display : '',
        isMobile: row.phone !== undefined && phoneTypeOf(row.phone) === 'mobile',
      };
      return columns.map(([, of]) => cell(of(entry)));
    });
  return BYTE_ORDER_MARK + [columns.map(([name]) => name), ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/** A phone number in any common notation, with or without an extension. Nothing it matches can run as a formula. */
const PHONE = /^\+[\d\s().-]*((ext\.?|extension|x|#|;ext=)\s*\d+)?$/i;

/** The start of a formula, also after spaces or as the full-width or small character of an East Asian keyboard. */
const FORMULA = String.raw`\s*[=@|%+\-＝＠＋－﹦﹫﹢﹣]`;
const beginsFormula = new RegExp(`^(${FORMULA}|[\t\r])`);
/** In locales where semicolons separate values, Excel starts a new cell after one, even inside quotes. */
const laterFormula = new RegExp(`(?<=\\S\\s*)([;\t\r\n])(?=${FORMULA})`, 'g');

/** Prefixes a cell that a spreadsheet would run as a formula with an apostrophe, unless it is a phone number. */
function cell(text: string): string {
  const isFormula = beginsFormula.test(text) && !PHONE.test(text);
  const safe = (isFormula ? "'" : '') + text.replace(laterFormula, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
