import { i18n } from '#i18n';
import { nameOfTask } from '../tasks/describe-task';
import { changedAt, groupTasks, taskGroups } from '../tasks/group-tasks';
import type { Task } from '../tasks/task';

interface Props {
  /** `undefined` until they are read. */
  tasks: ReadonlyMap<string, Task> | undefined;
  /** The task that is shown, if it is known already. */
  shown: Task | undefined;
  taskId: string | undefined;
  onChoose: (taskId: string | undefined) => void;
}

/** Chooses whether the people of one task or of all are shown. Tasks are grouped and ordered as in the popup. */
export function TaskChoice({ tasks, shown, taskId, onChoose }: Props) {
  if (tasks?.size === 0) return null;
  const groups = groupTasks(tasks?.values() ?? []);
  const date = new Intl.DateTimeFormat(i18n.t('extension.language'), { dateStyle: 'medium' });
  const labelOf = (task: Task) => `${nameOfTask(task, i18n.t)} · ${date.format(changedAt(task))}`;
  return (
    <label class="row">
      {i18n.t('results.task')}
      <select value={taskId ?? ''} onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}>
        <option value="">{i18n.t('results.allTasks')}</option>
        {taskId !== undefined && !tasks?.has(taskId) && (
          <option value={taskId}>{shown ? labelOf(shown) : nameOfTask({ id: taskId }, i18n.t)}</option>
        )}
        {taskGroups
          .filter((group) => groups[group].length > 0)
          .map((group) => (
            <optgroup key={group} label={i18n.t(`popup.group.${group}`)}>
              {groups[group].map((task) => (
                <option key={task.id} value={task.id}>
                  {labelOf(task)}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </label>
  );
}
