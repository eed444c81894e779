import { expect, test } from 'vitest';
import { askOverlay } from '../../components/messages/ask-overlay';

const report = { people: 3, withNumber: 2, withoutNumber: 1 };
const ask = (answer: unknown) => askOverlay(async () => answer, 7);

test('asks the tab’s top frame', async () => {
  const asked: unknown[] = [];
  await askOverlay(async (...question) => void asked.push(question), 7);
  expect(asked).toEqual([[7, { name: 'overlay.report' }, { frameId: 0 }]]);
});

test('returns the report, without extra fields', async () => {
  expect(await ask({ ...report, html: '<b>', record: { id: 'x', title: 'Jane\u202e\nDoe', type: 'a' } })).toEqual({
    ...report,
    record: { id: 'x', title: 'Jane Doe' },
  });
});

test('returns what keeps the overlay from reading a page', async () => {
  const unreadable = { what: 'frame', address: 'https://frame.example' };
  expect(await ask({ ...report, unreadable })).toEqual({ ...report, unreadable });
});

test.each([
  ['nothing', undefined],
  ['an unknown reason', { ...report, unreadable: { what: '<b>' } }],
  ['a frame with an unsafe URL', { ...report, unreadable: { what: 'frame', address: 'javascript:alert(1)' } }],
  ['an element instead of a number', { ...report, people: { type: 'form', props: {}, constructor: undefined } }],
  ['an element instead of a title', { ...report, record: { id: 'x', title: { type: 'b', props: {} } } }],
  ['NaN', { ...report, withNumber: Number.NaN }],
  ['a negative count', { ...report, withoutNumber: -1 }],
  ['a reference that is far too long', { ...report, record: { id: 'x'.repeat(501), title: '' } }],
])('%s is not a report', async (_, answer) => {
  expect(await ask(answer)).toBeUndefined();
});

test('a tab without an overlay has no report', async () => {
  expect(await askOverlay(() => Promise.reject(new Error('No receiver')), 7)).toBeUndefined();
});
