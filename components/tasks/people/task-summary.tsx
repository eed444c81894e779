import { i18n } from '#i18n';
import { describeTask } from '../describe-task';
import { NextCheck } from '../next-check';
import { ProgressBar } from '../progress-bar';
import type { Task } from '../task';
import { TaskActionButton } from '../task-action-button';

/** How the task of these people is doing, and what can be done about it. */
export function TaskSummary({ task }: { task: Task }) {
  const { state, trouble, advice, action } = describeTask(task, i18n.t);
  return (
    <section class="summary stack">
      <div class="row wrap">
        <p class="grow" role="status">
          {state}
        </p>
        {task.state.kind === 'waiting' && <NextCheck task={task} />}
      </div>
      <ProgressBar task={task} />
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
