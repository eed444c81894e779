import { i18n } from '#i18n';
import type { LookUp } from '../contacts/look-up';
import type { RecordStore } from '../storage/record-store';
import { describeTask } from '../tasks/describe-task';
import { changedAt } from '../tasks/group-tasks';
import type { Task } from '../tasks/task';
import { summarise } from '../tasks/task-summary';
import { NameProgress } from '../tasks/views/name-progress';
import { NextCheck } from '../tasks/views/next-check';
import { ProgressBar } from '../tasks/views/progress-bar';
import { TaskActionButton } from '../tasks/views/task-action-button';

/** The task's progress, and what the user can do about it. */
export function TaskSummary({ task, lookUps }: { task: Task; lookUps: RecordStore<LookUp> }) {
  const summary = summarise(task);
  const time = new Intl.DateTimeFormat(i18n.t('extension.language'), { dateStyle: 'medium', timeStyle: 'short' });
  // A failed task may still have a few numbers; a progress bar would make it look like a success.
  const isFailed = task.state.kind === 'done' && task.state.outcome === 'failed';
  const isRunning = task.state.kind === 'waiting';
  const { state, trouble, advice, action } = describeTask(summary, i18n.t);
  return (
    <section class="summary stack">
      <div class="row wrap">
        <p class="grow">
          <span role="status">{state}</span>{' '}
          <time class="soft small" dateTime={new Date(changedAt(task)).toISOString()}>
            {time.format(changedAt(task))}
          </time>
        </p>
        <NameProgress task={task} lookUps={lookUps} />
        {isRunning && (
          <div class="row">
            <NextCheck task={task} />
            {!action && <TaskActionButton action="checkNow" id={task.id} />}
          </div>
        )}
      </div>
      {!isFailed && <ProgressBar counts={summary.counts} />}
      {(trouble || advice) && (
        <div class="notice row wrap small">
          <div class="grow">
            {trouble && (
              <p>
                <strong>{trouble}</strong>
              </p>
            )}
            <p>{advice}</p>
          </div>
          {action && <TaskActionButton action={action} id={task.id} />}
        </div>
      )}
    </section>
  );
}
