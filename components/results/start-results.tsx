import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactStore } from '../contacts/contact-store';
import { lookUpKind } from '../contacts/look-up';
import { createZonesOf } from '../contacts/phones/phone-zones';
import { createSettingsStore } from '../settings/settings-store';
import { createRecordStore } from '../storage/record-store';
import { createTolerantArea } from '../storage/tolerant-area';
import { createTaskStore } from '../tasks/task-store';
import { createLocalTimes } from './people/local-time';
import { ResultsPage } from './results-page';

/** The results, as far as the page's address asks for them. */
export async function startResults(root: Element): Promise<void> {
  const area = createTolerantArea(browser.storage.local);
  const language = i18n.t('extension.language');
  const query = new URLSearchParams(location.search);
  render(
    <ResultsPage
      stores={{
        tasks: createTaskStore(area),
        contacts: createContactStore(area),
        lookUps: createRecordStore(area, lookUpKind),
        // A policy sets nothing that shows here, and just after the browser's start it takes seconds to read.
        settings: createSettingsStore(area),
      }}
      asked={{
        taskId: query.get('task') ?? undefined,
        personnelId: query.get('person') ?? undefined,
        isToCopy: query.has('copy'),
      }}
      localTimeOf={createLocalTimes(createZonesOf(), language)}
      language={language}
    />,
    root,
  );
}
