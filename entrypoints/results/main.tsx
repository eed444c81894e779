import '../../components/ui/base.css';
import './results.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createContactStore } from '../../components/contacts/contact-store';
import { createPolicySource } from '../../components/settings/policy';
import { createSettingsStore } from '../../components/settings/settings';
import { createTaskStore } from '../../components/tasks/task-store';
import { ResultsPage } from './results-page';

const area = browser.storage.local;
const stores = {
  tasks: createTaskStore(area),
  contacts: createContactStore(area),
  settings: createSettingsStore(area, createPolicySource(browser.storage.managed)),
};

async function open(): Promise<void> {
  document.title = i18n.t('results.title');
  document.documentElement.lang = browser.i18n.getUILanguage();
  const asked = new URLSearchParams(location.search);
  const root = document.querySelector('#root');
  const settings = await stores.settings.get();
  if (root)
    render(
      <ResultsPage
        stores={stores}
        format={settings.numberFormat}
        taskId={asked.get('task') ?? undefined}
        personnelId={asked.get('person') ?? undefined}
      />,
      root,
    );
}

void open();
