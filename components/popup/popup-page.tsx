import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import type { BudgetState } from '../lensmor/budget-state';
import { sendMessage } from '../messages/send';
import { type FirstStep, noteTaken, stepsLeft } from '../settings/first-run';
import type { KeyStore } from '../settings/key-store';
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
import { groupOf } from '../tasks/group-tasks';
import { isWithoutKey, needsKey, type Task } from '../tasks/task';
import { Notice } from '../ui/notice';
import { useItem, useRecords } from '../ui/use-stored';
import { Header } from './header';
import { KeyCard } from './key-card';
import { RecordChoice } from './record-choice';
import { ClosedPage, SiteCard } from './site-card';
import { Step } from './step';
import { TaskList } from './tasks/task-list';
import { TrackForm } from './tasks/track-form';
import { UndoRemoval } from './tasks/undo-removal';
import { Troubles } from './troubles';

/** What the user has: an organisation's policy is kept apart. */
export interface PopupStores {
  tasks: RecordStore<Task>;
  contacts: RecordStore<Contact>;
  key: KeyStore;
  trouble: ItemStore<WriteFailure>;
  budget: ItemStore<BudgetState>;
  firstRun: ItemStore<FirstStep[] | undefined>;
  settings: SettingsStore;
}

/** What was read before the first drawing. */
export interface AtHand {
  tasks: Map<string, Task>;
  /** Those whom the cards name that are drawn first. */
  contacts: Map<string, Contact>;
  key: string | undefined;
  trouble: WriteFailure;
  budget: BudgetState;
  firstRun: FirstStep[];
  settings: Settings;
  /** Match patterns that are allowed. */
  sites: readonly string[];
  tab: ActiveTab;
}

interface Props {
  stores: PopupStores;
  atHand: AtHand;
  managed: Policy;
  access: SiteAccess;
  /** Keys of records that could not be read, such as `task:321`. */
  damaged: readonly string[];
}

export function PopupPage({ stores, atHand, managed, access, damaged }: Props) {
  const tasks = useRecords(stores.tasks, atHand.tasks) ?? atHand.tasks;
  const trouble = useItem(stores.trouble, atHand.trouble) ?? {};
  const budget = useItem(stores.budget, atHand.budget) ?? atHand.budget;
  const ownKey = useItem(stores.key, atHand.key);
  const key = managed.apiKey ?? ownKey;
  const settings = applyPolicy(useItem(stores.settings, atHand.settings) ?? atHand.settings, managed);
  const sites = useSites(access, settings.apiAddress) ?? atHand.sites;
  const [left, skip] = useFirstSteps(stores.firstRun, atHand.firstRun, {
    key: key !== undefined,
    task: tasks.size > 0,
    site: sites.length > 0,
  });
  const [isKeyOpen, setKeyOpen] = useState(left.includes('key'));
  const [removed, setRemoved] = useState<Task[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const attempt = (work: Promise<unknown>) =>
    void work.then(
      () => setFailed(false),
      () => setFailed(true),
    );

  const list = [...tasks.values()];
  const over = list.filter((task) => groupOf(task) === 'over');
  const remove = (some: Task[]) =>
    attempt(Promise.all(some.map(({ id }) => sendMessage('tasks.remove', { id }))).then(() => setRemoved(some)));
  const undo = () =>
    attempt(Promise.all(removed.map(({ id }) => sendMessage('tasks.restore', { id }))).then(() => setRemoved([])));
  const tab = typeof atHand.tab === 'object' && isApiPage(atHand.tab.address, settings) ? undefined : atHand.tab;

  return (
    <main class="stack">
      <Header isFirstRun={left.length > 0} />
      {hasFailed && (
        <Notice tone="bad" icon="warning">
          {i18n.t('extension.notDone')}
        </Notice>
      )}
      <Troubles
        trouble={trouble}
        budget={budget}
        damaged={damaged}
        overCount={over.length}
        attempt={attempt}
        onRemoveOver={() => remove(over)}
      />
      <KeyCard
        keyStore={stores.key}
        managed={managed}
        need={keyNeed(key, list)}
        isStep={left.includes('key')}
        onSkip={skip}
        isOpen={isKeyOpen}
        onOpen={setKeyOpen}
      />
      <Step step="task" isLeft={left.includes('task')} hint={i18n.t('popup.stepHint.task')} onSkip={skip}>
        <TrackForm followed={new Set(tasks.keys())} takesFocus={!isKeyOpen} />
      </Step>
      {(tab || left.includes('site')) && (
        <Step
          step="site"
          isLeft={left.includes('site')}
          hint={tab && tab !== 'closed' ? undefined : i18n.t('popup.stepHint.site')}
          onSkip={skip}
        >
          {tab === 'closed' && <ClosedPage />}
          {tab && tab !== 'closed' && (
            <SiteCard
              tab={tab}
              access={access}
              isPaused={settings.overlayPaused}
              onResume={() => attempt(stores.settings.choose((chosen) => ({ ...chosen, overlayPaused: false })))}
              mayBeSite={mayBeSite(managed, tab.address)}
            >
              {({ record }) => record && <RecordChoice record={record} contacts={stores.contacts} />}
            </SiteCard>
          )}
        </Step>
      )}
      {tasks.size === 0 && !left.includes('task') && <p class="empty soft">{i18n.t('popup.empty')}</p>}
      <TaskList
        tasks={list}
        contacts={stores.contacts}
        atHand={atHand.contacts}
        numberFormat={settings.numberFormat}
        attempt={attempt}
        onRemove={remove}
      />
      <UndoRemoval removed={removed} onUndo={undo} onClose={() => setRemoved([])} />
    </main>
  );
}

function keyNeed(key: string | undefined, tasks: Iterable<Task>): 'noKey' | 'keyRefused' | undefined {
  if (key === undefined) return 'noKey';
  const isRefused = [...tasks].some((task) => needsKey(task) && !isWithoutKey(task));
  return isRefused ? 'keyRefused' : undefined;
}

/**
 * The steps that are left, and how to skip one. What was taken or skipped is remembered; this page goes by its own
 * memory, so that nothing is written again when everything was deleted meanwhile.
 */
function useFirstSteps(
  store: PopupStores['firstRun'],
  atHand: FirstStep[],
  isTaken: Record<FirstStep, boolean>,
): [FirstStep[], (step: FirstStep) => void] {
  const [over, setOver] = useState(atHand);
  const known = noteTaken(over, isTaken);
  function remember(steps: FirstStep[]): void {
    setOver(steps);
    // A storage that is full keeps nobody from going on.
    void store.set(steps).catch(() => {});
  }
  useEffect(() => {
    if (known !== over) remember(known);
  });
  return [stepsLeft(over, isTaken), (step) => remember([...known, step])];
}
