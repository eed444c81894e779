import { i18n } from '#i18n';
import type { LookUp } from '../contacts/look-up';
import type { RecordStore } from '../storage/record-store';
import { describeTask } from '../tasks/describe-task';
import { changedAt } from '../tasks/group-tasks';
import type { Task } from '../tasks/task';
import type { TaskSummary as Summary } from '../tasks/task-summary';
import { NameProgress } from '../tasks/views/name-progress';
import { NextCheck } from '../tasks/views/next-check';
import { ProgressBar } from '../tasks/views/progress-bar';
import { TaskActionButton } from '../tasks/views/task-action-button';

interface Props {
  summary: Summary;
  /** Absent until its people are read: their look-ups would delay them. */
  task: Task | undefined;
  lookUps: RecordStore<LookUp>;
}

/** The task's progress, and what the user can do about it. */
export function TaskSummary({ summary, task, lookUps }: Props) {
  const time = new Intl.DateTimeFormat(i18n.t('extension.language'), { dateStyle: 'medium', timeStyle: 'short' });
  // A failed task may still have a few numbers; a progress bar would make it look like a success.
  const isFailed = summary.state.kind === 'done' && summary.state.outcome === 'failed';
  const isRunning = summary.state.kind === 'waiting';
  const { state, trouble, advice, action } = describeTask(summary, i18n.t);
  return (
    <section class="summary stack">
      <div class="row wrap">
        <p class="grow">
          <span role="status">{state}</span>{' '}
          <time class="soft small" dateTime={new Date(changedAt(summary)).toISOString()}>
            {time.format(changedAt(summary))}
          </time>
        </p>
        {task && <NameProgress task={task} lookUps={lookUps} />}
        {isRunning && (
          <div class="row">
            <NextCheck task={summary} />
            {!action && <TaskActionButton action="checkNow" id={summary.id} />}
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
          {action && <TaskActionButton action={action} id={summary.id} />}
        </div>
      )}
    </section>
  );
}
