import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import type { LookUp } from '../../contacts/look-up';
import type { WritePhone } from '../../contacts/phones/use-phone-formatter';
import { sendMessage } from '../../messages/send';
import type { RecordStore } from '../../storage/record-store';
import { describeTask } from '../../tasks/describe-task';
import { groupOf } from '../../tasks/group-tasks';
import type { Task } from '../../tasks/task';
import type { TaskSummary } from '../../tasks/task-summary';
import { NameProgress } from '../../tasks/views/name-progress';
import { NextCheck } from '../../tasks/views/next-check';
import { TaskActionButton } from '../../tasks/views/task-action-button';
import { CopyButton, copyText } from '../../ui/copy-button';
import { Icon, type IconName } from '../../ui/icon';
import { openResults, resultsOf } from '../open-results';
import { type PersonInRow, peopleInRow } from './people-in-row';
import { supportDetails } from './support-details';

/** Shared by all rows. */
export interface TaskTools {
  writePhone: WritePhone;
  /** Runs a command and reports its failure. */
  attempt: (work: Promise<unknown>) => void;
  onRemove: (ids: readonly string[]) => void;
  lookUps: RecordStore<LookUp>;
}

interface Props {
  task: Task;
  summary: TaskSummary;
  contacts: ReadonlyMap<string, Contact>;
  tools: TaskTools;
}

/** The content of an open row: the task's progress, contacts and actions. */
export function TaskDetails({ task, summary, contacts, tools }: Props) {
  const [isNaming, setNaming] = useState(false);
  const { state, trouble, advice, action } = describeTask(summary, i18n.t);
  const { id } = task;
  const { attempt, writePhone } = tools;
  const people = peopleInRow(task, contacts);
  const isRunning = task.state.kind === 'waiting';
  const details = trouble || task.state.kind === 'stopped' ? supportDetails(task) : undefined;

  return (
    <div class="stack details">
      <div class="row small">
        <p class="grow" role="status">
          {groupOf(summary) !== 'needsYou' && state}
          {task.label && <span class="soft number"> {i18n.t('tasks.name', [id])}</span>}
        </p>
        {isRunning && <NextCheck task={task} />}
      </div>
      <NameProgress task={task} lookUps={tools.lookUps} />
      {/* The popup asks for a key once, above all tasks. */}
      {(trouble || advice) && action !== 'enterKey' && (
        <div class="row small">
          <div class="grow">
            {trouble && <p class="bad">{trouble}</p>}
            <p class="soft">{advice}</p>
          </div>
          {action && <TaskActionButton action={action} id={id} attempt={attempt} />}
        </div>
      )}
      <People people={people} writePhone={writePhone} />
      {isNaming && <LabelField task={task} onDone={() => setNaming(false)} />}
      <div class="row tools small">
        {task.items.length > 0 && (
          <a
            class="button quiet"
            href={resultsOf(id)}
            onClick={(event) => {
              event.preventDefault();
              attempt(openResults(id));
            }}
          >
            <Icon name="results" />
            {task.items.length > people.length
              ? i18n.t('popup.allPeople', task.items.length)
              : i18n.t('tasks.announcement.openResults')}
          </a>
        )}
        {isRunning && (
          <>
            <Tool
              icon="check"
              label={i18n.t('popup.checkNow')}
              onClick={() => attempt(sendMessage('tasks.check', { id }))}
            />
            <Tool icon="stop" label={i18n.t('popup.stop')} onClick={() => attempt(sendMessage('tasks.stop', { id }))} />
          </>
        )}
        <Tool icon="edit" label={i18n.t('popup.rename')} onClick={() => setNaming(!isNaming)} />
        {details && (
          <CopyButton label={i18n.t('popup.copyDetails')} copy={() => copyText(details)} class="">
            {i18n.t('popup.copyDetails')}
          </CopyButton>
        )}
        <Tool icon="remove" label={i18n.t('popup.remove')} onClick={() => tools.onRemove([id])} />
      </div>
    </div>
  );
}

const Tool = ({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) => (
  <button type="button" class="quiet" onClick={onClick}>
    <Icon name={icon} />
    {label}
  </button>
);

function LabelField({ task, onDone }: { task: Task; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => field.current?.select(), []);
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const label = new FormData(event.currentTarget as HTMLFormElement).get('label') as string;
    try {
      await sendMessage('tasks.label', { id: task.id, label });
      onDone();
    } catch {
      setFailed(true);
    }
  }
  return (
    <form class="stack" onSubmit={save} onKeyDown={(event) => cancel(event, onDone)}>
      <div class="row">
        <input
          ref={field}
          name="label"
          class="grow"
          maxLength={80}
          defaultValue={task.label ?? ''}
          placeholder={i18n.t('popup.labelHint')}
          aria-label={i18n.t('popup.labelHint')}
        />
        <button type="submit">{i18n.t('settings.save')}</button>
      </div>
      <p class="small bad says" role="status">
        {hasFailed ? i18n.t('extension.notDone') : undefined}
      </p>
    </form>
  );
}

/** Escape closes the field instead of the popup. */
function cancel(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  close();
}

function People({ people, writePhone }: { people: readonly PersonInRow[] } & Pick<TaskTools, 'writePhone'>) {
  if (people.length === 0) return null;
  return (
    <ul class="people small">
      {people.map((person) => (
        <li key={person.personnelId} class="row">
          <span class="grow clip">
            {person.name} <span class="soft">{person.company}</span>
          </span>
          <Phone person={person} writePhone={writePhone} />
        </li>
      ))}
    </ul>
  );
}

function Phone({
  person: { name, phone, hasFailed },
  writePhone,
}: { person: PersonInRow } & Pick<TaskTools, 'writePhone'>) {
  if (phone === undefined) return <span class="soft">{i18n.t(hasFailed ? 'popup.noNumber' : 'popup.stillOpen')}</span>;
  const { shown, copied } = writePhone(phone);
  return (
    <CopyButton
      label={`${i18n.t('results.copy', [name])}: ${shown}`}
      copy={() => copyText(copied)}
      class="phone number small"
    >
      {shown}
    </CopyButton>
  );
}
