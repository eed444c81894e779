import { i18n } from '#i18n';
import { nameOfTask } from '../tasks/describe-task';
import type { Task } from '../tasks/task';

interface Props {
  tasks: ReadonlyMap<string, Task>;
  taskId: string | undefined;
  onChoose: (taskId: string | undefined) => void;
}

/** Whose people are shown: those of one task, newest first, or of all. */
export function TaskChoice({ tasks, taskId, onChoose }: Props) {
  const newestFirst = [...tasks.values()].sort((one, other) => other.trackedAt - one.trackedAt);
  if (newestFirst.length === 0) return null;
  return (
    <label class="row">
      {i18n.t('results.task')}
      <select value={taskId ?? ''} onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}>
        <option value="">{i18n.t('results.allTasks')}</option>
        {taskId !== undefined && !tasks.has(taskId) && (
          <option value={taskId}>{nameOfTask({ id: taskId }, i18n.t)}</option>
        )}
        {newestFirst.map((task) => (
          <option key={task.id} value={task.id}>
            {nameOfTask(task, i18n.t)}
          </option>
        ))}
      </select>
    </label>
  );
}
