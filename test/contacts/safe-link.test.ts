import { expect, test } from 'vitest';
import { safeHttpsUrl } from '../../components/contacts/safe-link';

test.each([
  ['javascript:alert(1)'],
  [' JaVaScRiPt:alert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['http://www.linkedin.com/in/jane'],
  ['https://www.linkedin.com@elsewhere.example/in/jane'],
  ['https://:secret@elsewhere.example/'],
  ['file:///etc/passwd'],
  ['//www.linkedin.com/in/jane'],
  ['not an address'],
  [''],
  [undefined],
])('%s is not linked', (address) => {
  expect(safeHttpsUrl(address)).toBeUndefined();
});

test('an https address is linked, as the browser normalises it', () => {
  expect(safeHttpsUrl('https://www.linkedin.com/in/jürgen')).toBe('https://www.linkedin.com/in/j%C3%BCrgen');
});
