import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Contact } from '../contacts/contact';
import type { NumberFormat } from '../contacts/phone-format';
import { usePhoneWords } from '../contacts/use-phone-words';
import type { RecordStore } from '../storage/record-store';
import { useSomeRecords } from '../ui/use-stored';
import { groupTasks, type TaskGroup, taskGroups, withoutOldest } from './group-tasks';
import { peopleToName } from './people-on-card';
import type { Task } from './task';
import { TaskCard } from './task-card';

/** From so many on there is something to clear up. */
const MANY_OVER = 3;

interface Props {
  tasks: readonly Task[];
  contacts: RecordStore<Contact>;
  /** Those whom the cards name that are drawn first. */
  atHand: ReadonlyMap<string, Contact>;
  numberFormat: NumberFormat;
  /** Sees to a command, and says so if it fails. */
  attempt: (work: Promise<unknown>) => void;
  onRemove: (tasks: Task[]) => void;
}

/** All tasks as cards. A card that goes from one group to another stays the same element. */
export function TaskList({ tasks, contacts, atHand, numberFormat, attempt, onRemove }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const groups = groupTasks(tasks);
  const filled = taskGroups.filter((group) => groups[group].length > 0);
  const shown = showsAll ? groups : withoutOldest(groups);
  const people = useSomeRecords(contacts, peopleToName(taskGroups.flatMap((group) => shown[group])), atHand);
  const sayPhone = usePhoneWords(numberFormat, people.size > 0);
  const hidden = groups.over.length - shown.over.length;
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
          <TaskCard
            key={task.id}
            task={task}
            contacts={people}
            sayPhone={sayPhone}
            attempt={attempt}
            onRemove={() => onRemove([task])}
          />
        )),
      ])}
      {hidden > 0 && (
        <button type="button" onClick={() => setShowsAll(true)}>
          {i18n.t('popup.showMore', [hidden])}
        </button>
      )}
    </>
  );
}
