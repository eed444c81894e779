import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import { sendMessage } from '../messages/send';
import { Icon, type IconName } from '../ui/icon';
import { describeTask, nameOfTask } from './describe-task';
import { ProgressBar } from './progress-bar';
import { supportDetails } from './support-details';
import { isDelivered, type Task } from './task';
import { TaskActionButton } from './task-action-button';

/** So many people are named on a card; the results page has them all. */
const MOST_PEOPLE = 4;

interface Props {
  task: Task;
  now: number;
  contacts: ReadonlyMap<string, Contact>;
  onRemoved: (task: Task) => void;
}

export function TaskCard({ task, now, contacts, onRemoved }: Props) {
  const [isNaming, setNaming] = useState(false);
  const words = describeTask(task, now, i18n.t);
  const name = nameOfTask(task, i18n.t);
  const { id } = task;
  const details = supportDetails(task);

  async function remove(): Promise<void> {
    await sendMessage('tasks.remove', { id });
    onRemoved(task);
  }

  return (
    <article class="card stack" aria-label={name}>
      <div class="row">
        <h2 class="grow clip">
          <a href={`/results.html?task=${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
            {name}
          </a>
        </h2>
        <Tool icon="label" says={i18n.t('popup.rename')} act={() => setNaming(!isNaming)} />
        {task.state.kind === 'waiting' && (
          <>
            <Tool icon="check" says={i18n.t('popup.checkNow')} act={() => void sendMessage('tasks.check', { id })} />
            <Tool icon="stop" says={i18n.t('popup.stop')} act={() => void sendMessage('tasks.stop', { id })} />
          </>
        )}
        {task.state.kind === 'stopped' && (
          <Tool icon="resume" says={i18n.t('popup.resume')} act={() => void sendMessage('tasks.resume', { id })} />
        )}
        <Tool icon="remove" says={i18n.t('popup.remove')} act={() => void remove()} />
      </div>
      {isNaming && <LabelField task={task} onDone={() => setNaming(false)} />}
      <p role="status">{words.state}</p>
      <ProgressBar task={task} />
      {words.trouble && <p class="small bad">{words.trouble}</p>}
      {words.advice && <p class="small soft">{words.advice}</p>}
      <div class="row wrap small">
        <span class="grow soft number">{words.nextCheck}</span>
        <div class="row">
          {words.action && <TaskActionButton action={words.action} id={id} />}
          {details && (
            <button type="button" class="quiet small" onClick={() => void navigator.clipboard.writeText(details)}>
              {i18n.t('popup.copyDetails')}
            </button>
          )}
        </div>
      </div>
      <People task={task} contacts={contacts} />
    </article>
  );
}

const Tool = ({ icon, says, act }: { icon: IconName; says: string; act: () => void }) => (
  <button type="button" class="quiet" title={says} aria-label={says} onClick={act}>
    <Icon name={icon} />
  </button>
);

function LabelField({ task, onDone }: { task: Task; onDone: () => void }) {
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const label = new FormData(event.currentTarget as HTMLFormElement).get('label') as string;
    await sendMessage('tasks.label', { id: task.id, label });
    onDone();
  }
  return (
    <form class="row" onSubmit={save}>
      <input
        name="label"
        class="grow"
        maxLength={80}
        defaultValue={task.label ?? ''}
        placeholder={i18n.t('popup.labelHint')}
        aria-label={i18n.t('popup.labelHint')}
      />
      <button type="submit">{i18n.t('settings.save')}</button>
    </form>
  );
}

/** Who is known by now: those with a number first. */
function People({ task, contacts }: { task: Task; contacts: ReadonlyMap<string, Contact> }) {
  const known = task.items
    .map((item) => ({ item, contact: contacts.get(item.personnelId) }))
    .filter(({ contact }) => contact?.profile && !contact.doNotCall)
    .sort((one, other) => Number(isDelivered(other.item)) - Number(isDelivered(one.item)));
  if (known.length === 0) return null;
  return (
    <ul class="stack small">
      {known.slice(0, MOST_PEOPLE).map(({ item, contact }) => (
        <li key={item.personnelId} class="row">
          <span class="grow clip">
            {contact?.profile?.fullName} <span class="soft">{contact?.profile?.companyName}</span>
          </span>
          <span class={isDelivered(item) ? 'number' : 'soft'}>
            {isDelivered(item) ? item.phone : i18n.t(item.status === 'failed' ? 'popup.noNumber' : 'popup.stillOpen')}
          </span>
        </li>
      ))}
      {known.length > MOST_PEOPLE && (
        <li>
          <a href={`/results.html?task=${encodeURIComponent(task.id)}`} target="_blank" rel="noreferrer">
            {i18n.t('popup.allPeople', [task.items.length])}
          </a>
        </li>
      )}
    </ul>
  );
}
