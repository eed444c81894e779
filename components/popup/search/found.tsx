import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import { loadPhoneFormat } from '../../contacts/phones/load-phone-format';
import { copiedFormat, formatPhone, type NumberFormat } from '../../contacts/phones/phone-format';
import { openExtensionPage } from '../../platform/open-page';
import type { RecordStore } from '../../storage/record-store';
import { describeBriefly, nameOfTask } from '../../tasks/describe-task';
import type { Task } from '../../tasks/task';
import { summarise } from '../../tasks/task-summary';
import { CopyButton, copyText } from '../../ui/copy-button';
import { useRecords } from '../../ui/use-stored';
import { openResults } from '../open-results';
import { createSearchIndex, type FoundPerson, find } from './find';

/** Fits the popup without much scrolling. */
const MOST = 20;

export interface FoundProps {
  search: string;
  contacts: RecordStore<Contact>;
  /** `undefined` until they are read. */
  tasks: ReadonlyMap<string, Task> | undefined;
  numberFormat: NumberFormat;
}

/** `Found` with the phone formatter that it needs. */
export async function loadFound(): Promise<ComponentType<FoundProps>> {
  await loadPhoneFormat();
  return Found;
}

/** The contacts and tasks found. Enter in the search field copies the first number. */
function Found({ search, contacts, tasks, numberFormat }: FoundProps) {
  const people = useRecords(contacts);
  const index = useMemo(
    () => people && tasks && createSearchIndex(people.values(), tasks.values(), (task) => nameOfTask(task, i18n.t)),
    [people, tasks],
  );
  if (!index) return null;
  const found = find(index, search, MOST);
  const isNothing = found.people.total + found.tasks.total === 0;

  return (
    <>
      <p class={isNothing ? 'soft empty' : 'hidden'} role="status">
        {isNothing ? i18n.t('popup.nothingFound') : i18n.t('results.count', found.people.total)}
      </p>
      {found.people.total > 0 && (
        <section class="stack">
          <h2 class="small">{i18n.t('results.people')}</h2>
          <ul class="card rows people">
            {found.people.shown.map((person) => (
              <Person key={person.personnelId} person={person} format={numberFormat} />
            ))}
          </ul>
          {found.people.total > MOST && (
            <p class="small soft">{i18n.t('results.countOf', [MOST, found.people.total])}</p>
          )}
        </section>
      )}
      {found.tasks.total > 0 && (
        <section class="stack">
          <h2 class="small">{i18n.t('popup.foundTasks')}</h2>
          <ul class="card rows">
            {found.tasks.shown.map((task) => (
              <li key={task.id}>
                <button type="button" class="line-button row" data-row onClick={() => void openResults(task.id)}>
                  <strong class="grow clip">{nameOfTask(task, i18n.t)}</strong>
                  <span class="soft small">{describeBriefly(summarise(task), i18n.t)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface PersonProps {
  person: FoundPerson;
  format: NumberFormat;
}

function Person({ person: { personnelId, name, company, phone, state }, format }: PersonProps) {
  const write = (as: NumberFormat) => (phone === undefined ? undefined : formatPhone(phone, as).display);
  const [written, copied = ''] = [write(format), write(copiedFormat(format))];
  return (
    <li class="row">
      <button
        type="button"
        class="line-button grow"
        data-row
        title={i18n.t('overlay.results')}
        onClick={() => void openExtensionPage(browser, `/results.html?person=${personnelId}`)}
      >
        <span class="lines whole">
          <span>{name}</span>
          <span class="soft small">{company}</span>
        </span>
      </button>
      {written === undefined ? (
        <span class="soft small">{i18n.t(`results.is.${state}`)}</span>
      ) : (
        <CopyButton
          label={`${i18n.t('results.copy', [name])}: ${written}`}
          copy={() => copyText(copied)}
          class="phone number small"
        >
          {written}
        </CopyButton>
      )}
    </li>
  );
}
