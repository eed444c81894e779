import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import type { LookUp } from '../contacts/look-up';
import type { Settings } from '../settings/settings';
import type { SettingsStore } from '../settings/settings-store';
import type { RecordStore } from '../storage/record-store';
import { nameOfTask } from '../tasks/describe-task';
import type { FirstPeople, PeopleCounts } from '../tasks/first-people/first-people';
import type { Task } from '../tasks/task';
import { summarise } from '../tasks/task-summary';
import { PageHeader } from '../ui/page-header';
import { useItem, useRecords, useSomeRecords } from '../ui/use-stored';
import { Empty } from './empty';
import { Loading } from './loading';
import type { LocalTimeOf } from './people/local-time';
import { PeopleList } from './people/people-list';
import { allPeople, type PersonRow, peopleOfTask } from './people/person-rows';
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
  /** What was read before the first render. */
  initial: {
    settings: Settings;
    /** The first rows of the task that was asked for, if it is a large one and the worker has them ready. */
    first: FirstPeople | undefined;
  };
  /** Whether people may be saved as files; `undefined` until it is known whether the organisation allows it. */
  mayExport: boolean | undefined;
  localTimeOf: LocalTimeOf;
  /** The browser's UI language as a BCP 47 tag. */
  language: string;
}

/** The people of one task, or of all tasks. */
export function ResultsPage(props: Props) {
  const { stores, asked, initial } = props;
  const [taskId, setTaskId] = useState(asked.taskId);
  const settings = useItem(stores.settings, initial.settings) ?? initial.settings;
  const { task, isUnknown } = useTask(stores.tasks, taskId);
  const [arePeopleRead, setPeopleRead] = useState(false);
  // The people come first. Of one task's page, only the choice of tasks needs the others.
  const tasks = useRecords(stores.tasks, taskId === undefined || isUnknown || arePeopleRead);
  const first = taskId === asked.taskId ? initial.first : undefined;
  const heading =
    taskId === undefined ? i18n.t('results.title') : nameOfTask(task ?? first?.task ?? { id: taskId }, i18n.t);
  useEffect(() => {
    document.title = heading;
    history.replaceState(null, '', taskId === undefined ? location.pathname : `?task=${encodeURIComponent(taskId)}`);
  }, [heading, taskId]);

  const summary = useMemo(() => (task ? summarise(task) : first?.summary), [task, first]);
  const shared = { ...props, settings, taskId, tasks, heading, onShowAll: () => setTaskId(undefined) };
  return (
    <main>
      <PageHeader current={taskId === undefined ? 'results' : undefined} />
      <header class="row wrap">
        <h1 class="grow clip">{heading}</h1>
        <TaskChoice tasks={tasks} shown={task ?? first?.task} taskId={taskId} onChoose={setTaskId} />
      </header>
      {summary && <TaskSummary summary={summary} task={arePeopleRead ? task : undefined} lookUps={stores.lookUps} />}
      {taskId === undefined ? (
        <AllPeople {...shared} />
      ) : isUnknown ? (
        <Nobody task={undefined} isUnknown onShowAll={shared.onShowAll} />
      ) : (
        <PeopleOfTask key={taskId} {...shared} task={task} first={first} onRead={() => setPeopleRead(true)} />
      )}
    </main>
  );
}

const unreadTasks: ReadonlyMap<string, Task> = new Map();

/** The task with this ID, live. */
function useTask(store: RecordStore<Task>, taskId: string | undefined) {
  const { records, areRead } = useSomeRecords(store, taskId === undefined ? undefined : [taskId], unreadTasks);
  const task = taskId === undefined ? undefined : records.get(taskId);
  return { task, isUnknown: taskId !== undefined && areRead && records !== unreadTasks && !task };
}

interface PeopleProps extends Props {
  /** `undefined` until they are read. */
  tasks: ReadonlyMap<string, Task> | undefined;
  settings: Settings;
  /** Absent: all tasks. */
  taskId: string | undefined;
  heading: string;
  onShowAll: () => void;
}

function AllPeople(props: PeopleProps) {
  const { stores, tasks } = props;
  // One after the other: reading both at the same time takes longer.
  const contacts = useRecords(stores.contacts, tasks !== undefined);
  const rows = useMemo(() => tasks && contacts && allPeople(tasks.values(), contacts), [tasks, contacts]);
  return rows && contacts ? <People {...props} rows={rows} contacts={contacts} /> : <Loading />;
}

const unread: ReadonlyMap<string, Contact> = new Map();

interface TaskProps extends PeopleProps {
  /** Absent until it is read. */
  task: Task | undefined;
  first: FirstPeople | undefined;
  onRead: () => void;
}

/** Reads only their contacts: there may be tens of thousands of others, which take seconds to read. */
function PeopleOfTask({ task, first, onRead, ...props }: TaskProps) {
  const ids = useMemo(() => task?.items.map(({ personnelId }) => personnelId), [task?.items]);
  const { records } = useSomeRecords(props.stores.contacts, ids, unread);
  const isRead = task !== undefined && records !== unread;
  useEffect(() => {
    if (isRead) onRead();
  }, [isRead]);
  const rows = useMemo(() => {
    if (isRead) return peopleOfTask(task, records);
    return first && peopleOfTask(first.task, new Map(first.contacts.map((contact) => [contact.personnelId, contact])));
  }, [isRead, task, records, first]);
  if (!rows) return <Loading />;
  return <People {...props} task={task} rows={rows} contacts={records} counts={isRead ? undefined : first?.counts} />;
}

interface ListProps extends PeopleProps {
  rows: readonly PersonRow[];
  contacts: ReadonlyMap<string, Contact>;
  task?: Task | undefined;
  /** See `PeopleList`. */
  counts?: PeopleCounts | undefined;
}

function People(props: ListProps) {
  const { asked, mayExport, tasks, contacts, rows, settings, taskId, task, heading, localTimeOf, language } = props;
  // Of another task than the one that was asked for, not every contact was read.
  const isMissing =
    asked.personnelId !== undefined &&
    asked.taskId === taskId &&
    tasks !== undefined &&
    !isKnown(asked.personnelId, tasks, contacts);
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
          counts={props.counts}
          name={heading}
          marked={asked.personnelId}
          isToCopy={asked.isToCopy}
          mayExport={mayExport}
          format={settings.numberFormat}
          localTimeOf={localTimeOf}
          language={language}
        />
      ) : (
        <Nobody task={task} isUnknown={false} onShowAll={props.onShowAll} />
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
