import { describe, expect, test } from 'vitest';
import type { PhoneState } from '../../components/contacts/contact';
import { createContactBook } from '../../components/contacts/contact-book';
import { createContactStore } from '../../components/contacts/contact-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';

const open: PhoneState = { kind: 'open' };
const failed: PhoneState = { kind: 'failed', errorCode: 'NO_PHONE' };
const first: PhoneState = { kind: 'unlocked', number: '+12025550143' };
const second: PhoneState = { kind: 'unlocked', number: '+12025550199' };

function setUp() {
  const area = createFakeStorageArea();
  const contacts = createContactStore(area);
  let time = 1000;
  return { area, contacts, book: createContactBook(contacts, () => time++) };
}

describe('contact book', () => {
  test.each([
    ['first update', [open], open],
    ['open, then unlocked', [open, first], first],
    ['open, then failed', [open, failed], failed],
    ['an unlocked number stays when another task fails', [first, failed], first],
    ['an unlocked number stays while another task runs', [first, open], first],
    ['a newer number replaces the old one', [first, second], second],
    ['a retry after a failure', [failed, open], open],
  ])('%s', async (_, news, expected) => {
    const { book, contacts } = setUp();
    for (const phone of news) await book.note([{ personnelId: '789', phone }]);
    expect((await contacts.get('789'))?.phone).toEqual(expected);
  });

  test('repeated updates write nothing', async () => {
    const { area, book } = setUp();
    await book.note([{ personnelId: '789', phone: first }]);
    const before = area.contents();
    await book.note([{ personnelId: '789', phone: first }]);
    expect(area.contents()).toEqual(before);
  });

  test('if a task lists a person twice, the number wins', async () => {
    const { book, contacts } = setUp();
    await book.note([
      { personnelId: '789', phone: first },
      { personnelId: '789', phone: open },
    ]);
    expect((await contacts.get('789'))?.phone).toEqual(first);
  });

  test('phone updates keep the profile and the do-not-call mark', async () => {
    const { book, contacts } = setUp();
    await contacts.put('789', {
      personnelId: '789',
      phone: open,
      profile: { fullName: 'Jane Doe' },
      doNotCall: true,
      updatedAt: 1,
    });
    await book.note([{ personnelId: '789', phone: first }]);
    expect(await contacts.get('789')).toMatchObject({
      phone: first,
      profile: { fullName: 'Jane Doe' },
      doNotCall: true,
      updatedAt: 1000,
    });
  });

  test('marks only known people', async () => {
    const { area, book, contacts } = setUp();
    await book.setDoNotCall('789', true);
    expect(area.contents()).toEqual({});
    await book.note([{ personnelId: '789', phone: first }]);
    await book.setDoNotCall('789', true);
    expect((await contacts.get('789'))?.doNotCall).toBe(true);
  });

  test('removes people without recent updates, except those still needed', async () => {
    const { book, contacts } = setUp();
    for (const personnelId of ['1', '2', '3']) await book.note([{ personnelId, phone: open }]);
    await book.removeUnchangedSince(1002, new Set(['2']));
    expect([...(await contacts.all()).keys()]).toEqual(['2', '3']);
  });
});
