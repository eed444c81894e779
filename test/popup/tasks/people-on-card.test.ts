import { expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { peopleOnCard, peopleToName } from '../../../components/popup/tasks/people-on-card';
import { newTask } from '../../../components/tasks/advance';
import type { Item } from '../../../components/tasks/task';

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

test('those with a number come first, then who may still get one; and no contact is read for the others', () => {
  expect(peopleToName([{ ...newTask('321', 0), items }])).toEqual(['4', '5', '7', '2', '3', '6']);
});

test('nobody without a name, nobody who is not to be called, three at most', () => {
  const contacts = new Map([contact('4'), contact('5', { doNotCall: true }), contact('2'), contact('3'), contact('6')]);
  expect(peopleOnCard({ items }, contacts)).toEqual([
    { personnelId: '4', name: 'Person 4', company: '', phone: '+12025550143', hasFailed: false },
    { personnelId: '2', name: 'Person 2', company: '', phone: undefined, hasFailed: false },
    { personnelId: '3', name: 'Person 3', company: '', phone: undefined, hasFailed: false },
  ]);
});
