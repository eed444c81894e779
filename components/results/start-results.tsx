import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactStore } from '../contacts/contact-store';
import { lookUpKind } from '../contacts/look-up';
import { loadPhoneFormat } from '../contacts/phones/load-phone-format';
import { createZonesOf } from '../contacts/phones/phone-zones';
import { createPolicySource, followPolicy } from '../settings/policy';
import { createSettingsStore } from '../settings/settings-store';
import { createRecordStore, type StorageArea } from '../storage/record-store';
import { createFirstPeopleStore, type FirstPeople } from '../tasks/first-people/first-people';
import { createTaskStore } from '../tasks/task-store';
import { createLocalTimes } from './people/local-time';
import { ResultsPage } from './results-page';

/** The results page with what its URL asks for. */
export function createResults(root: Element, area: StorageArea) {
  const language = i18n.t('extension.language');
  const query = new URLSearchParams(location.search);
  const stores = {
    tasks: createTaskStore(area),
    contacts: createContactStore(area),
    lookUps: createRecordStore(area, lookUpKind),
    // No policy affects the settings that this page reads.
    settings: createSettingsStore(area),
  };
  const asked = {
    taskId: query.get('task') ?? undefined,
    personnelId: query.get('person') ?? undefined,
    isToCopy: query.has('copy'),
  };

  async function readFirst(): Promise<FirstPeople | undefined> {
    const { taskId, personnelId } = asked;
    // A single person may be anywhere in the list.
    if (taskId === undefined || personnelId !== undefined) return undefined;
    return createFirstPeopleStore(browser.storage.session).get(taskId);
  }

  async function read() {
    const [settings, first] = await Promise.all([stores.settings.get(), readFirst(), loadPhoneFormat()]);
    return { settings, first };
  }

  function show(initial: Awaited<ReturnType<typeof read>>): void {
    const localTimeOf = createLocalTimes(createZonesOf(), language);
    const draw = (mayExport: boolean | undefined) =>
      render(
        <ResultsPage
          stores={stores}
          asked={asked}
          initial={initial}
          mayExport={mayExport}
          localTimeOf={localTimeOf}
          language={language}
        />,
        root,
      );
    draw(undefined);
    // Reading a policy takes seconds just after the browser starts. Show the people without it.
    followPolicy(createPolicySource(browser.storage.managed), ({ exports }) => draw(exports !== false));
  }

  return { read, show };
}
