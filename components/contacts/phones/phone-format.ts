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
  const number = parse(text);
  if (!number?.isPossible()) return { display: text };
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
  const type = parse(phone.trim())?.getType();
  return type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'unknown';
}

const parse = (text: string) => parsePhoneNumberFromString(text.replace(/^00(?=[1-9])/, '+'), metadata);

const isForeign = (country: string | undefined, own: string | undefined): boolean =>
  own !== undefined && country !== own;
