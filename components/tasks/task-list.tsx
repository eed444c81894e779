import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import { groupTasks, type TaskGroup, taskGroups } from './group-tasks';
import type { Task } from './task';
import { TaskCard } from './task-card';

/** What is over long ago is drawn only for whom asks. */
const MOST_OVER = 100;
/** From so many on there is something to clear up. */
const MANY_OVER = 3;

interface Props {
  tasks: readonly Task[];
  contacts: ReadonlyMap<string, Contact>;
  /** Sees to a command, and says so if it fails. */
  attempt: (work: Promise<unknown>) => void;
  onRemove: (tasks: Task[]) => void;
}

/** All tasks as cards. A card that goes from one group to another stays the same element. */
export function TaskList({ tasks, contacts, attempt, onRemove }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const groups = groupTasks(tasks);
  const filled = taskGroups.filter((group) => groups[group].length > 0);
  const over = showsAll ? groups.over : groups.over.slice(0, MOST_OVER);
  const shown = { ...groups, over };
  const canClear = groups.over.length >= MANY_OVER;

  const heading = (group: TaskGroup) => (
    <div key={group} class={filled.length > 1 || canClear ? 'row group' : 'hidden'}>
      <h2 class="grow soft small">
        {i18n.t(`popup.group.${group}`)} <span class="number">{groups[group].length}</span>
      </h2>
      {group === 'over' && canClear && (
        <button type="button" class="quiet small" onClick={() => onRemove(groups.over)}>
          {i18n.t('popup.removeOver')}
        </button>
      )}
    </div>
  );

  return (
    <>
      {filled.flatMap((group) => [
        heading(group),
        ...shown[group].map((task) => (
          <TaskCard key={task.id} task={task} contacts={contacts} attempt={attempt} onRemove={() => onRemove([task])} />
        )),
      ])}
      {over.length < groups.over.length && (
        <button type="button" onClick={() => setShowsAll(true)}>
          {i18n.t('popup.showMore', [groups.over.length - over.length])}
        </button>
      )}
    </>
  );
}
