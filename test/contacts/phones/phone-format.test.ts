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

  test('in the other formats', () => {
    expect(formatPhone('+12025550143', 'national').display).toBe('(202) 555-0143');
    expect(formatPhone('+1 202 555 0143', 'e164').display).toBe('+12025550143');
  });

  test.each(['202 555 0143', '+1 202', 'ask reception', 'javascript:alert(1)', ''])(
    'what is no international number stays text without a link: %s',
    (phone) => {
      expect(formatPhone(phone, 'international')).toEqual({ display: phone });
    },
  );
});
