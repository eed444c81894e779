import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import type { LookUp } from '../contacts/look-up';
import type { SettingsStore } from '../settings/settings-store';
import type { RecordStore } from '../storage/record-store';
import { nameOfTask } from '../tasks/describe-task';
import type { Task } from '../tasks/task';
import { PageHeader } from '../ui/page-header';
import { useItem, useRecords } from '../ui/use-stored';
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
  localTimeOf: LocalTimeOf;
  /** The browser's UI language as a BCP 47 tag. */
  language: string;
}

/** The people of one task, or of all tasks. */
export function ResultsPage({ stores, asked, localTimeOf, language }: Props) {
  const tasks = useRecords(stores.tasks);
  const contacts = useRecords(stores.contacts);
  const settings = useItem(stores.settings);
  const [taskId, setTaskId] = useState(asked.taskId);
  const task = taskId === undefined ? undefined : tasks?.get(taskId);
  const heading = taskId === undefined ? i18n.t('results.title') : nameOfTask(task ?? { id: taskId }, i18n.t);
  const isUnknown = taskId !== undefined && !task;
  useEffect(() => {
    document.title = heading;
    history.replaceState(null, '', taskId === undefined ? location.pathname : `?task=${encodeURIComponent(taskId)}`);
  }, [heading, taskId]);
  const rows = useMemo(() => {
    if (!tasks || !contacts || isUnknown) return [];
    return task ? peopleOfTask(task, contacts) : allPeople(tasks.values(), contacts);
  }, [tasks, contacts, task, isUnknown]);

  if (!tasks || !contacts || !settings)
    return (
      <main>
        <PageHeader current="results" />
        <h1>{heading}</h1>
        <p class="soft loading" role="status">
          {i18n.t('results.loading')}
        </p>
      </main>
    );
  return (
    <main>
      <PageHeader current="results" />
      <header class="row wrap">
        <h1 class="grow clip">{heading}</h1>
        <TaskChoice tasks={tasks} taskId={taskId} onChoose={setTaskId} />
      </header>
      {task && <TaskSummary task={task} lookUps={stores.lookUps} />}
      {asked.personnelId !== undefined && !isKnown(asked.personnelId, tasks, contacts) && (
        <p class="notice" role="status">
          {i18n.t('results.unknownPerson')}
        </p>
      )}
      {rows.length > 0 ? (
        <PeopleList
          key={taskId}
          rows={rows}
          name={heading}
          marked={asked.personnelId}
          isToCopy={asked.isToCopy}
          format={settings.numberFormat}
          localTimeOf={localTimeOf}
          language={language}
        />
      ) : (
        <Nobody task={task} isUnknown={isUnknown} onShowAll={() => setTaskId(undefined)} />
      )}
    </main>
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
