import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import type { LookUp } from '../contacts/look-up';
import type { Settings } from '../settings/settings';
import type { SettingsStore } from '../settings/settings-store';
import type { RecordStore } from '../storage/record-store';
import { nameOfTask } from '../tasks/describe-task';
import type { Task } from '../tasks/task';
import { PageHeader } from '../ui/page-header';
import { useItem, useRecords, useSomeRecords } from '../ui/use-stored';
import { Empty } from './empty';
import type { LocalTimeOf } from './people/local-time';
import { PeopleList } from './people/people-list';
import { allPeople, peopleOfTask } from './people/person-rows';
import { TaskChoice } from './task-choice';
import { TaskSummary } from './task-summary';

/** Parsed from the page's URL. */
interface Asked {
  /** Absent: all tasks. */
  taskId: string | undefined;
  /** This person is scrolled into view and highlighted. */
  personnelId: string | undefined;
  /** Whether to copy the numbers immediately. */
  isToCopy: boolean;
}

interface Props {
  stores: {
    tasks: RecordStore<Task>;
    contacts: RecordStore<Contact>;
    lookUps: RecordStore<LookUp>;
    settings: SettingsStore;
  };
  asked: Asked;
  /** Whether people may be saved as files; `undefined` until it is known whether the organisation allows it. */
  mayExport: boolean | undefined;
  localTimeOf: LocalTimeOf;
  /** The browser's UI language as a BCP 47 tag. */
  language: string;
}

/** The people of one task, or of all tasks. */
export function ResultsPage(props: Props) {
  const { stores, asked } = props;
  const tasks = useRecords(stores.tasks);
  const settings = useItem(stores.settings);
  const [taskId, setTaskId] = useState(asked.taskId);
  const task = taskId === undefined ? undefined : tasks?.get(taskId);
  const heading = taskId === undefined ? i18n.t('results.title') : nameOfTask(task ?? { id: taskId }, i18n.t);
  useEffect(() => {
    document.title = heading;
    history.replaceState(null, '', taskId === undefined ? location.pathname : `?task=${encodeURIComponent(taskId)}`);
  }, [heading, taskId]);

  if (!tasks || !settings)
    return (
      <main>
        <PageHeader current={taskId === undefined ? 'results' : undefined} />
        <h1>{heading}</h1>
        <Loading />
      </main>
    );
  const show = (contacts: ReadonlyMap<string, Contact>) => (
    <People
      {...props}
      key={taskId}
      tasks={tasks}
      contacts={contacts}
      settings={settings}
      taskId={taskId}
      heading={heading}
      onShowAll={() => setTaskId(undefined)}
    />
  );
  return (
    <main>
      <PageHeader current={taskId === undefined ? 'results' : undefined} />
      <header class="row wrap">
        <h1 class="grow clip">{heading}</h1>
        <TaskChoice tasks={tasks} taskId={taskId} onChoose={setTaskId} />
      </header>
      {task && <TaskSummary task={task} lookUps={stores.lookUps} />}
      {task ? (
        <WithContactsOf task={task} store={stores.contacts}>
          {show}
        </WithContactsOf>
      ) : (
        <WithAllContacts store={stores.contacts}>{show}</WithAllContacts>
      )}
    </main>
  );
}

const Loading = () => (
  <p class="soft loading" role="status">
    {i18n.t('results.loading')}
  </p>
);

interface WithContactsProps {
  store: RecordStore<Contact>;
  children: (contacts: ReadonlyMap<string, Contact>) => JSX.Element;
}

function WithAllContacts({ store, children }: WithContactsProps) {
  const contacts = useRecords(store);
  return contacts ? children(contacts) : <Loading />;
}

const unread: ReadonlyMap<string, Contact> = new Map();

/** There may be tens of thousands of others, which take seconds to read. */
function WithContactsOf({ task: { items }, store, children }: WithContactsProps & { task: Task }) {
  const ids = useMemo(() => items.map(({ personnelId }) => personnelId), [items]);
  const { records } = useSomeRecords(store, ids, unread);
  return records === unread ? <Loading /> : children(records);
}

interface PeopleProps extends Props {
  tasks: ReadonlyMap<string, Task>;
  contacts: ReadonlyMap<string, Contact>;
  settings: Settings;
  /** Absent: all tasks. */
  taskId: string | undefined;
  heading: string;
  onShowAll: () => void;
}

function People(props: PeopleProps) {
  const { asked, mayExport, tasks, contacts, settings, taskId, heading, localTimeOf, language, onShowAll } = props;
  const task = taskId === undefined ? undefined : tasks.get(taskId);
  const isUnknown = taskId !== undefined && !task;
  const rows = useMemo(() => {
    if (isUnknown) return [];
    return task ? peopleOfTask(task, contacts) : allPeople(tasks.values(), contacts);
  }, [tasks, contacts, task, isUnknown]);
  // Of another task than the one that was asked for, not every contact was read.
  const isMissing =
    asked.personnelId !== undefined && asked.taskId === taskId && !isKnown(asked.personnelId, tasks, contacts);
  return (
    <>
      {isMissing && (
        <p class="notice" role="status">
          {i18n.t('results.unknownPerson')}
        </p>
      )}
      {rows.length > 0 ? (
        <PeopleList
          rows={rows}
          name={heading}
          marked={asked.personnelId}
          isToCopy={asked.isToCopy}
          mayExport={mayExport}
          format={settings.numberFormat}
          localTimeOf={localTimeOf}
          language={language}
        />
      ) : (
        <Nobody task={task} isUnknown={isUnknown} onShowAll={onShowAll} />
      )}
    </>
  );
}

const isKnown = (personnelId: string, tasks: ReadonlyMap<string, Task>, contacts: ReadonlyMap<string, Contact>) =>
  contacts.has(personnelId) ||
  [...tasks.values()].some(({ items }) => items.some((item) => item.personnelId === personnelId));

interface NobodyProps {
  task: Task | undefined;
  isUnknown: boolean;
  onShowAll: () => void;
}

function Nobody({ task, isUnknown, onShowAll }: NobodyProps) {
  const state = isUnknown
    ? 'unknownTask'
    : !task
      ? 'empty'
      : task.state.kind === 'waiting'
        ? 'unnamedYet'
        : 'nobodyInTask';
  return (
    <Empty title={i18n.t(`results.${state}.says`)} advice={i18n.t(`results.${state}.do`)}>
      {state !== 'empty' && (
        <button type="button" onClick={onShowAll}>
          {i18n.t('results.showAll')}
        </button>
      )}
    </Empty>
  );
}
