import { i18n } from '#i18n';
import type { Contact } from '../../components/contacts/contact';
import type { NumberFormat } from '../../components/contacts/phone-format';
import type { RecordStore } from '../../components/storage/record-store';
import { describeTask, nameOfTask } from '../../components/tasks/describe-task';
import { PeopleTable } from '../../components/tasks/people-table';
import { personRows } from '../../components/tasks/person-rows';
import { ProgressBar } from '../../components/tasks/progress-bar';
import type { Task } from '../../components/tasks/task';
import { useNow, useRecords } from '../../components/ui/use-stored';

interface Props {
  stores: { tasks: RecordStore<Task>; contacts: RecordStore<Contact> };
  format: NumberFormat;
  taskId: string | undefined;
  personnelId: string | undefined;
}

/** The people of one task, of one person's tasks, or of all. */
export function ResultsPage({ stores, format, taskId, personnelId }: Props) {
  const tasks = useRecords(stores.tasks);
  const contacts = useRecords(stores.contacts);
  const now = useNow();
  if (!tasks || !contacts) return null;

  const task = taskId === undefined ? undefined : tasks.get(taskId);
  const shown = taskId === undefined ? [...tasks.values()] : task ? [task] : [];
  const rows = personRows(shown, contacts).filter((row) => !personnelId || row.personnelId === personnelId);
  return (
    <main class="stack">
      <h1>{task ? nameOfTask(task, i18n.t) : i18n.t('results.title')}</h1>
      {task && (
        <section class="card stack">
          <p role="status">{describeTask(task, now, i18n.t).state}</p>
          <ProgressBar task={task} />
        </section>
      )}
      {rows.length === 0 ? (
        <p class="soft">{i18n.t(taskId !== undefined && !task ? 'results.unknownTask' : 'results.empty')}</p>
      ) : (
        <PeopleTable rows={rows} format={format} />
      )}
      {(taskId !== undefined || personnelId !== undefined) && (
        <p>
          <a href="/results.html">{i18n.t('results.all')}</a>
        </p>
      )}
    </main>
  );
}
