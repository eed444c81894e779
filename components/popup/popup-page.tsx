import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import type { LookUp } from '../contacts/look-up';
import { type Budgets, budgetOf, budgetScope } from '../lensmor/request-budget';
import type { FirstStep } from '../settings/first-run';
import type { KeyStore } from '../settings/key/key-store';
import { applyPolicy, mayBeSite, type Policy } from '../settings/policy';
import type { Settings } from '../settings/settings';
import type { SettingsStore } from '../settings/settings-store';
import { isApiPage } from '../settings/site-limits';
import { useSites } from '../settings/use-sites';
import type { ActiveTab } from '../sites/active-tab';
import type { SiteAccess } from '../sites/site-access';
import type { ItemStore } from '../storage/item-store';
import type { RecordStore } from '../storage/record-store';
import type { WriteFailure } from '../storage/write-failures';
import type { FirstView } from '../tasks/first-view';
import type { Task } from '../tasks/task';
import { countTasks, overviewOf } from '../tasks/task-overview';
import { Notice } from '../ui/notice';
import { useItem, useRecords } from '../ui/use-stored';
import { KeyCard } from './first-steps/key-card';
import { Step } from './first-steps/step';
import { useFirstSteps } from './first-steps/use-first-steps';
import { Header } from './header';
import { recordChoice } from './late-parts';
import { PopupSearch } from './search/popup-search';
import { ClosedPage, SiteCard } from './site/site-card';
import { TaskList } from './tasks/task-list';
import { TrackForm } from './tasks/track-form';
import { UndoRemoval } from './tasks/undo-removal';
import { Troubles } from './troubles';
import { useRemoval } from './use-removal';

/** The user's own data; the organisation's policy is separate. */
export interface PopupStores {
  tasks: RecordStore<Task>;
  contacts: RecordStore<Contact>;
  lookUps: RecordStore<LookUp>;
  key: KeyStore;
  trouble: ItemStore<WriteFailure>;
  budget: ItemStore<Budgets>;
  firstRun: ItemStore<FirstStep[] | undefined>;
  settings: SettingsStore;
}

/** What was read before the first render. */
export interface InitialState extends FirstView {
  key: string | undefined;
  trouble: WriteFailure;
  budget: Budgets;
  firstRun: FirstStep[];
  settings: Settings;
  /** Allowed match patterns. */
  sites: readonly string[];
  tab: ActiveTab;
  isTabAllowed: boolean;
}

interface Props {
  stores: PopupStores;
  initial: InitialState;
  managed: Policy;
  access: SiteAccess;
  /** Keys of records that could not be read, such as `task:321`. */
  damaged: readonly string[];
}

export function PopupPage({ stores, initial, managed, access, damaged }: Props) {
  const tasks = useRecords(stores.tasks);
  const overview = useMemo(() => (tasks ? overviewOf(tasks.values()) : initial.overview), [tasks, initial.overview]);
  const taskCount = countTasks(overview);
  const trouble = useItem(stores.trouble, initial.trouble) ?? {};
  const budgets = useItem(stores.budget, initial.budget) ?? initial.budget;
  const ownKey = useItem(stores.key, initial.key);
  const key = managed.apiKey ?? ownKey;
  const settings = applyPolicy(useItem(stores.settings, initial.settings) ?? initial.settings, managed);
  const sites = useSites(access, settings.apiAddress) ?? initial.sites;
  const steps = useFirstSteps(stores.firstRun, initial.firstRun, {
    key: key !== undefined,
    task: taskCount > 0,
    site: sites.length > 0,
  });
  const [isKeyOpen, setKeyOpen] = useState(steps.left.includes('key'));
  const [isSearching, setSearching] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const attempt = (work: Promise<unknown>) =>
    void work.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  const removal = useRemoval(stores.tasks, attempt);
  const over = overview.sections.find(({ group }) => group === 'over');
  const tab = typeof initial.tab === 'object' && isApiPage(initial.tab.address, settings) ? undefined : initial.tab;

  return (
    <main class="stack">
      <Header isFirstRun={steps.left.length > 0} />
      {hasFailed && (
        <Notice tone="bad" icon="warning">
          {i18n.t('extension.notDone')}
        </Notice>
      )}
      <Troubles
        trouble={trouble}
        budget={budgetOf(budgets, budgetScope(settings.apiAddress, key))}
        damaged={damaged}
        overCount={over?.count ?? 0}
        sites={sites}
        attempt={attempt}
        onRemoveOver={removal.removeOver}
      />
      <KeyCard
        keyStore={stores.key}
        managed={managed}
        need={key === undefined ? 'noKey' : overview.isKeyRefused ? 'keyRefused' : undefined}
        step={steps.stateOf('key')}
        onSkip={steps.skip}
        isOpen={isKeyOpen}
        onOpen={setKeyOpen}
      />
      <Step step="task" state={steps.stateOf('task')} hint={i18n.t('popup.stepHint.task')} onSkip={steps.skip}>
        <TrackForm followed={new Set(tasks?.keys())} takesFocus={!isKeyOpen} />
      </Step>
      {(tab || steps.stateOf('site') !== 'over') && (
        <Step
          step="site"
          state={steps.stateOf('site')}
          hint={tab ? undefined : i18n.t('popup.stepHint.site')}
          onSkip={steps.skip}
        >
          {tab === 'closed' && <ClosedPage />}
          {tab && tab !== 'closed' && (
            <SiteCard
              tab={tab}
              wasAllowed={initial.isTabAllowed}
              access={access}
              isPaused={settings.overlayPaused}
              onResume={() => attempt(stores.settings.choose((chosen) => ({ ...chosen, overlayPaused: false })))}
              mayBeSite={mayBeSite(managed, tab.address)}
            >
              {({ record }) => record && <recordChoice.Part record={record} contacts={stores.contacts} />}
            </SiteCard>
          )}
        </Step>
      )}
      {taskCount > 0 && (
        <PopupSearch
          contacts={stores.contacts}
          tasks={tasks}
          numberFormat={settings.numberFormat}
          onSearching={setSearching}
        />
      )}
      {taskCount === 0 && !steps.left.includes('task') && <p class="empty soft">{i18n.t('popup.empty')}</p>}
      {!isSearching && (
        <TaskList
          sections={overview.sections}
          tasks={tasks}
          contacts={stores.contacts}
          lookUps={stores.lookUps}
          initial={initial.lines}
          numberFormat={settings.numberFormat}
          attempt={attempt}
          onRemove={removal.remove}
          onRemoveOver={removal.removeOver}
        />
      )}
      <UndoRemoval removed={removal.removed} onUndo={removal.undo} onClose={removal.close} />
    </main>
  );
}
