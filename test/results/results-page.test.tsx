// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Contact } from '../../components/contacts/contact';
import { createContactStore } from '../../components/contacts/contact-store';
import { lookUpKind } from '../../components/contacts/look-up';
import { loadPhoneFormat } from '../../components/contacts/phones/load-phone-format';
import { ResultsPage } from '../../components/results/results-page';
import { defaultSettings } from '../../components/settings/settings';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createRecordStore } from '../../components/storage/record-store';
import { firstPeopleOf, MOST_FIRST_PEOPLE } from '../../components/tasks/first-people/first-people';
import type { Task } from '../../components/tasks/task';
import { createTaskStore } from '../../components/tasks/task-store';
import { createFakeStorageArea } from '../storage/fake-storage-area';
import { render, screen } from '../ui/render';

const PEOPLE = 300;
const ids = Array.from({ length: PEOPLE }, (_, at) => `${1000 + at}`);
/** Their names sort in another order than their IDs. */
const nameAt = (at: number) => `Person ${900 - at}`;
const everybody = new Map(
  ids.map((personnelId, at): [string, Contact] => [
    personnelId,
    {
      personnelId,
      phone: { kind: 'unlocked', number: '+12025550100' },
      profile: { fullName: nameAt(at), companyName: at === 0 ? 'Nordwind' : 'Acme' },
      updatedAt: 0,
    },
  ]),
);
const task: Task = {
  id: '321',
  label: 'Fair',
  trackedAt: 1,
  state: { kind: 'done', outcome: 'completed', endedAt: 2 },
  items: ids.map((personnelId) => ({ personnelId, status: 'unlocked', phone: '+12025550100' })),
  failedAttempts: 0,
};

beforeEach(async () => {
  // happy-dom can't fetch the metadata.
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const { readFileSync } = await import('node:fs');
    return new Response(readFileSync('components/contacts/phones/phone-metadata.txt', 'utf8'));
  });
  await loadPhoneFormat();
});

/** The page of a task whose first people are ready. The others are read when the returned function is called. */
async function openPage(isToCopy = false) {
  const area = createFakeStorageArea();
  const contacts = createContactStore(area);
  const tasks = createTaskStore(area);
  await contacts.putMany(everybody);
  await tasks.put(task.id, task);
  let readOn = () => {};
  const isAllowed = new Promise<void>((resolve) => {
    readOn = resolve;
  });
  render(
    <ResultsPage
      stores={{
        tasks,
        contacts: {
          ...contacts,
          async getMany(some) {
            await isAllowed;
            return contacts.getMany(some);
          },
        },
        lookUps: createRecordStore(area, lookUpKind),
        settings: createSettingsStore(area),
      }}
      asked={{ taskId: '321', personnelId: undefined, isToCopy }}
      initial={{ settings: defaultSettings, first: firstPeopleOf(task, everybody, 'en') }}
      mayExport={true}
      localTimeOf={() => undefined}
      language="en"
    />,
  );
  return readOn;
}

const names = () =>
  [...document.querySelectorAll('tbody th .who > :first-child')].map(({ textContent }) => textContent);
const firstNames = ids.map((_, at) => nameAt(at)).reverse();
const isDisabled = (name: RegExp) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

test('the first people are there before all are read, and keep their rows', async () => {
  const readOn = await openPage();
  expect(names().length).toBeGreaterThan(0);
  expect(names()).toEqual(firstNames.slice(0, names().length));
  expect(screen.getByText(/^300 contacts/).textContent).toBe('300 contacts · Loading contacts…');
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('301');
  const before = [...document.querySelectorAll('tbody tr[data-person]')];
  readOn();
  await vi.waitFor(() => expect(screen.getByText(/^300 contacts/).textContent).toBe('300 contacts'));
  expect([...document.querySelectorAll('tbody tr[data-person]')].slice(0, before.length)).toEqual(before);
});

test('while people are read, nothing can be done that needs all of them', async () => {
  const readOn = await openPage();
  const actions = [/^Copy 300 numbers/, /300 as CSV/, /300 as vCard/];
  expect(actions.map(isDisabled)).toEqual([true, true, true]);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all shown contacts' }).disabled).toBe(true);
  readOn();
  await vi.waitFor(() => expect(actions.map(isDisabled)).toEqual([false, false, false]));
});

test('a search while people are read finds those who are read later', async () => {
  const readOn = await openPage();
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nordwind' } });
  await vi.waitFor(() => expect(names()).toEqual([]));
  expect(screen.queryByText('No matches')).toBeNull();
  readOn();
  await vi.waitFor(() => expect(names()).toEqual([nameAt(0)]));
  expect(screen.getByText('1 of 300 contacts')).toBeTruthy();
});

test('sorting while people are read includes those who are read later', async () => {
  const readOn = await openPage();
  fireEvent.click(screen.getByRole('button', { name: /^Name/ }));
  readOn();
  await vi.waitFor(() => expect(names()[0]).toBe(nameAt(0)));
});

test('the numbers are copied once all people are read', async () => {
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const readOn = await openPage(true);
  expect(copied).toEqual([]);
  readOn();
  await vi.waitFor(() => expect(copied.map((text) => text.split('\n').length)).toEqual([PEOPLE]));
});

test('shows no more first people than are kept', async () => {
  await openPage();
  expect(names().length).toBeLessThanOrEqual(MOST_FIRST_PEOPLE);
});
