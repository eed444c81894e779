import { formatPhone, phoneTypeOf } from '../../../contacts/phones/phone-format';
import { splitName } from '../../../contacts/split-name';
import { labelOf, type PersonRow } from '../person-rows';

/**
 * The people as a vCard file (version 3.0, RFC 2426, which every address book reads). People without a number and
 * do-not-call contacts are left out: an address book is for calling.
 */
export function peopleVcard(rows: readonly PersonRow[]): string {
  return rows.filter(isInVcard).map(card).join('');
}

export const isInVcard = ({ doNotCall, phone }: PersonRow): boolean => !doNotCall && phone !== undefined;

const noName = { prefix: '', first: '', suffix: '' };

function card(row: PersonRow): string {
  const label = labelOf(row) || row.personnelId;
  const { prefix, first, last, suffix } = row.name ? splitName(row.name) : { ...noName, last: label };
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${value(last)};${value(first)};;${value(prefix)};${value(suffix)}`,
    `FN:${value(label)}`,
    ...(row.company ? [`ORG:${value(row.company)}`] : []),
    ...(row.title ? [`TITLE:${value(row.title)}`] : []),
    ...(row.phone
      ? [
          `TEL;TYPE=${phoneTypeOf(row.phone) === 'mobile' ? 'CELL' : 'WORK'},VOICE:${value(formatPhone(row.phone, 'international').display)}`,
        ]
      : []),
    ...(row.email ? [`EMAIL;TYPE=WORK:${value(row.email)}`] : []),
    ...(row.linkedinUrl ? [`URL:${row.linkedinUrl}`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const value = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** Folds lines at 75 bytes; continuation lines start with a space. Never splits a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  return Array.from(line, (letter) => {
    const size = encoder.encode(letter).length;
    const isFull = bytes + size > 75;
    bytes = (isFull ? 1 : bytes) + size;
    return isFull ? `\r\n ${letter}` : letter;
  }).join('');
}
