import type { MetadataJson } from 'libphonenumber-js/core';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core/es6';
import { unpackPhoneMetadata } from './phone-metadata';

let metadata: MetadataJson | undefined;

/** Takes the text of `phone-metadata.txt`, without which no number can be formatted; see `load-phone-format.ts`. */
export function setPhoneMetadata(packed: string): void {
  metadata = unpackPhoneMetadata(packed);
}

export type NumberFormat = 'international' | 'national' | 'e164';

/** How a number is copied that is shown in this format: so that it can be dialled from abroad too. */
export const copiedFormat = (format: NumberFormat): NumberFormat => (format === 'national' ? 'international' : format);

export interface FormattedPhone {
  /** The formatted number; the trimmed input if it is no phone number. */
  display: string;
  /** `tel:+12025550143`, with `;ext=5` for an extension (RFC 3966); absent if it is no phone number. */
  href?: string;
  /** ISO 3166-1 alpha-2, if the number reveals it. */
  country?: string;
}

/**
 * Formats a number by the rules of its country. Only numbers with a country code are recognised (`+1 …`, `001 …`):
 * guessing the country of a national number could call a stranger.
 * With `ownCountry`, the national format is used only for numbers of that country: it can't be dialled from elsewhere.
 */
export function formatPhone(phone: string, format: NumberFormat, ownCountry?: string): FormattedPhone {
  const text = phone.trim();
  const number = readNumber(text);
  if (!number) return { display: text };
  const display = {
    international: () => number.formatInternational(),
    national: () => (isForeign(number.country, ownCountry) ? number.formatInternational() : number.formatNational()),
    e164: () => number.number,
  }[format]();
  return { display, href: number.getURI(), ...(number.country ? { country: number.country } : {}) };
}

export type PhoneType = 'mobile' | 'landline' | 'unknown';

/** `unknown` where the number doesn't reveal it, as in many countries. */
export function phoneTypeOf(phone: string): PhoneType {
  const type = readNumber(phone.trim())?.getType();
  return type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'unknown';
}

const isForeign = (country: string | undefined, own: string | undefined): boolean =>
  own !== undefined && country !== own;

const OLD_MOBILES: readonly (readonly [old: RegExp, now: string])[] = [
  // Until 2019, Mexican mobile numbers had a 1 after the country code.
  [/^\+52\D*1\D*(?=(?:\d\D*){10}$)/, '+52 '],
  // In Argentina, 15 after the area code marks a mobile number dialled within the country.
  [/^\+54\D*(?:9\D*)?(?=(?:\d\D*){12}$)(11|[23]\d{2,3})\D*15\D*/, '+54 9 $1 '],
];
const EXTENSION =
  /(?<=\d)[\s,;]*(?:\*|(?:durchwahl|dw|nebenstelle|apparat|local|interno|int|poste|anexo|ramal|toestel|linje|wewn|доб|внутр|内線|分机)\.?:?)\s*(\d{1,7})$/i;
const SEPARATOR = /\s*[/;|]\s*|\s+(?:or|oder|ou|und|and|et|y|e|o)\s+|(?<=\d)\s*,?\s+(?=\+)/i;

/** The number a text contains. `undefined` if it may be two: their digits combined could be a stranger's number. */
function readNumber(text: string) {
  const typed = text
    .normalize('NFKC')
    .replace(/^\(?00\)?[\s-]*(?=[1-9])/, '+')
    .replace(EXTENSION, ' ext. $1');
  const written = OLD_MOBILES.reduce((one, [old, now]) => one.replace(old, now), typed);
  // In "+49 30/5550", the slash separates the area code, and "+49 30" alone is not a number.
  const [first = '', second] = written.split(SEPARATOR);
  if (second !== undefined && !/^ext\b/i.test(second) && parse(first)) return undefined;
  return parse(written);
}

function parse(text: string) {
  if (!metadata) throw new Error('The phone metadata is not loaded');
  const number = parsePhoneNumberFromString(text, metadata);
  return number?.isPossible() ? number : undefined;
}
