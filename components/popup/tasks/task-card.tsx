import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import { sendMessage } from '../../messages/send';
import { describeTask, nameOfTask } from '../../tasks/describe-task';
import type { Task } from '../../tasks/task';
import { NextCheck } from '../../tasks/views/next-check';
import { ProgressBar } from '../../tasks/views/progress-bar';
import { TaskActionButton } from '../../tasks/views/task-action-button';
import { CopyButton, copyText } from '../../ui/copy-button';
import { ToolButton } from '../../ui/tool-button';
import { type PersonOnCard, peopleOnCard } from './people-on-card';
import { supportDetails } from './support-details';

interface Props {
  task: Task;
  contacts: ReadonlyMap<string, Contact>;
  /** How a number is written. */
  sayPhone: (phone: string) => string;
  /** Sees to a command, and says so if it fails. */
  attempt: (work: Promise<unknown>) => void;
  onRemove: () => void;
}

/** How one task is doing, and what can be done with it. */
export function TaskCard({ task, contacts, sayPhone, attempt, onRemove }: Props) {
  const [isNaming, setNaming] = useState(false);
  const { state, trouble, advice, action } = describeTask(task, i18n.t);
  const name = nameOfTask(task, i18n.t);
  const { id } = task;
  const people = peopleOnCard(task, contacts);
  const details = trouble || task.state.kind === 'stopped' ? supportDetails(task) : undefined;

  return (
    <article class="card stack task" aria-label={name}>
      <div class="row head">
        <h3 class="grow clip">
          <a href={resultsOf(id)} target="_blank" rel="noreferrer" title={i18n.t('tasks.announcement.openResults')}>
            {name}
          </a>
          {task.label && <span class="soft small number"> {id}</span>}
        </h3>
        {task.state.kind === 'waiting' && (
          <>
            <ToolButton
              icon="check"
              says={i18n.t('popup.checkNow')}
              act={() => attempt(sendMessage('tasks.check', { id }))}
            />
            <ToolButton
              icon="stop"
              says={i18n.t('popup.stop')}
              act={() => attempt(sendMessage('tasks.stop', { id }))}
            />
          </>
        )}
        <ToolButton icon="label" says={i18n.t('popup.rename')} act={() => setNaming(!isNaming)} />
        <ToolButton icon="remove" says={i18n.t('popup.remove')} act={onRemove} />
      </div>
      {isNaming && <LabelField task={task} onDone={() => setNaming(false)} />}
      <p role="status">{state}</p>
      <ProgressBar task={task} />
      {/* A key is asked for once, above all tasks. */}
      {(trouble || advice) && action !== 'enterKey' && (
        <div class="row small">
          <div class="grow">
            {trouble && <p class="bad">{trouble}</p>}
            <p class="soft">{advice}</p>
          </div>
          {details && <CopyButton says={i18n.t('popup.copyDetails')} copy={() => copyText(details)} />}
          {action && <TaskActionButton action={action} id={id} attempt={attempt} />}
        </div>
      )}
      <People people={people} sayPhone={sayPhone} />
      <Foot task={task} named={people.length} />
    </article>
  );
}

/** When it is looked after again, and where everybody is. */
function Foot({ task, named }: { task: Task; named: number }) {
  const isWaiting = task.state.kind === 'waiting';
  const hasMore = task.items.length > named;
  if (!isWaiting && !hasMore) return null;
  return (
    <div class="row wrap small">
      <span class="grow">{isWaiting && <NextCheck task={task} />}</span>
      {hasMore && (
        <a href={resultsOf(task.id)} target="_blank" rel="noreferrer">
          {i18n.t('popup.allPeople', task.items.length)}
        </a>
      )}
    </div>
  );
}

const resultsOf = (id: string): string => `/results.html?task=${encodeURIComponent(id)}`;

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

/** Escape closes the field, and not the popup. */
function cancel(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  close();
}

/** Who is known by now: those with a number first. */
function People({ people, sayPhone }: { people: readonly PersonOnCard[] } & Pick<Props, 'sayPhone'>) {
  if (people.length === 0) return null;
  return (
    <ul class="people small">
      {people.map((person) => (
        <li key={person.personnelId} class="row">
          <span class="grow clip">
            {person.name} <span class="soft">{person.company}</span>
          </span>
          <Phone person={person} sayPhone={sayPhone} />
        </li>
      ))}
    </ul>
  );
}

function Phone({ person, sayPhone }: { person: PersonOnCard } & Pick<Props, 'sayPhone'>) {
  const { name, hasFailed } = person;
  const phone = person.phone && sayPhone(person.phone);
  if (phone === undefined) return <span class="soft">{i18n.t(hasFailed ? 'popup.noNumber' : 'popup.stillOpen')}</span>;
  return (
    <CopyButton
      says={`${i18n.t('results.copy', [name])}: ${phone}`}
      copy={() => copyText(phone)}
      class="phone number small"
    >
      {phone}
    </CopyButton>
  );
}
