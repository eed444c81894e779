import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../components/contacts/contact';
import { allPeople, nameOf, type PersonRow, peopleOfTask } from '../../../components/results/people/person-rows';
import { newTask } from '../../../components/tasks/advance';
import type { Item, Task } from '../../../components/tasks/task';
import { translateToEnglish as t } from '../../language/english';

const NOW = 1_000_000;
const taskOf = (items: Item[], state: Task['state'] = { kind: 'done', outcome: 'completed', endedAt: NOW }): Task => ({
  ...newTask('321', NOW),
  items,
  state,
});
const waiting: Task['state'] = { kind: 'waiting', nextPollAt: NOW, plannedAt: NOW, apiStatus: 'processing' };
const stopped: Task['state'] = { kind: 'stopped', reason: 'byUser', stoppedAt: NOW };
const unlocked: Item = { personnelId: '1', status: 'unlocked', phone: '+12025550143' };

const contactOf = (part: Partial<Contact> = {}): Contact => ({
  personnelId: '1',
  phone: { kind: 'unlocked', number: '+12025550143' },
  profile: { fullName: 'Jane Doe', companyName: 'Acme', title: 'VP' },
  updatedAt: NOW,
  ...part,
});
const known = (...contacts: Contact[]) => new Map(contacts.map((contact) => [contact.personnelId, contact]));

describe('the state of a person', () => {
  test.each<[string, Item, Task['state'] | undefined, Partial<PersonRow>]>([
    ['a number', unlocked, undefined, { status: 'unlocked', phone: '+12025550143', because: undefined }],
    ['waiting', { personnelId: '1', status: 'pending' }, waiting, { status: 'open', because: 'pending' }],
    ['in progress', { personnelId: '1', status: 'processing' }, waiting, { status: 'open', because: 'processing' }],
    ['a pending number', { ...unlocked, phone: ' ' }, waiting, { status: 'open', because: 'processing' }],
    ['not tracked', { personnelId: '1', status: 'pending' }, stopped, { status: 'open', because: 'stopped' }],
    [
      'failed while others run',
      { personnelId: '1', status: 'failed', errorCode: 'PHONE_NOT_FOUND' },
      waiting,
      { status: 'failed', because: 'notKnown', errorCode: 'PHONE_NOT_FOUND' },
    ],
    [
      'failed without a reason',
      { personnelId: '1', status: 'failed' },
      undefined,
      { status: 'failed', because: 'noCode' },
    ],
    ['never started', { personnelId: '1', status: 'pending' }, undefined, { status: 'failed', because: 'endedBefore' }],
    ['unlocked without a number', { ...unlocked, phone: '' }, undefined, { status: 'failed', because: 'noPhone' }],
    [
      'failed with a code',
      { personnelId: '1', status: 'unlocked', errorCode: '402' },
      undefined,
      { status: 'failed', because: 'noCredits', errorCode: '402' },
    ],
  ])('%s', (_, item, state, expected) => {
    expect(peopleOfTask(taskOf([item], state), new Map())[0]).toMatchObject(expected);
  });

  test('an unlocked number stays, whatever a later task says', () => {
    const failed = taskOf([{ personnelId: '1', status: 'failed', errorCode: 'X' }]);
    const expected = { status: 'unlocked', phone: '+12025550143', because: undefined, errorCode: undefined };
    expect(peopleOfTask(failed, known(contactOf()))[0]).toMatchObject(expected);
  });

  test('a do-not-call contact has no number and can’t be found by it', () => {
    const [row] = peopleOfTask(taskOf([unlocked]), known(contactOf({ doNotCall: true })));
    expect(JSON.stringify(row)).not.toContain('2025550143');
    expect(row).toMatchObject({ status: 'unlocked', doNotCall: true });
  });

  test.each<[Contact['profile'], string]>([
    [{ fullName: 'Jane Doe', companyName: 'Acme', title: 'Buyer' }, 'Jane Doe'],
    [{ fullName: '', companyName: 'Acme', title: 'Buyer' }, 'Acme · Buyer'],
    [{ fullName: '', companyName: 'Acme' }, 'Acme'],
    [{ fullName: '', title: 'Buyer' }, 'Buyer'],
    [{ fullName: '' }, 'Contact 1'],
    [undefined, 'Contact 1'],
  ])('company and title, or else the ID, stand in for a missing name: %o', (profile, name) => {
    const { profile: _named, ...nobody } = contactOf();
    const [row] = peopleOfTask(taskOf([unlocked]), known(profile ? { ...nobody, profile } : nobody));
    expect(row && nameOf(row, t)).toBe(name);
  });

  test('a link that is not https is dropped', () => {
    const profile = { fullName: 'Jane Doe', linkedinUrl: 'javascript:alert(1)' };
    expect(peopleOfTask(taskOf([unlocked]), known(contactOf({ profile })))[0]?.linkedinUrl).toBeUndefined();
  });
});

describe('each person', () => {
  const failed = taskOf([{ personnelId: '1', status: 'failed' }]);
  const open = taskOf([{ personnelId: '1', status: 'pending' }], waiting);

  test.each([
    ['a number', [failed, open, taskOf([unlocked])], 'unlocked'],
    ['what is still open', [failed, open, failed], 'open'],
  ])('is listed once; of several tasks, %s wins', (_, tasks, status) => {
    expect(allPeople(tasks, new Map()).map((row) => row.status)).toEqual([status]);
  });

  test.each<[Contact['phone'], Partial<PersonRow>]>([
    [
      { kind: 'unlocked', number: '+12025550143' },
      { status: 'unlocked', phone: '+12025550143' },
    ],
    [
      { kind: 'failed', errorCode: '404' },
      { status: 'failed', because: 'notKnown', errorCode: '404' },
    ],
    [{ kind: 'open' }, { status: 'open', because: 'stopped' }],
  ])('is listed even without a task: %j', (phone, expected) => {
    expect(allPeople([], known(contactOf({ phone })))).toMatchObject([{ name: 'Jane Doe', ...expected }]);
  });
});
