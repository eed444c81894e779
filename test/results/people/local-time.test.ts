import { expect, test } from 'vitest';
import { formatPhone } from '../../../components/contacts/phones/phone-format';
import { createZonesOf } from '../../../components/contacts/phones/phone-zones';
import { createLocalTimes } from '../../../components/results/people/local-time';

const MONDAY_NOON = Date.UTC(2026, 1, 2, 12);
const timeAt = (number: string, language = 'en', now = MONDAY_NOON) =>
  createLocalTimes(createZonesOf(), language)(formatPhone(number, 'e164'), now)?.replaceAll('\u202f', ' ');

/** The local weekday, so that the test works in any time zone. */
const dayHere = new Intl.DateTimeFormat('en', { weekday: 'short' }).format(MONDAY_NOON);
const withDay = (day: string, time: string) => (day === dayHere ? time : `${day} ${time}`);

test.each([
  ['+49 30 23125001', withDay('Mon', '1:00 PM')],
  ['+1 202 555 0143', withDay('Mon', '7:00 AM')],
  ['+1 850 555 0143', `${withDay('Mon', '6:00 AM')}–${withDay('Mon', '7:00 AM')}`],
  ['+91 22 5550 0143', withDay('Mon', '5:30 PM')],
  ['+64 9 555 0143', withDay('Tue', '1:00 AM')],
  ['+1 800 555 0143', undefined],
  ['no number', undefined],
])('%s: %s', (number, time) => expect(timeAt(number)).toBe(time));

test('daylight saving time follows the browser’s data', () => {
  expect(timeAt('+49 30 23125001', 'de', Date.UTC(2026, 6, 6, 12))).toMatch(/14:00$/);
});
