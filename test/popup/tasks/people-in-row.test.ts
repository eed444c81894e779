import { expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { namesInRow, peopleInRow } from '../../../components/popup/tasks/people-in-row';
import { newTask } from '../../../components/tasks/advance';
import { peopleToName, peopleToShow } from '../../../components/tasks/first-view';
import type { Item } from '../../../components/tasks/task';
import { summarise } from '../../../components/tasks/task-summary';

const item = (personnelId: string, status: Item['status'], phone?: string): Item => ({
  personnelId,
  status,
  ...(phone === undefined ? {} : { phone }),
});
const contact = (personnelId: string, part: Partial<Contact> = {}): [string, Contact] => [
  personnelId,
  { personnelId, phone: { kind: 'open' }, profile: { fullName: `Person ${personnelId}` }, updatedAt: 0, ...part },
];

const items = [
  item('1', 'failed'),
  item('2', 'pending'),
  item('3', 'unlocked', ' '),
  item('4', 'unlocked', ' +12025550143 '),
  item('5', 'unlocked', '+12025550144'),
  item('6', 'processing'),
  item('7', 'unlocked', '+12025550145'),
  item('8', 'failed'),
];
const running = { ...newTask('321', 0), items };
const summary = summarise(running);

test('people with a number come first, then those who may still get one; a row needs no other contacts', () => {
  expect(peopleToName([summary])).toEqual(['4', '5', '7', '2', '3', '6']);
});

test('a summary contains no number, whatever its source', () => {
  expect(JSON.stringify(summary)).not.toContain('555');
});

test('a row names three people who may be called, and counts the rest', () => {
  const contacts = new Map([contact('4'), contact('5', { doNotCall: true }), contact('2'), contact('3'), contact('6')]);
  expect(namesInRow(summary, contacts)).toEqual({ names: ['Person 4', 'Person 2', 'Person 3'], more: 5 });
});

test('an item unlocked without a number is pending until the task ends', () => {
  const contacts = new Map([contact('3')]);
  const state = { kind: 'done', outcome: 'completed', endedAt: 1 } as const;
  expect(peopleInRow(running, contacts)).toMatchObject([{ personnelId: '3', hasFailed: false }]);
  expect(peopleInRow({ items, state }, contacts)).toMatchObject([{ personnelId: '3', hasFailed: true }]);
});

test('an open row shows numbers unlocked earlier, and people without a name', () => {
  const phone = { kind: 'unlocked', number: '+12025550146', origin: 'profile' } as const;
  const profile = { fullName: '', companyName: 'Harbour Loom', title: 'Buyer' };
  const contacts = new Map([contact('1', { phone, profile })]);
  expect(peopleInRow(running, contacts)).toMatchObject([
    { name: 'Harbour Loom · Buyer', company: '', phone: '+12025550146' },
  ]);
  expect(namesInRow({ ...summary, candidates: ['1'] }, contacts).names).toEqual(['Harbour Loom · Buyer']);
});

test('an open row shows at most six people, with their numbers', () => {
  const contacts = new Map([contact('4'), contact('5', { doNotCall: true }), contact('2'), contact('8')]);
  expect(peopleInRow(running, contacts)).toEqual([
    { personnelId: '4', name: 'Person 4', company: '', phone: '+12025550143', hasFailed: false },
    { personnelId: '2', name: 'Person 2', company: '', phone: undefined, hasFailed: false },
    { personnelId: '8', name: 'Person 8', company: '', phone: undefined, hasFailed: true },
  ]);
  const many = Array.from({ length: 20 }, (_, at) => item(String(at), 'pending'));
  const all = new Map(many.map(({ personnelId }) => contact(personnelId)));
  expect(peopleInRow({ ...running, items: many }, all)).toHaveLength(6);
  expect(peopleToShow({ items: many })).toHaveLength(12);
});
