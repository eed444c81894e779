import '../../components/ui/base.css';
import '../../components/results/results.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askConsent } from '../../components/consent/ask-consent';
import { createContactStore } from '../../components/contacts/contact-store';
import { createZonesOf } from '../../components/contacts/phones/phone-zones';
import { createLocalTimes } from '../../components/results/people/local-time';
import { ResultsPage } from '../../components/results/results-page';
import { createSettingsStore } from '../../components/settings/settings-store';
import { createTaskStore } from '../../components/tasks/task-store';

const area = browser.storage.local;
const language = i18n.t('extension.language');
const query = new URLSearchParams(location.search);
const root = document.querySelector('#root');
document.documentElement.lang = language;

async function open(): Promise<void> {
  await askConsent();
  if (!root) return;
  render(
    <ResultsPage
      stores={{
        tasks: createTaskStore(area),
        contacts: createContactStore(area),
        // What a policy can set is not looked at here, and just after the browser's start it takes seconds to read.
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

void open();
