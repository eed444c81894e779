import { splitName } from './people-csv';
import type { PersonRow } from './person-rows';

/** The people as a vCard file (RFC 6350, version 3.0, which every address book reads); nobody who must not be called. */
export function peopleVcard(rows: readonly PersonRow[]): string {
  return rows
    .filter(({ doNotCall }) => !doNotCall)
    .map(card)
    .join('');
}

function card(row: PersonRow): string {
  const { first, last } = splitName(row.name);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${value(last)};${value(first)};;;`,
    `FN:${value(row.name)}`,
    ...(row.company ? [`ORG:${value(row.company)}`] : []),
    ...(row.title ? [`TITLE:${value(row.title)}`] : []),
    ...(row.phone ? [`TEL;TYPE=WORK,VOICE:${value(row.phone)}`] : []),
    ...(row.email ? [`EMAIL;TYPE=WORK:${value(row.email)}`] : []),
    ...(row.linkedinUrl ? [`URL:${value(row.linkedinUrl)}`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

const value = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
