import { describe, expect, test } from 'vitest';
import { formatPhone } from '../../../components/contacts/phones/phone-format';

describe('formatPhone', () => {
  test.each([
    ['+12025550143', '+1 202 555 0143', 'tel:+12025550143', 'US'],
    ['+1 416 555 0143', '+1 416 555 0143', 'tel:+14165550143', 'CA'],
    [' +1-202-555-0143 ext. 5 ', '+1 202 555 0143 ext. 5', 'tel:+12025550143;ext=5', 'US'],
    ['+49 (0)30 23125123', '+49 30 23125123', 'tel:+493023125123', 'DE'],
    ['0044 20 7946 0123', '+44 20 7946 0123', 'tel:+442079460123', 'GB'],
    ['+33199001234', '+33 1 99 00 12 34', 'tel:+33199001234', 'FR'],
  ])('%s', (phone, display, href, country) => {
    expect(formatPhone(phone, 'international')).toEqual({ display, href, country });
  });

  test('supports the other formats', () => {
    expect(formatPhone('+12025550143', 'national').display).toBe('(202) 555-0143');
    expect(formatPhone('+1 202 555 0143', 'e164').display).toBe('+12025550143');
  });

  test.each(['202 555 0143', '+1 202', 'ask reception', 'javascript:alert(1)', ''])(
    'text that is no international number stays as it is, without a link: %s',
    (phone) => {
      expect(formatPhone(phone, 'international')).toEqual({ display: phone });
    },
  );
});

describe('what people type', () => {
  test.each([
    ['+52 1 33 1234 5678', 'tel:+523312345678'],
    ['+54 11 15 2345-6789', 'tel:+5491123456789'],
    ['+54 9 11 2345-6789', 'tel:+5491123456789'],
    ['00 44 20 7946 0958', 'tel:+442079460958'],
    ['00-44-20-7946-0958', 'tel:+442079460958'],
    ['＋４４ ２０ ７９４６ ０９５８', 'tel:+442079460958'],
    ['+1 202 555 0143*227', 'tel:+12025550143;ext=227'],
    ['+1 202 555 0143 Local 212', 'tel:+12025550143;ext=212'],
    ['+49 30 23125101 Durchwahl 12', 'tel:+493023125101;ext=12'],
    ['+1 202 555 0143;ext=12', 'tel:+12025550143;ext=12'],
    ['+1 202 555 0143 x 9', 'tel:+12025550143;ext=9'],
    ['+49 30/23125101', 'tel:+493023125101'],
    ['+44 (0)20 7946 0958', 'tel:+442079460958'],
  ])('%s is dialled as %s', (phone, href) => expect(formatPhone(phone, 'international').href).toBe(href));

  test.each([
    '+49 30 23125101/02',
    '+49 30 2312 5101 / 5102',
    '+43 1 5550101/02/03',
    '+41 44 555 01 01/55',
    '+1 202 555 0143 / +1 202 555 0144',
    '+1 202 555 0143 or +1 202 555 0144',
    '+1 202 555 0143, +1 202 555 0144',
  ])('%s may be two numbers and gets no link', (phone) =>
    expect(formatPhone(phone, 'international')).toEqual({ display: phone }),
  );
});
