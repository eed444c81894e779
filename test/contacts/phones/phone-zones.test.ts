import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { formatPhone } from '../../../components/contacts/phones/phone-format';
import { createZonesOf } from '../../../components/contacts/phones/phone-zones';

const zonesOf = createZonesOf();
const zonesOfNumber = (number: string) => zonesOf(formatPhone(number, 'international'));

/** Offsets from UTC in hours, at twelve moments of a year. */
function offsetsOf(zone: string): string {
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const partsIn = (month: number) => clock.formatToParts(Date.UTC(2026, month, 15));
  const months = Array.from({ length: 12 }, (_, month) => partsIn(month));
  return months.map((parts) => parts.find(({ type }) => type === 'timeZoneName')?.value).join();
}

/** `GMT-03:30` → -3.5 */
function hoursOf(offset: string): number {
  const [, sign, hours, minutes] = offset.match(/GMT([+-])(\d\d):(\d\d)/) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
}

/** Node 20 uses the older name of the two. */
function knownZones(country: string): string[] {
  const locale: { getTimeZones?: () => string[] | undefined; timeZones?: string[] } = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

describe('time zones of phone numbers', () => {
  test.each([
    ['+49 30 23125 001', ['Europe/Berlin']],
    ['+44 20 7946 0958', ['Europe/London']],
    ['+1 202 555 0143', ['America/New_York']],
    ['+1 310 555 0143', ['America/Los_Angeles']],
    ['+1 416 555 0143', ['America/Toronto']],
    ['+1 850 555 0143', ['America/New_York', 'America/Chicago']],
    ['+1 809 555 0143', ['America/Santo_Domingo']],
    ['+1 800 555 0143', []],
    ['+61 2 5550 0143', ['Australia/Adelaide', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Sydney']],
    ['+7 912 345 67 89', []],
    ['no number', []],
  ])('%s', (number, zones) => expect(zonesOfNumber(number)).toEqual(zones));

  test('exactly the area codes that the phone library knows in the United States and Canada have a zone', () => {
    const codes = Array.from({ length: 800 }, (_, at) => String(200 + at));
    const places = codes.filter((code) => {
      const number = parsePhoneNumberFromString(`+1${code}2345678`);
      return number?.getType() === 'FIXED_LINE_OR_MOBILE' && /^(US|CA)$/.test(number.country ?? '');
    });
    expect(codes.filter((code) => zonesOf({ href: `tel:+1${code}2345678`, country: 'US' }).length > 0)).toEqual(places);
  });

  test('every country that the phone library knows has a zone, except the one that spans too many', () => {
    const without = getCountries().filter((country) => zonesOf({ country }).length === 0);
    expect(without.sort()).toEqual(['CA', 'RU', 'US']);
  });

  test('a country’s zones are among those the runtime lists for it, and at most three hours apart', () => {
    /** The runtime lists no zones for these. */
    const unknown = ['AC', 'TA', 'XK'];
    for (const country of getCountries().filter((one) => !unknown.includes(one))) {
      const ours = zonesOf({ country }).map(offsetsOf);
      expect(knownZones(country).map(offsetsOf), country).toEqual(expect.arrayContaining(ours));
      const hours = ours.map((offsets) => hoursOf(offsets.split(',')[0] ?? ''));
      expect(Math.max(...hours) - Math.min(...hours), country).toBeLessThanOrEqual(3);
    }
  });
});
