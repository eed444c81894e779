import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../components/contacts/contact';
import type { NumberFormat } from '../../components/contacts/phone-format';
import { formatPhone } from '../../components/contacts/phone-format';
import type { RecordStore } from '../../components/storage/record-store';
import { type Arrangement, arrangePeople } from '../../components/tasks/arrange-people';
import { describeTask, nameOfTask } from '../../components/tasks/describe-task';
import { peopleCsv } from '../../components/tasks/people-csv';
import { PeopleTable } from '../../components/tasks/people-table';
import { peopleVcard } from '../../components/tasks/people-vcard';
import { type PersonRow, personRows } from '../../components/tasks/person-rows';
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
  const [arrangement, setArrangement] = useState<Arrangement>({
    search: '',
    status: 'all',
    sortBy: 'name',
    descending: false,
  });
  if (!tasks || !contacts) return null;

  const task = taskId === undefined ? undefined : tasks.get(taskId);
  const shown = taskId === undefined ? [...tasks.values()] : task ? [task] : [];
  const rows = personRows(shown, contacts).filter((row) => !personnelId || row.personnelId === personnelId);
  const arranged = arrangePeople(rows, arrangement, navigator.language);
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
        <>
          <Toolbar rows={arranged} format={format} arrangement={arrangement} onArrange={setArrangement} />
          {arranged.length === 0 && <p class="soft">{i18n.t('results.nobodyFits')}</p>}
          <PeopleTable rows={arranged} format={format} arrangement={arrangement} onArrange={setArrangement} />
        </>
      )}
      {(taskId !== undefined || personnelId !== undefined) && (
        <p>
          <a href="/results.html">{i18n.t('results.all')}</a>
        </p>
      )}
    </main>
  );
}

interface ToolbarProps {
  /** As they are shown now: what is exported and copied. */
  rows: readonly PersonRow[];
  format: NumberFormat;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
}

function Toolbar({ rows, format, arrangement, onArrange }: ToolbarProps) {
  const formatted = rows.map((row) => ({ ...row, phone: row.phone && formatPhone(row.phone, format).display }));
  const numbers = formatted.flatMap(({ phone, doNotCall }) => (phone && !doNotCall ? [phone] : []));
  return (
    <div class="row toolbar">
      <input
        type="search"
        class="grow"
        aria-label={i18n.t('results.search')}
        placeholder={i18n.t('results.search')}
        value={arrangement.search}
        onInput={(event) => onArrange({ ...arrangement, search: event.currentTarget.value })}
      />
      <select
        aria-label={i18n.t('results.status')}
        value={arrangement.status}
        onChange={(event) => onArrange({ ...arrangement, status: event.currentTarget.value as Arrangement['status'] })}
      >
        {(['all', 'unlocked', 'open', 'failed'] as const).map((status) => (
          <option key={status} value={status}>
            {i18n.t(`results.is.${status}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={numbers.length === 0}
        onClick={() => void navigator.clipboard.writeText(numbers.join('\n'))}
      >
        {i18n.t('results.copyAll', numbers.length)}
      </button>
      <button type="button" onClick={() => save('people.csv', 'text/csv', peopleCsv(formatted))}>
        {i18n.t('results.csv')}
      </button>
      <button type="button" onClick={() => save('people.vcf', 'text/vcard', peopleVcard(formatted))}>
        {i18n.t('results.vcard')}
      </button>
    </div>
  );
}

function save(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
