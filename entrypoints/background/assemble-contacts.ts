import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactBook } from '../../components/contacts/contact-book';
import { createContactStore } from '../../components/contacts/contact-store';
import { createDecisionBook } from '../../components/contacts/decisions/decision-book';
import { createDecisionStore } from '../../components/contacts/decisions/decision-store';
import { lookUpKind } from '../../components/contacts/look-up';
import { createContactIndex } from '../../components/contacts/matching/contact-index';
import { createIndexSnapshot } from '../../components/contacts/matching/index-snapshot';
import { createProfileLookUps } from '../../components/contacts/profile-look-ups';
import { createRecordStore } from '../../components/storage/record-store';
import { createFirstPeopleStore, createLargeTasksStore } from '../../components/tasks/first-people/first-people';
import { createFirstPeopleKeeper } from '../../components/tasks/first-people/keep-first-people';
import { createFirstViewStore } from '../../components/tasks/first-view';
import { createFirstViewKeeper } from '../../components/tasks/keep-first-view';
import { createTaskStore } from '../../components/tasks/task-store';
import type { Base } from './assemble-base';

/** Contacts, look-ups, manual matches and their index, and the store of tasks that the first views follow. `onChange` is called when the set of known contacts changes. */
export function assembleContacts({ after, area, client, forever, key, now, random }: Base, onChange: () => void) {
  const contacts = createContactStore(area);
  const decisions = createDecisionStore(area);
  const index = createContactIndex({
    contacts,
    decisions,
    snapshot: createIndexSnapshot(browser.storage.session),
    onChange,
    after,
    signal: forever,
  });
  const tasks = createTaskStore(area);
  const firstView = createFirstViewKeeper({
    tasks,
    contacts,
    kept: createFirstViewStore(browser.storage.session),
    after,
  });
  const firstPeople = createFirstPeopleKeeper({
    tasks,
    contacts,
    kept: createFirstPeopleStore(browser.storage.session),
    largeTasks: createLargeTasksStore(browser.storage.session),
    after,
    language: i18n.t('extension.language'),
  });
  const guarded = firstPeople.guardContacts(firstView.guardContacts(index.guard(contacts)));
  const contactBook = createContactBook(guarded, now);
  const lookUps = createProfileLookUps({
    lookUps: createRecordStore(area, lookUpKind),
    contacts,
    book: contactBook,
    client,
    keyMark: key.mark,
    now,
    random,
  });
  const decisionBook = createDecisionBook(index.guard(decisions), now);

  return {
    contactBook,
    contacts,
    decisionBook,
    index,
    keepFirstViewsSoon() {
      firstView.keepSoon();
      firstPeople.keepSoon();
    },
    lookUps,
    tasks: firstPeople.guardTasks(firstView.guardTasks(tasks)),
  };
}

export type People = ReturnType<typeof assembleContacts>;
