import { expect, test } from 'vitest';
import { readTable } from '../store-table';
import { checklistFaults, unreadSources } from './checklist';

test('each store rule names its source, a date, and a place that fulfils it', () => {
  const rows = readTable('checklist.md');
  for (const store of ['Chrome', 'Edge', 'Firefox']) expect(rows.some(([name]) => name === store)).toBe(true);
  expect(checklistFaults()).toEqual([]);
});

test.each([
  [['Chrome', 'a rule', 'https://example.com', '2026-11-29', 'no/such/file.ts'], 'no/such/file.ts is not there'],
  [['Chrome', 'a rule', 'https://example.com', '2026-11-29', 'LICENSE: no such words'], 'has no "no such words"'],
  [['Chrome', 'a rule', 'somewhere', '2026-11-29', 'LICENSE'], 'names no source'],
  [['Chrome', 'a rule', 'https://example.com', 'lately', 'LICENSE'], 'has no date'],
  [['Chrome', 'a rule', 'https://example.com', '2026-13-40', 'LICENSE'], 'has no date'],
])('%j is rejected: %s', (row, fault) => expect(checklistFaults([row]).join()).toContain(fault));

test.each([
  ['not read', false],
  ['2026-11-29, archived copy', false],
  ['2026-11-29', true],
  ['2026-10-01', false],
])('a source that was read "%s" is enough for a release: %s', (read, isEnough) => {
  const row = ['Chrome', 'a rule', 'https://store.example/rules', read, 'package.json'];
  expect(checklistFaults([row])).toEqual([]);
  const missing = [`Chrome, a rule: read https://store.example/rules (${read}), compare, and enter the date`];
  expect(unreadSources(new Date('2026-12-01'), [row])).toEqual(isEnough ? [] : missing);
});
