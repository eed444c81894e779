import { expect, test } from 'vitest';
import { createDecisionBook } from '../../../components/contacts/decisions/decision-book';
import { createDecisionStore, decisionId } from '../../../components/contacts/decisions/decision-store';
import { createFakeStorageArea } from '../../storage/fake-storage-area';

function setUp() {
  const decisions = createDecisionStore(createFakeStorageArea());
  let time = 0;
  return { decisions, book: createDecisionBook(decisions, () => ++time) };
}

const said = async ({ decisions }: ReturnType<typeof setUp>) =>
  [...(await decisions.all()).values()]
    .map(({ kind, record, personnelId, decidedAt }) => `${decidedAt}: ${record} ${kind} ${personnelId}`)
    .sort();

test('a record belongs to at most one person: the last one chosen', async () => {
  const world = setUp();
  await world.book.decide({ kind: 'isNot', record: 'a', personnelId: '1', label: 'Jane' });
  await world.book.decide({ kind: 'isNot', record: 'a', personnelId: '2', label: 'John' });
  await world.book.decide({ kind: 'is', record: 'a', personnelId: '3', label: 'Ada' });
  await world.book.decide({ kind: 'is', record: 'b', personnelId: '3', label: 'Ada' });
  await world.book.decide({ kind: 'is', record: 'a', personnelId: '1', label: 'Jane' });
  expect(await said(world)).toEqual(['2: a isNot 2', '4: b is 3', '5: a is 1']);
});

test('the latest decision about a person and a record wins', async () => {
  const world = setUp();
  await world.book.decide({ kind: 'is', record: 'a', personnelId: '1', label: 'Jane' });
  await world.book.decide({ kind: 'isNot', record: 'a', personnelId: '1', label: 'Jane' });
  expect(await said(world)).toEqual(['2: a isNot 1']);
});

test('decisions can be undone one by one, and are removed with the person', async () => {
  const world = setUp();
  for (const record of ['a', 'b']) await world.book.decide({ kind: 'isNot', record, personnelId: '1', label: 'Jane' });
  await world.book.decide({ kind: 'is', record: 'a', personnelId: '2', label: 'John' });
  await world.book.revoke(decisionId({ record: 'b', personnelId: '1' }));
  expect(await said(world)).toEqual(['1: a isNot 1', '3: a is 2']);
  await world.book.removeOf(['1', '7']);
  expect(await said(world)).toEqual(['3: a is 2']);
});

test('concurrent decisions also leave one person per record', async () => {
  const world = setUp();
  await Promise.all(
    ['1', '2', '3'].map((personnelId) => world.book.decide({ kind: 'is', record: 'a', personnelId, label: '' })),
  );
  expect(await said(world)).toEqual(['3: a is 3']);
});
