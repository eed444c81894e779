import { parsePhoneNumberFromString } from 'libphonenumber-js/core/es6';
import { readPhoneMetadata } from './phone-metadata';

const metadata = readPhoneMetadata();

export type NumberFormat = 'international' | 'national' | 'e164';

export interface FormattedPhone {
  /** What a person reads; the text as it came (trimmed) when it is no phone number. */
  display: string;
  /** `tel:+12025550143`, with `;ext=5` where there is an extension (RFC 3966); absent when it is no phone number. */
  href?: string;
  /** ISO 3166-1 alpha-2, when the number tells it. */
  country?: string;
}

/**
 * Groups a number the way its country does. Only numbers with a country code are numbers here (`+1 …`, `001 …`):
 * guessing a country for a national number would call a stranger.
 * With `ownCountry`, the national form is for numbers of that country only: nobody else can dial it.
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

/** As far as the number itself tells it, which it does in some countries only. */
export function phoneTypeOf(phone: string): PhoneType {
  const type = readNumber(phone.trim())?.getType();
  return type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'unknown';
}

const isForeign = (country: string | undefined, own: string | undefined): boolean =>
  own !== undefined && country !== own;

const OLD_MOBILES: readonly (readonly [old: RegExp, now: string])[] = [
  // Until 2019 a 1 stood between Mexico's code and a mobile number.
  [/^\+52\D*1\D*(?=(?:\d\D*){10}$)/, '+52 '],
  // In Argentina, 15 behind the area code is a mobile number dialled within the country.
  [/^\+54\D*(?:9\D*)?(?=(?:\d\D*){12}$)(11|[23]\d{2,3})\D*15\D*/, '+54 9 $1 '],
];
const EXTENSION =
  /(?<=\d)[\s,;]*(?:\*|(?:durchwahl|dw|nebenstelle|apparat|local|interno|int|poste|anexo|ramal|toestel|linje|wewn|доб|внутр|内線|分机)\.?:?)\s*(\d{1,7})$/i;
const SEPARATOR = /\s*[/;|]\s*|\s+(?:or|oder|ou|und|and|et|y|e|o)\s+|(?<=\d)\s*,?\s+(?=\+)/i;

/** The one number that a text is; none where it may be two, since nobody may own what their digits make together. */
function readNumber(text: string) {
  const typed = text
    .normalize('NFKC')
    .replace(/^\(?00\)?[\s-]*(?=[1-9])/, '+')
    .replace(EXTENSION, ' ext. $1');
  const written = OLD_MOBILES.reduce((one, [old, now]) => one.replace(old, now), typed);
  // "+49 30/5550" has its area code in front of the slash: by itself that is no number.
  const [first = '', second] = written.split(SEPARATOR);
  if (second !== undefined && !/^ext\b/i.test(second) && parse(first)) return undefined;
  return parse(written);
}

function parse(text: string) {
  const number = parsePhoneNumberFromString(text, metadata);
  return number?.isPossible() ? number : undefined;
}
