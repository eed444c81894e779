import { expect, test } from 'vitest';
import { peopleVcard } from '../../../../components/results/people/export/people-vcard';
import { aPerson } from '../a-person';

test('escapes special characters', () => {
  const person = aPerson({ title: 'Sales; Marketing\nBEGIN:VCARD', email: undefined });
  expect(peopleVcard([person]).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Doe;Jane;;;',
    'FN:Jane Doe',
    'ORG:Acme\\, Inc.',
    'TITLE:Sales\\; Marketing\\nBEGIN:VCARD',
    'TEL;TYPE=WORK,VOICE:+1 202 555 0143',
    'URL:https://www.linkedin.com/in/jane-doe',
    'END:VCARD',
    '',
  ]);
});

test('folds lines at 75 bytes without splitting characters, so that unfolding restores them', () => {
  const title = '展示会と国際物流の責任者'.repeat(8);
  const card = peopleVcard([aPerson({ title })]);
  const sizes = card.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
  expect(card.replaceAll('\r\n ', '')).toContain(`TITLE:${title}\r\n`);
});

test('leaves out do-not-call contacts and people without a number', () => {
  expect(peopleVcard([aPerson({ doNotCall: true }), aPerson({ phone: undefined })])).toBe('');
});

test('separates titles and degrees from the name, and marks mobile numbers', () => {
  const card = peopleVcard([aPerson({ name: 'Dr. Jane van der Berg, PhD', phone: '+447400123456' })]);
  expect(card).toContain('\r\nN:van der Berg;Jane;;Dr.;PhD\r\n');
  expect(card).toContain('\r\nTEL;TYPE=CELL,VOICE:+44 7400 123456\r\n');
});
