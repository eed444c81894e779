import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../../contacts/contact';
import { describeBriefly, describeTask, nameOfTask } from '../../tasks/describe-task';
import { changedAt, groupOf } from '../../tasks/group-tasks';
import type { Task } from '../../tasks/task';
import type { TaskSummary } from '../../tasks/task-summary';
import { ProgressBar } from '../../tasks/views/progress-bar';
import { TaskActionButton } from '../../tasks/views/task-action-button';
import { Icon, type IconName } from '../../ui/icon';
import { taskDetails } from '../late-parts';
import { namesInRow } from './people-in-row';
import type { TaskTools } from './task-details';

interface Props {
  summary: TaskSummary;
  /** Absent until it is read. */
  task: Task | undefined;
  contacts: ReadonlyMap<string, Contact>;
  isOpen: boolean;
  onToggle: () => void;
  tools: TaskTools;
}

/** One task on two lines; it expands to show its contacts and actions. */
export function TaskRow({ summary, task, contacts, isOpen, onToggle, tools }: Props) {
  const bodyId = useId();
  const name = nameOfTask(summary, i18n.t);
  const { state, trouble, action } = describeTask(summary, i18n.t);
  const needsUser = groupOf(summary) === 'needsYou';
  const time = (
    <time class="number small soft" dateTime={new Date(changedAt(summary)).toISOString()}>
      {formatTime(changedAt(summary))}
    </time>
  );
  return (
    <article class={`task ${isOpen ? 'open' : ''}`} aria-label={name}>
      <div class="row head">
        <h3 class="grow">
          <button
            type="button"
            class="line-button"
            data-row
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={onToggle}
          >
            <StateIcon task={summary} />
            <span class="grow lines">
              <span class="row">
                <strong class="grow clip" title={name}>
                  {name}
                </strong>
                {needsUser ? (
                  time
                ) : (
                  <span class="soft small number" aria-hidden="true">
                    {describeBriefly(summary, i18n.t)}
                  </span>
                )}
                {!needsUser && !isOpen && <span class="hidden">{state}</span>}
              </span>
              <span class="row small soft">
                <SecondLine
                  task={summary}
                  contacts={isOpen ? nobody : contacts}
                  problem={needsUser ? state : isOpen ? undefined : trouble}
                />
                {!needsUser && time}
              </span>
            </span>
          </button>
        </h3>
        {groupOf(summary) === 'following' && <ProgressBar counts={summary.counts} />}
        {needsUser && !isOpen && action !== undefined && action !== 'enterKey' && (
          <TaskActionButton action={action} id={summary.id} attempt={tools.attempt} />
        )}
      </div>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && task && <taskDetails.Part task={task} summary={summary} contacts={contacts} tools={tools} />}
      </div>
    </article>
  );
}

/** An open row lists its contacts below instead. */
const nobody: ReadonlyMap<string, Contact> = new Map();

interface SecondLineProps {
  task: TaskSummary;
  contacts: ReadonlyMap<string, Contact>;
  /** A problem matters more than the names and is never truncated: some languages need a second line. */
  problem: string | undefined;
}

function SecondLine({ task, contacts, problem }: SecondLineProps) {
  if (problem !== undefined) return <span class="grow bad">{problem}</span>;
  const { names, more } = namesInRow(task, contacts);
  const list = names.length > 0 ? names.reduce((before, name) => i18n.t('extension.list', [before, name])) : '';
  const words =
    list === ''
      ? task.counts.total > 0
        ? i18n.t('popup.people', task.counts.total)
        : ''
      : more > 0
        ? i18n.t('popup.namesAndMore', [list, more])
        : list;
  return (
    <span class="grow clip" title={words}>
      {words}
    </span>
  );
}

/** The task's state, shown by shape as well as by colour. */
function iconOf(task: TaskSummary): { icon: IconName; tone: string } {
  const { state, counts, failedAttempts } = task;
  if (state.kind === 'waiting') return { icon: 'wait', tone: failedAttempts > 0 ? 'warn' : 'running' };
  if (state.kind === 'stopped')
    return state.reason === 'byUser' ? { icon: 'stop', tone: 'soft' } : { icon: 'warning', tone: 'bad' };
  if (state.outcome === 'failed') return { icon: 'failed', tone: 'bad' };
  if (counts.unlocked === 0) return { icon: 'none', tone: 'soft' };
  return { icon: 'done', tone: 'good' };
}

function StateIcon({ task }: { task: TaskSummary }) {
  const { icon, tone } = iconOf(task);
  return (
    <span class={`state ${tone}`}>
      <Icon name={icon} />
    </span>
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** "Nov 29, 2:05 PM", with the year if it isn't the current one. */
function formatTime(time: number): string {
  const isThisYear = new Date(time).getFullYear() === new Date().getFullYear();
  const language = i18n.t('extension.language');
  const kind = `${language} ${isThisYear}`;
  const clock =
    clocks.get(kind) ??
    new Intl.DateTimeFormat(language, {
      ...(isThisYear ? {} : { year: 'numeric' }),
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
  clocks.set(kind, clock);
  return clock.format(time);
}
